//! Codings made elsewhere come back: onto the right passages, by their coders, once, or not at all.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use nulmeting::domain::answer::{Answer, MarkKind, Notes};
use nulmeting::domain::change::Change;
use nulmeting::domain::scan::Decision;
use nulmeting::store::Scope;
use predicates::prelude::*;
use predicates::str::contains;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{TEXT, files, id, package, place, talk};
use crate::commands::Place;

const CODER: &str = "11111111-1111-4111-8111-111111111111";
const SELECTION: &str = "22222222-2222-4222-8222-222222222222";

fn packed<'f>(files: impl IntoIterator<Item = (&'f String, &'f String)>) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        file.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// An export with more codings in the text of one talk, as another person makes them elsewhere: words of the text and the
/// name of the code. A code of the export is used where it has that name, else one is made.
fn coded(package: &[u8], codings: &[(&str, &str)], changed: impl Fn(&str) -> String) -> Vec<u8> {
    let mut files = files(package);
    let (path, text) = files
        .iter()
        .find(|(name, text)| name.starts_with("sources/") && text.contains("e\u{301}n "))
        .unwrap();
    let (path, text) = (path.clone(), changed(text));
    let mut project = files["project.qde"].clone();
    let mut selections = String::new();
    for (at, (words, code)) in codings.iter().enumerate() {
        let from = text[..text.find(words).unwrap()].chars().count();
        let to = from + words.chars().count();
        let known = format!("name=\"{code}\" isCodable");
        let guid = if let Some((before, _)) = project.split_once(&known) {
            before.rsplit_once("guid=\"").unwrap().1[..36].to_owned()
        } else {
            let guid = format!("33333333-3333-4333-8333-{at:012}");
            let own = format!("<Code guid=\"{guid}\" name=\"{code}\" isCodable=\"true\"/></Codes>");
            project = project.replace("</Codes>", &own);
            guid
        };
        write!(
            selections,
            "<PlainTextSelection guid=\"{SELECTION}\" startPosition=\"{from}\" endPosition=\"{to}\" \
             creatingUser=\"{CODER}\"><Coding guid=\"{SELECTION}\"><CodeRef targetGUID=\"{guid}\"/></Coding>\
             </PlainTextSelection>"
        )
        .unwrap();
    }
    project = project.replace("</Users>", &format!("<User guid=\"{CODER}\" name=\"Bo\"/></Users>"));
    let guid = path.trim_start_matches("sources/").trim_end_matches(".txt").to_owned();
    let begin = project.find(&format!("<TextSource guid=\"{guid}\"")).unwrap();
    let begin = begin + project[begin..].find('>').unwrap() + 1;
    project.insert_str(begin, &selections);
    files.insert("project.qde".to_owned(), project);
    files.insert(path, text);
    packed(&files)
}

fn answer(place: &Place) -> Answer {
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let found =
        study.answers.iter().find(|one| one.interview == talk() && one.question == id("key_departments"));
    found.unwrap().clone()
}

/// The marks of the answer: kind, words, and what they are tied to.
fn marks(place: &Place) -> Vec<(MarkKind, String, Option<String>)> {
    let answer = answer(place);
    let text: Vec<char> = answer.notes.text.chars().collect();
    for mark in &answer.notes.marks {
        assert_eq!(text[mark.from..mark.to].iter().collect::<String>(), mark.text);
    }
    let target = |mark: &nulmeting::domain::answer::Mark| mark.target.as_ref().map(ToString::to_string);
    answer.notes.marks.iter().map(|mark| (mark.kind, mark.text.clone(), target(mark))).collect()
}

#[test]
fn an_export_taken_back_as_it_is_changes_nothing() {
    let place = place();
    for more in [&[][..], &["--own"]] {
        let (bytes, _) = package(&place, &format!("same{}.qdpx", more.len()), more);
        let file = place.file("back.qdpx", bytes);
        let rows = place.rows("almelo");
        place.run(&["import", "almelo", &file]).success().stderr(contains("nothing was written"));
        assert_eq!(place.rows("almelo"), rows);
    }
}

#[test]
fn codings_come_back_to_their_words_by_their_coder_and_only_once() {
    let place = place();
    let (bytes, _) = package(&place, "own.qdpx", &["--own"]);
    // With a line break in it, beside background, with the title of a code in another language, and with its id.
    let codings = [
        ("🙂 doen\nhet", "The vision is known"),
        ("keer. … Niemand", "De eigen rol is benoemd"),
        ("weet", "vision_known"),
    ];
    let file = place.file("coded.qdpx", coded(&bytes, &codings, str::to_owned));
    let (before, rows) = (marks(&place), place.rows("almelo"));
    place
        .run(&["import", "almelo", &file, "--dry-run"])
        .success()
        .stderr(contains("Would write 4 new codings (4 by Bo)"));
    assert_eq!(place.rows("almelo"), rows);
    place.run(&["import", "almelo", &file]).success().stderr(contains("Wrote 4 new codings (4 by Bo)"));
    let tied = |text: &str, target: &str| (MarkKind::Passage, text.to_owned(), Some(target.to_owned()));
    let new = [
        tied("🙂 doen\r\nhet", "vision_known"),
        tied("keer.", "own_role_named"),
        tied("Niemand", "own_role_named"),
        tied("weet", "vision_known"),
    ];
    assert_eq!(marks(&place), [before, new.into()].concat());
    let journal = place.open("almelo").journal().unwrap();
    assert_eq!(journal.len(), rows + 1);
    assert_eq!(journal.last().unwrap().author, "Bo");
    place.run(&["import", "almelo", &file]).success().stderr(contains("nothing was written"));
    assert_eq!(place.rows("almelo"), rows + 1);
    // And they go out again with their coder.
    let (bytes, _) = package(&place, "again.qdpx", &["--own"]);
    let found = super::codings(&files(&bytes));
    assert!(found.iter().any(|(words, _, coder, _)| words == "weet" && coder == "Bo"));
}

#[test]
fn what_was_handed_on_with_words_replaced_comes_back_on_the_words_of_the_study() {
    let place = place();
    let decide = |word: &str, with: &str| {
        place.open("almelo").decide_words(&[(word.into(), Some(Decision::Replace(with.into())))]).unwrap();
    };
    decide("keer", "[vaak genoeg]");
    let (bytes, told) = package(&place, "shared.qdpx", &[]);
    assert!(told.contains("replaced"), "{told}");
    let codings = [("vaak", "own_role_named"), ("e\u{301}e\u{301}n [vaak", "vision_known")];
    let file = place.file("coded.qdpx", coded(&bytes, &codings, str::to_owned));
    let unchanged = place.file("unchanged.qdpx", &bytes);
    place.run(&["import", "almelo", &unchanged]).success().stderr(contains("has all of it already"));
    // The second of them covers the quote that is tied to it already.
    place.run(&["import", "almelo", &file]).success().stderr(contains("Wrote 1 new coding (1 by Bo)"));
    assert_eq!(marks(&place).last().unwrap().1, "keer");
    // Decided otherwise since, it is said what that does.
    decide("keer", "[zelden]");
    let told = contains("or other words are replaced in it than now");
    place.run(&["import", "almelo", &file]).code(1).stderr(told);
}

#[test]
fn what_does_not_fit_is_named_and_stops_the_rest_unless_what_fits_is_asked_for() {
    let place = place();
    let (bytes, _) = package(&place, "own.qdpx", &["--own"]);
    let codings = [
        ("weet", "vision_known"),
        ("Wij", "A code of my own"),
        ("doen", "Acceptance"),
        ("zeldzaam", "Quote"),
    ];
    let longer = |text: &str| format!("{text}\n\nzeldzaam");
    let coded = coded(&bytes, &codings, longer);
    let file = place.file("coded.qdpx", &coded);
    let rows = place.rows("almelo");
    place.run(&["import", "almelo", &file]).code(1).stderr(
        contains("“A code of my own” is no indicator or factor")
            .and(contains("“Acceptance” is a field or heading"))
            .and(contains("the text changed since"))
            .and(contains("nothing was imported")),
    );
    assert_eq!(place.rows("almelo"), rows);
    place
        .run(&["import", "almelo", &file, "--what-fits"])
        .success()
        .stderr(contains("Wrote 1 new coding (1 by Bo)"));
    assert_eq!(marks(&place).last().unwrap().1, "weet");
}

#[test]
fn where_the_answer_changed_since_a_passage_is_found_by_its_words_or_not_at_all() {
    let place = place();
    let (bytes, _) = package(&place, "own.qdpx", &["--own"]);
    let codings = [("Niemand", "vision_known"), ("weet het", "vision_known")];
    let file = place.file("coded.qdpx", coded(&bytes, &codings, str::to_owned));
    let mut store = place.open("almelo");
    let notes: Notes =
        answer_of(&store).notes.with_text(&format!("Nu {}", TEXT.replace("weet het", "kent het")));
    let change = Change::AnswerNotes(talk(), id("key_departments"), notes);
    store.record(&[change], "2026-11-28T11:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    place
        .run(&["import", "almelo", &file, "--what-fits"])
        .success()
        .stderr(contains("the text changed since").and(contains("Found again by their words")));
    assert_eq!(marks(&place).last().unwrap().1, "Niemand");
}

fn answer_of(store: &nulmeting::store::Store) -> Answer {
    let study = store.load(&Scope::Whole).unwrap();
    let found = study
        .answers
        .into_iter()
        .find(|one| one.interview == talk() && one.question == id("key_departments"));
    found.unwrap()
}

#[test]
fn a_package_that_is_none_and_options_of_other_files_are_refused() {
    let place = place();
    let file = place.file("broken.qdpx", b"PK\x03\x04 and nothing more");
    let rows = place.rows("almelo");
    place
        .run(&["import", "almelo", &file])
        .code(1)
        .stderr(contains("broken.qdpx").and(contains("no package")));
    let (bytes, _) = package(&place, "own.qdpx", &["--own"]);
    let file = place.file("sound.qdpx", bytes);
    place.run(&["import", "almelo", &file, "--replace"]).code(2).stderr(contains("--replace"));
    place.run(&["import", "none", &file]).code(1).stderr(contains("does not exist"));
    let toml = place.file("study.toml", super::super::sample());
    place.run(&["import", "almelo", &toml, "--dry-run"]).code(2).stderr(contains("--dry-run"));
    assert_eq!(place.rows("almelo"), rows);
}
