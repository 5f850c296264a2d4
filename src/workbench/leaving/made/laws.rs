//! Of every kind of file, over random studies: what is counted as in it is in it, what is counted as left out is not, and
//! of what was said and quoted nothing is counted in neither way.

use std::io::{Cursor, Read};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::change::RecordKind;
use crate::domain::fixtures::Scene;
use crate::domain::fixtures::random::scenes;
use crate::domain::id::Id;
use crate::domain::study::{
    Consent, Memo, Note, NotePlace, ParticipantDetails, Response, ResponseView, Summary,
};
use crate::domain::times::Times;
use crate::domain::writeup::{CheckedQuote, QuoteState};
use crate::report::data::{Room, separated};
use crate::report::manifest::Place;
use crate::report::qda::By;
use crate::workbench::leaving::{Progress, proposed};
use crate::workbench::request::Instruments;

/// What is drawn for a talk: what becomes of its quotes, what each of two people agreed to, and whether there is a second.
type Draw = (Vec<u8>, u8, u8, bool);

fn draws() -> impl Strategy<Value = (Scene, Vec<Draw>, Vec<bool>)> {
    let draw = (vec(0u8..7, 4), any::<u8>(), any::<u8>(), prop::bool::weighted(0.3));
    (scenes(), vec(draw, 6), vec(any::<bool>(), 6))
}

/// Words that stand nowhere else.
fn token(kind: &str, number: usize) -> String {
    format!("{kind}{number}X")
}

fn consent(bits: u8) -> Vec<Consent> {
    let all = Consent::ALL.into_iter().enumerate();
    // Most agree to the talk.
    all.filter(|(at, _)| bits & (1 << at) != 0 || (*at == 0 && bits & 0xc0 != 0))
        .map(|(_, one)| one)
        .collect()
}

/// The scene with words of every kind, each its own.
fn worded((mut scene, draws, feedback): (Scene, Vec<Draw>, Vec<bool>)) -> OpenStudy {
    let talks = scene.study.interviews.clone();
    let mut number = 0;
    for (talk, (states, first, second, is_pair)) in talks.iter().zip(&draws) {
        for one in scene.study.participants.iter_mut().filter(|one| one.interview == talk.id) {
            one.consent = consent(*first);
        }
        if *is_pair {
            let mut other = scene.study.participants[0].clone();
            other.interview = talk.id.clone();
            other.respondent = Id::new(format!("second-{number}").as_str()).unwrap();
            other.consent = consent(*second);
            other.details = ParticipantDetails { role: "other".into(), ..other.details };
            scene.study.participants.push(other);
        }
        let found = scene.study.questionnaire_of(talk, &scene.questionnaires);
        let questions: Vec<Id> =
            found.iter().flat_map(|one| one.questions()).map(|one| one.id.clone()).take(3).collect();
        let unasked = Id::new("asked_nowhere").unwrap();
        for question in questions.into_iter().chain([unasked]) {
            number += 1;
            let mut answer = Answer::new(talk.id.clone(), question);
            let add = |answer: &mut Answer, words: String, kind: Option<MarkKind>| {
                let from = answer.notes.text.chars().count();
                answer.notes.text.push_str(&words);
                let to = answer.notes.text.chars().count();
                answer.notes.text.push('\n');
                let mark =
                    |kind| Mark { kind, from, to, text: words.clone(), target: None, respondent: None };
                answer.notes.marks.extend(kind.map(mark));
            };
            if number % 5 != 0 {
                add(&mut answer, token("TEXT", number), None);
            }
            for (at, state) in states.iter().enumerate() {
                let words = token("QUOTE", number * 10 + at);
                let state = match state {
                    0 => None,
                    1 => Some(QuoteState::Checked),
                    2 => Some(QuoteState::Withdrawn),
                    3 => {
                        add(&mut answer, words, Some(MarkKind::Background));
                        let hidden = answer.notes.marks.last().unwrap().clone();
                        answer.notes.marks.push(Mark { kind: MarkKind::Quote, ..hidden });
                        continue;
                    }
                    _ => Some(QuoteState::Approved),
                };
                add(&mut answer, words.clone(), Some(MarkKind::Quote));
                let quotes = &mut answer.write_up.quotes;
                quotes.extend(state.map(|state| CheckedQuote { text: words, state }));
            }
            scene.study.answers.push(answer);
        }
        for place in NotePlace::ALL {
            number += 1;
            let text = token("NOTE", number);
            let note = Note { interview: talk.id.clone(), place, number: 0, text, times: Times::default() };
            scene.study.notes.push(note);
        }
        let (unit, round) = (talk.details.unit.clone(), talk.details.round.clone());
        for heading in ["policy", "unheard"] {
            number += 1;
            let heading = Id::new(heading).unwrap();
            let text = token("SUMMARY", number);
            scene.study.summaries.push(Summary { unit: unit.clone(), round: round.clone(), heading, text });
        }
    }
    for (at, has_feedback) in feedback.iter().enumerate() {
        let details = &talks[at % talks.len()].details;
        if *has_feedback {
            scene.study.responses.push(Response {
                unit: details.unit.clone(),
                round: details.round.clone(),
                about: Response::WHOLE.into(),
                text: String::new(),
                view: ResponseView::Agreed,
                on: None,
            });
        }
    }
    for (at, one) in scene.study.evidence.iter_mut().enumerate() {
        one.text = token("EVIDENCE", at);
    }
    for (at, one) in scene.study.units.iter_mut().enumerate() {
        one.name = token("UNIT", at).as_str().into();
    }
    for at in 0..3 {
        let id = Id::new(format!("m{at}").as_str()).unwrap();
        scene.study.memos.push(Memo { id, about: None, text: token("MEMO", at), written_on: None });
    }
    let instruments = Arc::new(Instruments {
        header: scene.study.header.clone(),
        rounds: scene.study.rounds.clone(),
        model: scene.model,
        questionnaires: scene.questionnaires,
        ..Instruments::default()
    });
    OpenStudy { study: scene.study, instruments, path: "random.nulmeting".into() }
}

fn made(open: &OpenStudy, order: &Order) -> Option<Made> {
    let trace = || {
        let mut trace = Trace::default();
        let by = By { author: "ada".into(), at: chrono::DateTime::UNIX_EPOCH };
        trace.record(RecordKind::Study, "s", &by);
        Ok(trace)
    };
    let mut go_on = |_: Progress| true;
    let (manifest, contents) = contents(open, order, &trace, &mut Steps::new(&mut go_on)).ok()?;
    Some(Made { manifest, contents })
}

/// All words of a file.
fn words_of(made: &Made) -> String {
    if let Contents::Data(data, _) = &made.contents {
        return data.0.tables.iter().map(|table| separated(table).unwrap()).collect();
    }
    let bytes = made.bytes().unwrap().unwrap();
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = 0..file.len();
    let mut read = |at| {
        let mut bytes = Vec::new();
        file.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
        // Pictures are dots.
        String::from_utf8_lossy(&bytes).into_owned()
    };
    parts.map(&mut read).collect()
}

/// Every kind of file, each as it may be wanted.
fn orders(open: &OpenStudy) -> Vec<Order> {
    let mut orders = Vec::new();
    for (at, way) in Way::ALL.into_iter().filter(|way| !matches!(way, Way::Picture(_))).enumerate() {
        let order = Order { markup: Markup::ALL[at % 3], ..Order::new(way, "en") };
        match way {
            Way::Unit => {
                let units = open.study.units.iter().map(|unit| unit.id.clone());
                orders.extend(units.map(|unit| Order { unit: Some(unit), ..order.clone() }));
            }
            Way::Talk => {
                let talks = open.study.interviews.iter().map(|talk| talk.id.clone());
                orders.extend(talks.map(|talk| Order { talk: Some(talk), ..order.clone() }));
            }
            _ if way.has_room() => {
                orders.push(Order { room: Room::Own, ..order.clone() });
                orders.push(order);
            }
            Way::Chapter => {
                let one = open.study.rounds.first().map(|round| round.id.clone());
                orders.push(Order { rounds: one.into_iter().collect(), ..order.clone() });
                orders.push(order);
            }
            _ => orders.push(order),
        }
    }
    orders
}

/// The talks that a file is about.
fn is_about(open: &OpenStudy, order: &Order, manifest: &Manifest, talk: &Interview) -> bool {
    match order.way {
        // A sheet tells of the last round in which the unit was there.
        Way::Unit => {
            let last = open.study.rounds.last().map(|round| &round.id);
            order.unit.as_ref() == Some(&talk.details.unit)
                && last == Some(&talk.details.round)
                && manifest.held(What::Unit) > 0
        }
        Way::Talk => order.talk.as_ref() == Some(&talk.id),
        _ => order.rounds.is_empty() || order.rounds.contains(&talk.details.round),
    }
}

fn check(open: &OpenStudy, order: &Order) {
    let made = made(open, order);
    let Some(made) = made else {
        // A talk without a questionnaire cannot be written up.
        assert_eq!(order.way, Way::Talk);
        return;
    };
    let (manifest, text) = (&made.manifest, words_of(&made));
    let has = |words: &str| text.contains(words);
    let study = &open.study;
    let told = |what: &str| format!("{what} {order:?}\n{manifest:?}");
    let passage = |place: &Place| {
        let Place::Answer { interview, question, passage } = place else { return None };
        let is_it = |one: &&Answer| one.interview == *interview && one.question == *question;
        Some((study.answers.iter().find(is_it)?, *passage))
    };
    for (what, why, lot) in manifest.left_out() {
        assert!(lot.places.len() <= lot.count);
        for place in &lot.places {
            let words = match (what, place) {
                (What::Quote | What::Background, Place::Answer { .. }) => {
                    // In the text of a write-up what was taken back as a quote stays.
                    if order.way == Way::Talk && matches!(why, Why::Withdrawn) {
                        continue;
                    }
                    let (answer, passage) = passage(place).unwrap();
                    let (from, to) = passage.unwrap();
                    answer.notes.text.chars().skip(from).take(to - from).collect()
                }
                (What::Text, Place::Answer { .. }) => {
                    let (answer, _) = passage(place).unwrap();
                    let first = answer.notes.text.lines().next().unwrap_or_default();
                    if !first.starts_with("TEXT") {
                        continue;
                    }
                    first.to_owned()
                }
                (What::Evidence, Place::Evidence(id)) => {
                    study.evidence.iter().find(|one| one.id == *id).unwrap().text.clone()
                }
                (What::Memo, Place::Memo(id)) => {
                    study.memos.iter().find(|one| one.id == *id).unwrap().text.clone()
                }
                (What::Unit | What::UnitName, Place::Unit(unit, _)) => {
                    study.unit(unit.as_str()).unwrap().name.find("en", &[]).text.to_owned()
                }
                _ => continue,
            };
            assert!(!words.is_empty() && !has(&words), "{}", told(&format!("{what:?} {why:?} {words}")));
        }
    }
    let count = |all: &mut dyn Iterator<Item = &str>| all.filter(|words| has(words)).count();
    let talks: Vec<&Interview> =
        study.interviews.iter().filter(|talk| is_about(open, order, manifest, talk)).collect();
    let is_here = |answer: &&Answer| talks.iter().any(|talk| talk.id == answer.interview);
    let answers: Vec<&Answer> = study.answers.iter().filter(is_here).collect();
    let quotes = || answers.iter().flat_map(|one| &one.notes.marks).filter(|one| one.kind == MarkKind::Quote);
    let told_quotes = count(&mut quotes().map(|mark| mark.text.as_str()));
    let is_in_text = order.room == Room::Own || order.way == Way::Talk;
    if is_in_text {
        assert!(manifest.held(What::Quote) <= told_quotes, "{}", told("quotes"));
    } else {
        assert_eq!(manifest.held(What::Quote), told_quotes, "{}", told("quotes"));
    }
    if order.way != Way::Codebook && !(is_in_text && matches!(order.way, Way::Data(_))) {
        let counted = manifest.held(What::Quote) + manifest.all_lacking(What::Quote);
        assert_eq!(counted, quotes().count(), "every quote is counted once: {}", told(""));
    }
    let first = |answer: &&Answer| {
        let first = answer.notes.text.lines().next().unwrap_or_default().to_owned();
        first.starts_with("TEXT").then_some(first)
    };
    let texts: Vec<String> = answers.iter().filter_map(first).collect();
    let told_texts = count(&mut texts.iter().map(String::as_str));
    assert!(told_texts <= manifest.held(What::Text), "{}", told("texts"));
    assert_eq!(told_texts == 0, manifest.held(What::Text) == 0 || texts.is_empty(), "{}", told("texts"));
    let notes = study.notes.iter().map(|one| one.text.as_str());
    assert_eq!(count(&mut notes.into_iter()), manifest.held(What::Note), "{}", told("notes"));
    let memos = study.memos.iter().map(|one| one.text.as_str());
    assert_eq!(count(&mut memos.into_iter()), manifest.held(What::Memo), "{}", told("memos"));
    let evidence = study.evidence.iter().map(|one| one.text.as_str());
    assert_eq!(count(&mut evidence.into_iter()), manifest.held(What::Evidence), "{}", told("evidence"));
    let summaries = study.summaries.iter().map(|one| one.text.as_str());
    assert_eq!(count(&mut summaries.into_iter()), manifest.held(What::Summary), "{}", told("summaries"));
    let names = study.units.iter().map(|one| one.name.find("en", &[]).text);
    let named = count(&mut names.into_iter());
    match order.way {
        Way::Council => {
            let unnamed = manifest.all_lacking(What::UnitName);
            assert_eq!(named + unnamed, manifest.held(What::Unit), "{}", told("units"));
            let all = named + unnamed + manifest.lacking(What::Unit, Why::GivenAway);
            assert_eq!(all, study.units.len());
        }
        Way::Chapter | Way::Data(_) | Way::Archive => {
            assert_eq!(named, study.units.len(), "{}", told("units"));
        }
        _ => {}
    }
    if let Contents::Data(data, _) = &made.contents {
        let rows = |name: &str| data.0.tables.iter().find(|one| one.name == name).unwrap().rows.len();
        assert_eq!(manifest.held(What::Rating), rows("ratings"));
        assert_eq!(manifest.held(What::Talk), rows("interviews"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_counted_as_in_a_file_is_in_it_and_what_is_counted_as_left_out_is_not(
        drawn in draws(),
        first in 0usize..5,
    ) {
        let open = worded(drawn);
        // Every fifth of them: one scene takes long enough.
        for order in orders(&open).iter().skip(first).step_by(5) {
            check(&open, order);
        }
    }

    #[test]
    fn what_is_ended_at_any_step_leaves_nothing_behind(drawn in draws(), end in 0usize..40, way in 0usize..10) {
        let open = worded(drawn);
        let folder = tempfile::tempdir().unwrap();
        let order = Order { talk: None, ..Order::new(Way::ALL[way], "en") };
        let day = crate::domain::date::Date::new("2026-11-28").unwrap();
        let place = proposed(&folder.path().join("study.nulmeting"), &order, &day);
        let mut left = end;
        let mut go_on = |_: Progress| {
            left = left.saturating_sub(1);
            left > 0
        };
        let mut steps = Steps::new(&mut go_on);
        let trace = || Ok(Trace::default());
        let made = contents(&open, &order, &trace, &mut steps);
        let written = made.and_then(|(manifest, contents)| {
            Made { manifest, contents }.write(&place, false, &mut steps)
        });
        let found: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().path()).collect();
        match written {
            Ok(()) => prop_assert_eq!(found, vec![place]),
            Err(why) => {
                prop_assert!(found.is_empty(), "{:?} {:?}", found, why);
                let no_questionnaire = matches!(&why, NotWritten::Failed(_)) && order.way == Way::Talk;
                prop_assert!(matches!(why, NotWritten::Stopped) || no_questionnaire, "{:?}", why);
            }
        }
    }
}
