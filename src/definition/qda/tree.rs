//! XML as a tree, with bounds and without document types.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use uuid::Uuid;

use super::{Unreadable, too_much};

/// The most elements.
const ELEMENTS: usize = 2_000_000;
/// How deep elements may stand in each other.
const DEPTH: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The text right in it.
    pub(super) text: String,
    /// The elements right in it.
    pub(super) children: Vec<Node>,
}

impl Node {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn children<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All elements that are reached by names, from the children on.
    pub(super) fn path(&self, names: &[&str]) -> Vec<&Node> {
        let mut found = vec![self];
        for name in names {
            found = found
                .into_iter()
                .flat_map(|node| node.children.iter())
                .filter(|child| child.name == *name)
                .collect();
        }
        found
    }

    /// An identity that has to be there; braces and letters of any case are read.
    pub(super) fn guid(&self, name: &str) -> Result<Uuid, Unreadable> {
        let missing = || Unreadable::Project(format!("a `{}` has no `{name}`", self.name));
        self.maybe_guid(name)?.ok_or_else(missing)
    }

    pub(super) fn maybe_guid(&self, name: &str) -> Result<Option<Uuid>, Unreadable> {
        let Some(text) = self.attribute(name).map(str::trim).filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let wrong =
            |_| Unreadable::Project(format!("`{name}` of a `{}` is no identity: {text:?}", self.name));
        Uuid::try_parse(text).map(Some).map_err(wrong)
    }
}

/// Reads the one element of a document.
pub(super) fn read(text: &str) -> Result<Node, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::Project(error.to_string());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Node> = vec![Node::default()];
    let mut count = 0;
    loop {
        let event = reader.read_event().map_err(|error| wrong(&error))?;
        let Some(inner) = open.last_mut() else { break };
        match event {
            Event::Start(start) | Event::Empty(start) => {
                count += 1;
                if count > ELEMENTS {
                    return Err(too_much("the number of elements", &ELEMENTS.to_string()));
                }
                if open.len() > DEPTH {
                    return Err(too_much("the depth of elements", &DEPTH.to_string()));
                }
                open.push(element(&start)?);
            }
            Event::End(_) => {
                let done = open.pop().unwrap_or_default();
                let outer = open.last_mut().ok_or_else(|| wrong(&"an element ends that did not begin"))?;
                outer.children.push(done);
            }
            Event::Text(text) => inner.text.push_str(&text.xml10_content()),
            Event::CData(text) => inner.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let resolved = reference.resolve_char_ref().map_err(|error| wrong(&error))?;
                match (resolved, resolve_predefined_entity(&reference)) {
                    (Some(character), _) => inner.text.push(character),
                    (None, Some(text)) => inner.text.push_str(text),
                    (None, None) => return Err(wrong(&"it uses an entity of its own, which is not read")),
                }
            }
            Event::DocType(_) => return Err(wrong(&"it declares a document type, which is not read")),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if open.len() != 1 {
        return Err(wrong(&"it ends too early"));
    }
    let mut roots = open.pop().unwrap_or_default().children;
    if roots.len() == 1 { Ok(roots.remove(0)) } else { Err(wrong(&"it is not one element")) }
}

fn element(start: &BytesStart) -> Result<Node, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::Project(error.to_string());
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| wrong(&error))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| wrong(&error))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    let name = start.local_name().as_ref().to_owned();
    Ok(Node { name, attributes, ..Node::default() })
}
