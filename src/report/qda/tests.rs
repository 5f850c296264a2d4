//! Laws of projects over random notes and marks: every coding stands where its words stand, and nothing leaves that may
//! not.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::answer::Answer;
use crate::domain::fixtures::{Scene, id};
use crate::domain::study::{Consent, UnitKind};
use crate::domain::writeup::{CheckedQuote, QuoteState, quotable};

/// A piece of notes: what stands there, and the mark on it.
type Piece = (usize, u8, bool);

/// Words outside the basic plane, with accents of their own, with each kind of line break, and with a control character.
const WORDS: [&str; 6] =
    ["wij 🙂 ", "e\u{301}e\u{301}n ", "a\r\nb ", "c\rd ", "\u{1b}[1m ", "👩\u{200d}👩 gezin "];

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    vec((0..WORDS.len(), 0u8..7, any::<bool>()), 1..12)
}

/// A talk of one person who agreed to this, with these pieces as the notes on one question; every other quote is approved.
fn scene(pieces: &[Piece], consent: &[Consent]) -> Scene {
    let mut scene = Scene::new();
    scene.unit("sez", UnitKind::Line);
    let talk = scene.talk("sez", "r1", "anna", "team leader", None);
    scene.study.participants[0].consent = consent.to_vec();
    let mut answer = Answer::new(talk, id("vision_known"));
    for (at, (word, kind, is_checked)) in pieces.iter().enumerate() {
        // Numbered, so that no two quotes are the same words.
        let word = format!("{}{at} ", WORDS[*word]);
        let from = answer.notes.text.chars().count();
        answer.notes.text.push_str(&word);
        let to = from + word.chars().count() - 1;
        let text: String = word.chars().take(to - from).collect();
        let kind = match kind {
            0 | 1 => MarkKind::Quote,
            2 => MarkKind::Passage,
            3 => MarkKind::Flag,
            4 => MarkKind::Background,
            _ => continue,
        };
        let target = is_checked.then(|| scene.model.indicators[at % 3].id.clone());
        if kind == MarkKind::Quote {
            let state = if *is_checked { QuoteState::Approved } else { QuoteState::Checked };
            answer.write_up.quotes.push(CheckedQuote { text: text.clone(), state });
        }
        answer.notes.marks.push(Mark { kind, from, to, text, target, respondent: None });
    }
    scene.study.answers.push(answer);
    scene
}

fn made(scene: &Scene, room: Room) -> Project {
    project(&Material {
        study: &scene.study,
        model: &scene.model,
        questionnaires: &scene.questionnaires,
        trace: &Trace::default(),
        language: "nl",
        room,
    })
}

/// Words as they stand in a text.
fn written(text: &str) -> String {
    paragraphs(text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_coding_stands_where_its_words_stand(pieces in pieces()) {
        let scene = scene(&pieces, &[Consent::Interview, Consent::Quote]);
        let answer = &scene.study.answers[0];
        for room in [Room::Shared, Room::Own] {
            let project = made(&scene, room);
            let codes: HashSet<Uuid> = project.all_codes().iter().map(|code| code.guid).collect();
            for source in &project.sources {
                prop_assert_eq!(source.text.len(), source.places.len());
                prop_assert!(source.text.iter().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
                for coding in &source.codings {
                    prop_assert!(coding.from < coding.to && coding.to <= source.text.len());
                    prop_assert!(!coding.codes.is_empty() && coding.codes.iter().all(|code| codes.contains(code)));
                    let words: String = source.text[coding.from..coding.to].iter().collect();
                    let of_mark = answer.notes.marks.iter().any(|mark| written(&mark.text) == words);
                    prop_assert!(of_mark, "{words:?}");
                }
                for place in source.places.iter().flatten() {
                    prop_assert!(!answer.notes.is_background(place.at));
                }
            }
            let wanted = answer.notes.marks.iter().filter(|mark| is_coding(mark)).filter(|mark| match room {
                Room::Own => true,
                Room::Shared => mark.kind == MarkKind::Quote && quotable(&scene.study, answer, mark).is_ok(),
            });
            let found: usize = project.sources.iter().map(|source| source.codings.len()).sum();
            prop_assert_eq!(found, wanted.count());
        }
    }

    #[test]
    fn to_hand_on_nothing_is_there_but_quotes_that_may_be_used(
        pieces in pieces(),
        consent in proptest::sample::subsequence(Consent::ALL.to_vec(), 0..=5),
    ) {
        let scene = scene(&pieces, &consent);
        let answer = &scene.study.answers[0];
        let project = made(&scene, Room::Shared);
        for place in project.sources.iter().flat_map(|source| &source.places).flatten() {
            let is_quoted = answer.notes.marks.iter().any(|mark| {
                mark.kind == MarkKind::Quote
                    && (mark.from..mark.to).contains(&place.at)
                    && quotable(&scene.study, answer, mark).is_ok()
            });
            prop_assert!(is_quoted);
        }
        let may_quote = consent.contains(&Consent::Quote) || consent.contains(&Consent::QuoteWithRole);
        if !may_quote || !consent.contains(&Consent::Interview) {
            prop_assert!(project.sources.is_empty() && project.cases.is_empty());
        }
        let tells = project.cases.iter().any(|case| case.name.contains("team leader"))
            || project.sources.iter().any(|one| one.values.iter().any(|(_, value)| value == "team leader"));
        prop_assert!(!tells || consent.contains(&Consent::QuoteWithRole));
        if !consent.contains(&Consent::Interview) {
            prop_assert!(made(&scene, Room::Own).sources.is_empty());
        }
    }

    #[test]
    fn the_same_study_gives_the_same_bytes_and_no_identity_twice(pieces in pieces()) {
        let scene = scene(&pieces, &Consent::ALL);
        for room in [Room::Shared, Room::Own] {
            let project = made(&scene, room);
            prop_assert_eq!(package(&project).unwrap(), package(&made(&scene, room)).unwrap());
            let codings = project.sources.iter().flat_map(|source| &source.codings).map(|one| one.guid);
            let codes = project.all_codes().into_iter().map(|code| code.guid);
            let rest = project.sources.iter().map(|one| one.guid).chain(project.cases.iter().map(|one| one.guid));
            let all: Vec<Uuid> = codings.chain(codes).chain(rest).collect();
            let distinct: HashSet<&Uuid> = all.iter().collect();
            prop_assert_eq!(distinct.len(), all.len());
        }
    }
}

#[test]
fn no_two_codes_have_one_name_whatever_their_case() {
    let mut scene = scene(&[(0, 2, true)], &Consent::ALL);
    for (at, indicator) in scene.model.indicators.iter_mut().enumerate() {
        indicator.title = if at % 2 == 0 { "Vision".into() } else { "VISION\n".into() };
    }
    let project = made(&scene, Room::Own);
    let names: Vec<String> = project.all_codes().iter().map(|code| code.name.to_lowercase()).collect();
    let distinct: HashSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:?}");
}

#[test]
fn who_first_set_a_mark_is_its_coder() {
    let scene = scene(&[(0, 0, true)], &Consent::ALL);
    let answer = &scene.study.answers[0];
    let at = |hour: i64| DateTime::UNIX_EPOCH + chrono::Duration::hours(hour);
    let by = |author: &str, hour| By { author: author.to_owned(), at: at(hour) };
    let mut trace = Trace::default();
    trace.record(RecordKind::Study, "s", &by("ada", 1));
    trace.marks(&answer.interview, &answer.question, Vec::new(), &by("ada", 2));
    trace.marks(&answer.interview, &answer.question, answer.notes.marks.clone(), &by("ben", 3));
    trace.marks(&answer.interview, &answer.question, answer.notes.marks.clone(), &by("cem", 4));
    assert_eq!(trace.of_mark(&answer.interview, &answer.question, &answer.notes.marks[0]), by("ben", 3));
    assert_eq!(trace.of(RecordKind::Memo, "none"), by("ada", 1));
}
