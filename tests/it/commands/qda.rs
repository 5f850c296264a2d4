//! A study for programs that code texts: what is in the package, read back with another parser, and what stays here.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{Cursor, Read};

use nulmeting::domain::answer::{Mark, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{Consent, Memo, Subject};
use nulmeting::domain::writeup::{CheckedQuote, QuoteState, WriteUp};
use nulmeting::store::{Origin, Scope, Store};
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use roxmltree::{Document, Node};
use uuid::Uuid;

use super::{Place, SAMPLE};

mod import;

/// Words outside the basic plane and with an accent of its own, in lines of both kinds.
pub(super) const TEXT: &str = "Wij 🙂 doen\r\nhet e\u{301}e\u{301}n keer. GEHEIM Niemand weet het.";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn talk() -> InterviewId {
    InterviewId::new("sez/r1").unwrap()
}

fn mark(kind: MarkKind, text: &str, target: Option<&str>) -> Mark {
    let from = TEXT[..TEXT.find(text).unwrap()].chars().count();
    let to = from + text.chars().count();
    Mark { kind, from, to, text: text.into(), target: target.map(id), respondent: None }
}

/// The sample, in which everybody agreed to talk. In one talk the person may be quoted; of two quotes one is approved.
pub(super) fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let mut store = place.open("almelo");
    let study = store.load(&Scope::Whole).unwrap();
    let mut changes: Vec<Change> = study
        .participants
        .iter()
        .map(|one| {
            let mut consent = vec![Consent::Interview];
            if one.interview == talk() {
                consent.push(Consent::Quote);
            }
            Change::Consent(one.interview.clone(), one.respondent.clone(), consent)
        })
        .collect();
    changes.push(Change::Memo(Memo {
        id: id("first"),
        about: Subject::read("interview/sez/r1"),
        text: "A thought <of mine>\r\nin two lines".into(),
        written_on: None,
    }));
    changes.push(Change::Memo(Memo {
        id: id("second"),
        about: Subject::read("indicator/own_role_named"),
        text: "Another".into(),
        written_on: None,
    }));
    let quotes =
        [("e\u{301}e\u{301}n keer", QuoteState::Approved), ("Niemand weet het", QuoteState::Checked)];
    changes.push(Change::AnswerWriteUp(
        talk(),
        id("key_departments"),
        WriteUp {
            quotes: quotes.map(|(text, state)| CheckedQuote { text: text.into(), state }).into(),
            ..WriteUp::default()
        },
    ));
    let now = "2026-11-27T12:00:00Z".parse().unwrap();
    store.record(&changes, now).unwrap();
    drop(store);
    let path = place.study("almelo");
    let mut store = Store::open(&path, Origin::new(Uuid::from_u128(2), "Ada & Co", Uuid::now_v7)).unwrap();
    let marks = vec![
        mark(MarkKind::Quote, "e\u{301}e\u{301}n keer", Some("vision_known")),
        mark(MarkKind::Quote, "Niemand weet het", None),
        mark(MarkKind::Passage, "🙂 doen", Some("own_role_named")),
        mark(MarkKind::Background, "GEHEIM", None),
    ];
    let notes = Notes { text: TEXT.into(), marks, ..Notes::default() };
    store
        .record(
            &[Change::AnswerNotes(talk(), id("key_departments"), notes)],
            "2026-11-28T09:30:00Z".parse().unwrap(),
        )
        .unwrap();
    place
}

/// Exports into a file of this name and reads it.
pub(super) fn package(place: &Place, name: &str, more: &[&str]) -> (Vec<u8>, String) {
    let to = place.temporary.path().join(name);
    let arguments = ["export", "almelo", "--format", "qdpx", "--output", to.to_str().unwrap()];
    let done = place.run(&[&arguments, more].concat()).success().stdout(is_empty()).get_output().clone();
    (fs::read(to).unwrap(), String::from_utf8(done.stderr).unwrap())
}

/// The files of a package by their names.
fn files(package: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut found = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        found.insert(name, text);
    }
    found
}

fn all<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(("urn:QDA-XML:project:1.0", name))).collect()
}

fn named<'a>(document: &'a Document, guid: &str) -> &'a str {
    let owner = document.descendants().find(|node| node.attribute("guid") == Some(guid));
    owner.and_then(|node| node.attribute("name")).unwrap()
}

/// Each coded passage with its words, its codes, its coder and its memo.
fn codings(files: &BTreeMap<String, String>) -> Vec<(String, Vec<String>, String, String)> {
    let document = Document::parse(&files["project.qde"]).unwrap();
    let mut found = Vec::new();
    for source in all(&document, "TextSource") {
        let file = source.attribute("plainTextPath").unwrap().strip_prefix("internal://").unwrap();
        let text: Vec<char> = files[&format!("sources/{file}")].chars().collect();
        for selection in source.children().filter(|node| node.has_tag_name("PlainTextSelection")) {
            let position = |name| selection.attribute(name).unwrap().parse::<usize>().unwrap();
            let words = text[position("startPosition")..position("endPosition")].iter().collect();
            let codes = selection.descendants().filter(|node| node.has_tag_name("CodeRef"));
            let codes = codes.map(|node| named(&document, node.attribute("targetGUID").unwrap()).to_owned());
            let coder = named(&document, selection.attribute("creatingUser").unwrap()).to_owned();
            let memo = selection.children().find(|node| node.has_tag_name("Description"));
            let memo = memo.and_then(|node| node.text()).unwrap_or_default().to_owned();
            found.push((words, codes.collect(), coder, memo));
        }
    }
    found
}

#[test]
fn to_hand_on_only_a_quote_that_may_be_used_leaves_with_its_codes_and_its_coder() {
    let place = place();
    let (package, said) = package(&place, "shared.qdpx", &[]);
    let files = files(&package);
    assert_eq!(
        codings(&files),
        [(
            "e\u{301}e\u{301}n keer".to_owned(),
            vec!["The vision is known".to_owned(), "Quote".to_owned()],
            "Ada & Co".to_owned(),
            "Said by sez-A".to_owned()
        )]
    );
    let everything: String = files.values().map(String::as_str).collect();
    for secret in ["GEHEIM", "Niemand", "🙂", "A thought", "The unit has more contact"] {
        assert!(!everything.contains(secret), "{secret}");
    }
    // The speaker has not agreed to be quoted with the role.
    assert!(!everything.contains("team leader") && !everything.contains("head of"));
    for told in [
        "not approved by the respondent",
        "1 role",
        "2 memos",
        "background",
        "texts in free words",
        "evidence",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn for_oneself_talks_are_whole_but_for_background_and_memos_are_notes() {
    let place = place();
    let (package, said) = package(&place, "own.qdpx", &["--own"]);
    assert!(said.contains("not to be handed on"), "{said}");
    let files = files(&package);
    let found = codings(&files);
    let of = |words: &str| found.iter().find(|(text, ..)| text == words).unwrap();
    assert_eq!(of("🙂 doen").1, ["Own part is named"]);
    assert_eq!(of("e\u{301}e\u{301}n keer").1, ["The vision is known", "Quote"]);
    assert_eq!(of("Niemand weet het").3, "Said by sez-A · not used before it is approved");
    let everything: String = files.values().map(String::as_str).collect();
    assert!(!everything.contains("GEHEIM") && everything.contains("keer. … Niemand"));
    let document = Document::parse(&files["project.qde"]).unwrap();
    let note = all(&document, "Note")[0];
    assert!(note.attribute("creationDateTime").is_some());
    let file = note.attribute("plainTextPath").unwrap().replace("internal://", "sources/");
    assert_eq!(files[&file], "A thought <of mine>\nin two lines");
    // Its words describe the text as well, for programs that do not follow the reference.
    let described = |node: Node| {
        node.children()
            .find(|child| child.has_tag_name("Description"))
            .and_then(|child| child.text().map(str::to_owned))
    };
    let text = all(&document, "TextSource").into_iter().find(|one| described(*one).is_some()).unwrap();
    assert_eq!(described(text).unwrap(), "A thought <of mine>\nin two lines");
    // A memo on an indicator hangs on its code.
    let code = all(&document, "Code")
        .into_iter()
        .find(|one| one.attribute("name") == Some("Own part is named"))
        .unwrap();
    let reference = code.children().find(|node| node.has_tag_name("NoteRef")).unwrap();
    assert_eq!(
        named(&document, reference.attribute("targetGUID").unwrap()),
        "second · indicator/own_role_named"
    );
    // Department and round stand on the text and on cases.
    let text = all(&document, "TextSource")
        .into_iter()
        .find(|one| one.descendants().any(|node| node.attribute("targetGUID") == note.attribute("guid")));
    let text = text.unwrap();
    let values: Vec<&str> = text
        .children()
        .filter(|node| node.has_tag_name("VariableValue"))
        .filter_map(|node| node.descendants().find(|node| node.has_tag_name("TextValue"))?.text())
        .collect();
    let cases: Vec<&str> = all(&document, "Case")
        .into_iter()
        .filter(|case| case.children().any(|node| node.attribute("targetGUID") == text.attribute("guid")))
        .filter_map(|case| case.attribute("name"))
        .collect();
    assert!(values.contains(&"sez/r1"), "{values:?}");
    assert!(cases.iter().any(|name| name.starts_with("Unit: ")), "{cases:?}");
    assert!(cases.iter().any(|name| name.starts_with("Round: ")), "{cases:?}");
    assert!(cases.iter().any(|name| name.starts_with("Role of the respondent: ")), "{cases:?}");
    assert!(cases.contains(&"Respondent: sez-A"), "{cases:?}");
}

#[test]
fn a_package_is_as_importers_need_it_and_the_same_to_the_byte_the_second_time() {
    let place = place();
    for more in [&[][..], &["--own"]] {
        let (bytes, _) = package(&place, &format!("one{}.qdpx", more.len()), more);
        assert_eq!(bytes, package(&place, &format!("two{}.qdpx", more.len()), more).0);
        let files = files(&bytes);
        let xml = &files["project.qde"];
        assert!(!xml.contains("richTextPath") && !xml.contains("PlainTextContent"));
        let document = Document::parse(xml).unwrap();
        assert!(document.root_element().attribute("origin").is_some());
        let guids: HashSet<&str> = document.descendants().filter_map(|node| node.attribute("guid")).collect();
        for node in document.descendants() {
            if let Some(target) = node.attribute("targetGUID") {
                assert!(guids.contains(target) && target == target.to_lowercase());
            }
            for user in ["creatingUser", "creatingUserGUID", "modifyingUser"] {
                assert!(node.attribute(user).is_none_or(|user| guids.contains(user)));
            }
        }
        let codes: Vec<String> = all(&document, "Code")
            .iter()
            .map(|code| code.attribute("name").unwrap().to_lowercase())
            .collect();
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
        let texts = files.iter().filter(|(name, _)| name.starts_with("sources/"));
        for (name, text) in texts {
            assert!(!text.contains('\r') && !text.starts_with('\u{feff}'), "{name}");
        }
    }
}

#[test]
fn a_withdrawn_consent_takes_the_talk_out() {
    let place = place();
    let person = id("sez-A");
    let mut store = place.open("almelo");
    let withdrawn = Change::Consent(talk(), person, vec![Consent::Quote]);
    store.record(&[withdrawn], "2026-11-28T10:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    for more in [&[][..], &["--own"]] {
        let (bytes, said) = package(&place, &format!("out{}.qdpx", more.len()), more);
        let everything: String = files(&bytes).into_values().collect();
        assert!(!everything.contains("keer") && !everything.contains("Niemand"), "{more:?}");
        assert!(said.contains("agree"), "{said}");
    }
}

/// A codebook alone as its schema has it: which elements, in which order, with which attributes.
fn conforms(document: &Document) {
    let elements = |node: Node| -> Vec<String> {
        node.children().filter(Node::is_element).map(|one| one.tag_name().name().to_owned()).collect()
    };
    let root = document.root_element();
    assert_eq!(elements(root), ["Codes", "Sets"]);
    let mut guids = HashSet::new();
    for node in root.descendants().filter(Node::is_element) {
        assert_eq!(node.tag_name().namespace(), root.tag_name().namespace());
        let (name, mut inner) = (node.tag_name().name(), elements(node));
        let attributes: Vec<&str> = node.attributes().map(|one| one.name()).collect();
        inner.dedup();
        let order: &[&str] = match name {
            "CodeBook" => &["Codes", "Sets"],
            "Codes" => &["Code"],
            "Code" => &["Description", "Code"],
            "Sets" => &["Set"],
            "Set" => &["Description", "MemberCode"],
            "Description" | "MemberCode" => &[],
            other => panic!("a codebook has no {other}"),
        };
        assert!(
            inner.iter().all(|one| order.contains(&one.as_str()))
                && inner.is_sorted_by_key(|one| order.iter().position(|other| other == one)),
            "{name}: {inner:?}"
        );
        let wanted: &[&str] = match name {
            "CodeBook" => &["origin"],
            "Code" => &["guid", "name", "isCodable"],
            "Set" => &["guid", "name"],
            "MemberCode" => &["guid"],
            _ => &[],
        };
        assert_eq!(attributes, wanted, "{name}");
        if let Some(guid) = node.attribute("guid") {
            assert!(Uuid::parse_str(guid).is_ok());
            assert_eq!(
                guids.insert(guid.to_owned()),
                name != "MemberCode",
                "{guid}: codes come before the sets that hold them"
            );
        }
    }
}

#[test]
fn the_codebook_alone_is_a_file_and_nothing_is_written_over() {
    let place = place();
    let to = place.temporary.path().join("codes.qdc");
    let export = |more: &[&str]| {
        let arguments = ["export", "almelo", "--format", "qdc", "--output", to.to_str().unwrap()];
        place.run(&[&arguments, more].concat())
    };
    export(&[]).success().stdout(is_empty()).stderr(contains("codes"));
    let text = fs::read_to_string(&to).unwrap();
    let document = Document::parse(&text).unwrap();
    assert_eq!(document.root_element().tag_name().namespace(), Some("urn:QDA-XML:codebook:1.0"));
    assert!(text.contains("The vision is known"));
    conforms(&document);
    export(&[]).code(1).stderr(contains("exists already"));
    export(&["--force"]).success();
    place
        .run(&["export", "almelo", "--format", "qdpx"])
        .code(2)
        .stderr(contains("--output").and(contains("qdpx")));
}
