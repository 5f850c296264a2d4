//! What was handed on with words replaced and comes back coded: every mark is where it was made.

use std::path::PathBuf;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::definition::qda::{CodedPassage, CodedText};
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::fixtures::{Scene, id};
use crate::domain::scan::Decision;
use crate::domain::study::{Consent, UnitKind};
use crate::domain::writeup::{CheckedQuote, QuoteState};
use crate::workbench::request::Instruments;

/// Pieces of texts: words that are replaced by longer and shorter ones and by nothing, others, and what stands between.
const PIECES: [&str; 12] =
    ["Yılmaz", "moslim", "Ali", "wij", "Größe", "🙂", "één", "e\u{301}", " ", ", ", "\n", "\r\n"];

fn decided() -> Decided {
    let mut decided = Decided::default();
    for (word, with) in [("Yılmaz", "[naam]"), ("moslim", "X"), ("Ali", "")] {
        decided.decide(word, Some(Decision::Replace(with.into())));
    }
    decided
}

/// A talk with one answer, which may leave as a whole as one quote.
fn open(text: &str, mark: Option<Mark>) -> OpenStudy {
    let mut scene = Scene::new();
    scene.unit("sez", UnitKind::Line);
    let talk = scene.talk("sez", "r1", "anna", "team leader", None);
    scene.study.participants[0].consent = Consent::ALL.to_vec();
    let mut answer = Answer::new(talk, id("vision_known"));
    let to = text.chars().count();
    let quote =
        Mark { kind: MarkKind::Quote, from: 0, to, text: text.into(), target: None, respondent: None };
    answer.notes = Notes { text: text.into(), marks: vec![quote], ..Notes::default() };
    answer.notes.marks.extend(mark);
    answer.write_up.quotes.push(CheckedQuote { text: text.into(), state: QuoteState::Approved });
    scene.study.answers.push(answer);
    let instruments = Instruments {
        header: scene.study.header.clone(),
        model: scene.model,
        questionnaires: scene.questionnaires,
        ..Instruments::default()
    };
    OpenStudy { study: scene.study, instruments: Arc::new(instruments), path: PathBuf::new() }
}

/// The file as it leaves with words replaced, as a program that codes texts would write it with other identities.
fn left(open: &OpenStudy) -> Package {
    let mut replaced = open.clone();
    decided().apply(&mut replaced.study);
    let project = of_study(&replaced, &Trace::default(), "en", Room::Shared);
    let target = open.instruments.model.indicators[0].id.to_string();
    let code = Uuid::from_u128(9);
    let texts = project.sources.iter().map(|source| CodedText {
        guid: source.guid,
        name: source.name.clone(),
        text: source.text.clone(),
        passages: Vec::new(),
    });
    Package { codes: [(code, target)].into(), texts: texts.collect(), ..Package::default() }
}

fn coded(mut package: Package, (from, to): (usize, usize)) -> Package {
    let code = package.codes.keys().next().copied();
    let passage = CodedPassage { from: from as i64, to: to as i64, code, coder: None, memo: String::new() };
    package.texts[0].passages.push(passage);
    package
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_mark_made_in_the_study_or_elsewhere_is_the_same_whatever_words_were_replaced(
        pieces in vec(0..PIECES.len(), 1..24), first in 0usize..24, count in 1usize..12,
    ) {
        // Words stand apart, and nothing begins or ends with a blank.
        let text: Vec<&str> = std::iter::once("begin ")
            .chain(pieces.iter().flat_map(|piece| [PIECES[*piece], " "]))
            .chain(["eind"])
            .collect();
        let first = first % text.len();
        let part = text[first..text.len().min(first + count)].concat();
        let from = text[..first].concat().chars().count() + part.chars().take_while(|one| one.is_whitespace()).count();
        let words = part.trim();
        prop_assume!(!words.is_empty());
        let to = from + words.chars().count();
        let target = Some(open("x", None).instruments.model.indicators[0].id.clone());
        let mark = Mark { kind: MarkKind::Passage, from, to, text: words.into(), target, respondent: None };
        let text = text.concat();

        // Its place in what leaves is that of the same mark made before.
        let marked = open(&text, Some(mark.clone()));
        let mut replaced = marked.clone();
        decided().apply(&mut replaced.study);
        let leaves = of_study(&replaced, &Trace::default(), "en", Room::Shared);
        let moved = &replaced.study.answers[0].notes.marks[1];
        // A word in whose place nothing stands cannot be marked elsewhere.
        prop_assume!(moved.from < moved.to && moved.text.trim() == moved.text);
        let source = &leaves.sources[0];
        let position = |at: usize| {
            (0..source.places.len()).find(|index| source.places[*index].is_some_and(|place| place.at == at))
        };
        let (Some(from), Some(last)) = (position(moved.from), position(moved.to - 1)) else {
            return Err(TestCaseError::reject("half a line break"));
        };
        let package = coded(left(&open(&text, None)), (from, last + 1));
        let plan = planned(&open(&text, None), &decided(), "en", &package);
        prop_assert_eq!(&plan.misfits, &[]);
        let made: Vec<&Mark> = plan.added.iter().map(|(_, added)| &added.mark).collect();
        prop_assert_eq!(made, vec![&mark]);
        // What is in the study is known when it comes back.
        let again = planned(&marked, &decided(), "en", &package);
        prop_assert!(again.added.is_empty());
    }
}

#[test]
fn any_part_of_what_stands_for_a_word_is_the_whole_word() {
    let study = open("Volgens Yılmaz weet niemand het.", None);
    let package = left(&study);
    let shown: String = package.texts[0].text.iter().collect();
    let at = shown.chars().position(|one| one == '[').unwrap();
    assert!(shown.contains("Volgens [naam] weet"), "{shown}");
    for span in [(at, at + 6), (at + 1, at + 3), (at + 5, at + 6)] {
        let plan = planned(&study, &decided(), "en", &coded(package.clone(), span));
        let [(_, Added { mark, .. })] = plan.added.as_slice() else { panic!("{plan:?}") };
        assert_eq!((mark.text.as_str(), mark.from, mark.to), ("Yılmaz", 8, 14));
    }
    // Where it is decided otherwise since, what lies around it fits, and the word itself is told.
    let none = Decided::default();
    let plan = planned(&study, &none, "en", &coded(coded(package.clone(), (at + 7, at + 11)), (at, at + 6)));
    assert_eq!(plan.added[0].1.mark.text, "weet");
    assert!(plan.misfits.iter().any(|one| one.why == Why::ChangedText), "{:?}", plan.misfits);
}
