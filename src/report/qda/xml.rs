//! The project and the codebook as XML, elements in the order of the schema.

use std::collections::BTreeSet;
use std::io;

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use uuid::Uuid;

use super::{By, Case, Code, Coding, Note, Project, Set, Source};

/// What made it.
const ORIGIN: &str = concat!("nulmeting ", env!("CARGO_PKG_VERSION"));

/// A document as it grows.
struct Page {
    writer: Writer<Vec<u8>>,
}

type Written = io::Result<()>;

impl Page {
    fn new() -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(Self { writer })
    }

    /// A document of quick-xml is made of text alone.
    fn finish(self) -> io::Result<String> {
        String::from_utf8(self.writer.into_inner()).map_err(io::Error::other)
    }

    fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, *value));
        }
        start
    }

    fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self) -> Written,
    ) -> Written {
        self.writer.write_event(Event::Start(Self::start(name, attributes)))?;
        inner(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Written {
        self.writer.write_event(Event::Empty(Self::start(name, attributes)))
    }

    /// An element with a text; none where the text is empty.
    fn text(&mut self, name: &str, text: &str) -> Written {
        if text.is_empty() {
            return Ok(());
        }
        self.writer.write_event(Event::Start(BytesStart::new(name)))?;
        self.writer.write_event(Event::Text(BytesText::from_escaped(escape(text))))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn reference(&mut self, name: &str, guid: Uuid) -> Written {
        self.empty(name, &[("targetGUID", &guid.to_string())])
    }

    /// A code with the notes on it, and what is below it.
    fn code(&mut self, code: &Code, notes: &[Note]) -> Written {
        let guid = code.guid.to_string();
        let is_codable = if code.meaning.is_codable() { "true" } else { "false" };
        let attributes = [("guid", guid.as_str()), ("name", &code.name), ("isCodable", is_codable)];
        let own: Vec<&Note> = notes.iter().filter(|note| note.about == Some(code.guid)).collect();
        if code.description.is_empty() && code.children.is_empty() && own.is_empty() {
            return self.empty("Code", &attributes);
        }
        self.within("Code", &attributes, |page| {
            page.text("Description", &code.description)?;
            own.iter().try_for_each(|note| page.reference("NoteRef", note.guid))?;
            code.children.iter().try_for_each(|child| page.code(child, notes))
        })
    }

    /// A list with something in it; an empty one is not valid.
    fn list<T>(
        &mut self,
        name: &str,
        items: &[T],
        mut each: impl FnMut(&mut Self, &T) -> Written,
    ) -> Written {
        if items.is_empty() {
            return Ok(());
        }
        self.within(name, &[], |page| items.iter().try_for_each(|item| each(page, item)))
    }
}

/// A moment as the schema has it, to the second.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The file `project.qde`.
pub(super) fn project(project: &Project) -> io::Result<String> {
    let mut page = Page::new()?;
    let (creator, made) = (project.coder(&project.by.author).to_string(), moment(project.by.at));
    let attributes = [
        ("name", project.name.as_str()),
        ("origin", ORIGIN),
        ("creatingUserGUID", &creator),
        ("creationDateTime", &made),
        ("xmlns", "urn:QDA-XML:project:1.0"),
    ];
    page.within("Project", &attributes, |page| {
        users(page, project)?;
        page.within("CodeBook", &[], |page| {
            page.list("Codes", &project.codes, |page, code| page.code(code, &project.notes))
        })?;
        page.list("Variables", &project.variables, |page, (name, label)| {
            let guid = variable(project, name);
            let attributes = [("guid", guid.as_str()), ("name", name), ("typeOfVariable", "Text")];
            page.within("Variable", &attributes, |page| page.text("Description", label))
        })?;
        page.list("Cases", &project.cases, |page, case| case_of(page, project, case))?;
        page.list("Sources", &project.sources, |page, source| source_of(page, project, source))?;
        page.list("Notes", &project.notes, |page, note| {
            let guid = note.guid.to_string();
            let path = format!("internal://{guid}.txt");
            let (user, at) = by(project, &note.by);
            page.empty(
                "Note",
                &[
                    ("guid", &guid),
                    ("name", &note.name),
                    ("plainTextPath", &path),
                    ("creatingUser", &user),
                    ("creationDateTime", &at),
                    ("modifyingUser", &user),
                    ("modifiedDateTime", &at),
                ],
            )
        })?;
        page.list("Sets", &project.sets, |page, one| set(page, one, "targetGUID"))?;
        page.text("Description", &project.description)?;
        let about_all = project.notes.iter().filter(|note| is_about_project(project, note));
        about_all.into_iter().try_for_each(|note| page.reference("NoteRef", note.guid))
    })?;
    page.finish()
}

/// Codes that belong together. A codebook alone calls the identity of a member otherwise than a project does.
fn set(page: &mut Page, set: &Set, member: &str) -> Written {
    let guid = set.guid.to_string();
    page.within("Set", &[("guid", &guid), ("name", &set.name)], |page| {
        set.codes.iter().try_for_each(|code| page.empty("MemberCode", &[(member, &code.to_string())]))
    })
}

/// Notes on texts stand there; those on codes stand here too, because not every program reads them there.
fn is_about_project(project: &Project, note: &Note) -> bool {
    !project.sources.iter().any(|source| note.about == Some(source.guid))
}

/// The coders, each once, who made the study first.
fn users(page: &mut Page, project: &Project) -> Written {
    let of_texts = project
        .sources
        .iter()
        .flat_map(|source| std::iter::once(&source.by).chain(source.codings.iter().map(|coding| &coding.by)));
    let others = of_texts.chain(project.notes.iter().map(|note| &note.by));
    let mut seen = BTreeSet::new();
    let all: Vec<&str> = std::iter::once(&project.by)
        .chain(others)
        .map(|by| by.author.as_str())
        .filter(|author| seen.insert(*author))
        .collect();
    page.list("Users", &all, |page, author| {
        let name = super::line(author);
        let name = if name.is_empty() { "?" } else { &name };
        page.empty("User", &[("guid", &project.coder(author).to_string()), ("name", name)])
    })
}

fn by(project: &Project, by: &By) -> (String, String) {
    (project.coder(&by.author).to_string(), moment(by.at))
}

fn variable(project: &Project, name: &str) -> String {
    super::guid(project.space, &["variable", name]).to_string()
}

fn values(page: &mut Page, project: &Project, values: &[(&'static str, String)]) -> Written {
    values.iter().filter(|(_, value)| !value.is_empty()).try_for_each(|(name, value)| {
        page.within("VariableValue", &[], |page| {
            page.empty("VariableRef", &[("targetGUID", &variable(project, name))])?;
            page.text("TextValue", value)
        })
    })
}

fn case_of(page: &mut Page, project: &Project, case: &Case) -> Written {
    let guid = case.guid.to_string();
    page.within("Case", &[("guid", &guid), ("name", &case.name)], |page| {
        values(page, project, &case.values)?;
        case.sources.iter().try_for_each(|source| page.reference("SourceRef", *source))?;
        case.selections.iter().try_for_each(|selection| page.reference("SelectionRef", *selection))
    })
}

fn source_of(page: &mut Page, project: &Project, source: &Source) -> Written {
    let guid = source.guid.to_string();
    let path = format!("internal://{guid}.txt");
    let (user, at) = by(project, &source.by);
    let attributes = [
        ("guid", guid.as_str()),
        ("name", &source.name),
        ("plainTextPath", &path),
        ("creatingUser", &user),
        ("creationDateTime", &at),
        ("modifyingUser", &user),
        ("modifiedDateTime", &at),
    ];
    let own: Vec<&Note> = project.notes.iter().filter(|note| note.about == Some(source.guid)).collect();
    let words: Vec<&str> = own.iter().map(|note| note.text.as_str()).collect();
    page.within("TextSource", &attributes, |page| {
        // The words too: QualCoder drops a note that a text refers to, and keeps what describes the text.
        page.text("Description", &words.join("\n\n"))?;
        source.codings.iter().try_for_each(|coding| selection(page, project, source, coding))?;
        own.iter().try_for_each(|note| page.reference("NoteRef", note.guid))?;
        values(page, project, &source.values)
    })
}

/// A passage; its coder stands on it and on each of its codings, because programs look at one or the other.
fn selection(page: &mut Page, project: &Project, source: &Source, coding: &Coding) -> Written {
    let guid = coding.guid.to_string();
    let (user, at) = by(project, &coding.by);
    let words: String = source.text[coding.from..coding.to].iter().take(60).collect();
    let attributes = [
        ("guid", guid.as_str()),
        ("name", &super::line(&words)),
        ("startPosition", &coding.from.to_string()),
        ("endPosition", &coding.to.to_string()),
        ("creatingUser", &user),
        ("creationDateTime", &at),
        ("modifyingUser", &user),
        ("modifiedDateTime", &at),
    ];
    page.within("PlainTextSelection", &attributes, |page| {
        page.text("Description", &coding.remark)?;
        coding.codes.iter().try_for_each(|code| {
            let own = super::guid(coding.guid, &["code", &code.to_string()]).to_string();
            let attributes = [("guid", own.as_str()), ("creatingUser", &user), ("creationDateTime", &at)];
            page.within("Coding", &attributes, |page| page.reference("CodeRef", *code))
        })
    })
}

/// The codebook alone.
pub(super) fn codebook(project: &Project) -> io::Result<String> {
    let mut page = Page::new()?;
    let attributes = [("origin", ORIGIN), ("xmlns", "urn:QDA-XML:codebook:1.0")];
    page.within("CodeBook", &attributes, |page| {
        // Notes have no place in a codebook alone.
        page.list("Codes", &project.codes, |page, code| page.code(code, &[]))?;
        page.list("Sets", &project.sets, |page, one| set(page, one, "guid"))
    })?;
    page.finish()
}
