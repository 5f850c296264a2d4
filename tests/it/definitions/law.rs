//! The law of the study file: what is written is read back equal, whatever the texts hold.

use std::collections::BTreeMap;

use nulmeting::definition::{builtin, read_study, render, write_study};
use nulmeting::domain::answer::{
    Answer, Chosen, ChosenValue, ClosedAnswer, Mark, MarkKind, Missing, Notes, Paradata,
};
use nulmeting::domain::date::{Date, TimeOfDay};
use nulmeting::domain::evidence::{About, Evidence, EvidenceKind, Side};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::questionnaire::Previous;
use nulmeting::domain::rating::{FactorRating, FactorValue, Rating, Value};
use nulmeting::domain::shared::{LeftOut, shared};
use nulmeting::domain::study::{
    BecauseOfProject, CodingRule, Consent, Contact, Context, Definition, DefinitionKind, Effect, Event,
    Header, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus, Interview, InterviewDetails,
    InterviewState, InterviewStatus, Link, LinkOverride, Memo, Note, NotePlace, Participant,
    ParticipantDetails, Response, ResponseView, Round, RoundQuestionnaires, RoundRole, Study, Subject,
    Summary, Unit, UnitKind,
};
use nulmeting::domain::text::Text;
use nulmeting::domain::times::Times;
use nulmeting::domain::writeup::{CheckedQuote, QuoteState, Reply, ReplyStatus, WriteUp};
use proptest::prelude::*;

/// A time for every other paragraph.
fn times(text: &str) -> Times {
    let nine = "2011-03-24T09:31:00Z".parse().ok();
    Times::new((0..text.split('\n').count()).map(|paragraph| nine.filter(|_| paragraph % 2 == 0)).collect())
}

/// A questionnaire with a question of every type of closed answer.
const ALL_TYPES: &str = r#"
format = 1
kind = "questionnaire"
id = "all-types"
version = "1"
title = "All types"
languages = ["en"]
for = "organisation"

[[section]]
id = "all"
title = "All"

[[section.question]]
id = "yes-no"
ask = "?"
answer = { type = "yes-no", mode = "coded" }

[[section.question]]
id = "choices"
ask = "?"
answer = { type = "choices", mode = "coded", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] }

[[section.question]]
id = "scale"
ask = "?"
answer = { type = "scale", mode = "read out", from = 1, to = 5 }

[[section.question]]
id = "number"
ask = "?"
answer = { type = "number", min = -5 }

[[section.question]]
id = "share"
ask = "?"
answer = { type = "share", part = "of staff", whole = "staff" }

[[section.question]]
id = "date"
ask = "?"
answer = { type = "date" }

[[section.question]]
id = "units"
ask = "?"
answer = { type = "units" }

[[section.question]]
id = "records"
ask = "?"
answer = { type = "records", fields = [{ id = "what", label = "What" }, { id = "how", label = "How", options = [{ id = "well", label = "Well" }] }] }
"#;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Texts as people type and paste them: quotes of all kinds, umlauts, emoji, line breaks, TOML itself.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 .,;:!?]{0,12}",
        "[äöüßÄÖÜéçñőğıİ“”„‚‘’»«–—…]{1,6}",
        "[\"'\\\\`#=\\[\\]{}]{1,6}",
        Just("\"\"\"".to_owned()),
        Just("'''".to_owned()),
        Just("👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇩🇪".to_owned()),
        Just("مرحبا 日本語".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\t".to_owned()),
        Just("\\\n  ".to_owned()),
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A study with every record and every optional part, its texts taken from `texts` in turn.
fn study(texts: &[String], full: bool) -> Study {
    let mut turn = texts.iter().cycle();
    let mut text = || turn.next().cloned().unwrap_or_default();
    let by_language = |one: String, other: String| {
        Text::ByLanguage(BTreeMap::from([("de".to_owned(), one), ("nl".to_owned(), other)]))
    };
    let r = |number| id(["r1", "r2"][number]);
    let talk = InterviewId::of(&id("sez"), &r(0));
    let whole = InterviewId::new("whole-talk").unwrap();
    let notes = text();
    let length = notes.chars().count();
    let marks = if length > 1 {
        let marked: String = notes.chars().take(length - 1).collect();
        [MarkKind::Quote, MarkKind::Flag, MarkKind::Passage, MarkKind::Background]
            .map(|kind| Mark {
                kind,
                from: 0,
                to: length - 1,
                text: marked.clone(),
                target: full.then(|| id("gaps_known")),
                respondent: full.then(|| id("sez-A")),
            })
            .to_vec()
    } else {
        Vec::new()
    };
    let answer = |question: &str, chosen| Answer {
        closed: ClosedAnswer { chosen: Some(chosen), ..ClosedAnswer::default() },
        ..Answer::new(whole.clone(), id(question))
    };
    let record = BTreeMap::from([("what".to_owned(), text()), ("how".to_owned(), "well".to_owned())]);
    let header = Header {
        id: "law".into(),
        title: if full { by_language(text(), text()) } else { Text::Plain(text()) },
        organisation: text(),
        assessment: "bellaart-almelo".into(),
        languages: if full { vec!["de".into(), "nl".into()] } else { Vec::new() },
        legal_basis: full.then(&mut text),
        letter: if full { vec![Consent::Interview, Consent::ContactAgain] } else { Vec::new() },
        lead_rater: full.then(|| id("lead rater")),
        placeholders: BTreeMap::from([
            ("project".to_owned(), Text::Plain(text())),
            ("group".to_owned(), by_language(text(), text())),
        ]),
    };
    let mut study = Study::new(header);
    study.rounds = vec![
        Round {
            id: r(0),
            label: Text::Plain(text()),
            role: RoundRole::Baseline,
            from: Some(Date::new("2009").unwrap()),
            to: full.then(|| Date::new("2009-12-31").unwrap()),
            questionnaire: RoundQuestionnaires::Unit(id("almelo-baseline")),
        },
        Round {
            id: r(1),
            label: by_language(text(), text()),
            role: RoundRole::FollowUp,
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::Both {
                unit: full.then(|| id("almelo-follow-up")),
                organisation: full.then(|| id("all-types")),
                also: if full { vec![id("almelo-baseline")] } else { Vec::new() },
            },
        },
    ];
    study.units = vec![
        Unit {
            id: id("sez"),
            name: by_language(text(), text()),
            kind: UnitKind::Line,
            group: full.then(&mut text),
            from: full.then(|| Date::new("2001-02").unwrap()),
            to: None,
            successor_of: full.then(|| id("straßen-grün")),
        },
        Unit {
            id: id("straßen-grün"),
            name: Text::Plain(text()),
            kind: UnitKind::Staff,
            group: None,
            from: None,
            to: None,
            successor_of: None,
        },
    ];
    let attempts = vec![text(), text()];
    let interview = |id: &InterviewId, unit: Id, questionnaire, status| Interview {
        id: id.clone(),
        details: InterviewDetails {
            unit,
            round: r(0),
            questionnaire,
            held_on: full.then(|| Date::new("2009-10-02").unwrap()),
            at: full.then(|| TimeOfDay::new("14:05").unwrap()),
            attempts: if full { attempts.clone() } else { Vec::new() },
            place: None,
            mode: full.then(|| "video".to_owned()),
            minutes: full.then_some(75),
            language: full.then(|| "nl".to_owned()),
            recorder: if full { vec!["2011-03-24T09:31:00Z".parse().unwrap()] } else { Vec::new() },
        },
        state: InterviewState { status, reason: None },
        replies: if full {
            vec![Reply { status: ReplyStatus::NoReply, on: Date::new("2011-04").unwrap() }]
        } else {
            Vec::new()
        },
    };
    study.interviews = InterviewStatus::ALL
        .iter()
        .enumerate()
        .map(|(at, status)| {
            let mut interview =
                interview(&InterviewId::new(format!("i{at}")).unwrap(), id("straßen-grün"), None, *status);
            interview.details.place = full.then(&mut text);
            interview.state.reason = full.then(&mut text);
            interview
        })
        .chain([
            interview(&talk, id("sez"), None, InterviewStatus::Completed),
            interview(&whole, Id::organisation(), Some(id("all-types")), InterviewStatus::Completed),
        ])
        .collect();
    study.participants = vec![Participant {
        interview: talk.clone(),
        respondent: id("sez-A"),
        details: ParticipantDetails {
            role: "team leader".into(),
            team: full.then(&mut text),
            leads: full,
            joined: full.then(&mut text),
            left: full.then(&mut text),
        },
        consent: if full { Consent::ALL.to_vec() } else { Vec::new() },
    }];
    study.contexts = vec![Context {
        unit: id("sez"),
        round: r(0),
        contact_residents: Contact::Much,
        contact_migrants: Contact::Unknown,
        note: full.then(&mut text),
    }];
    study.events = Effect::ALL
        .iter()
        .enumerate()
        .map(|(at, effect)| Event {
            id: id(&format!("event-{at}")),
            date: Date::new("2011-03").unwrap(),
            text: text(),
            effect: *effect,
            units: if full { vec![id("sez")] } else { Vec::new() },
        })
        .collect();
    study.answers = vec![
        Answer {
            interview: talk.clone(),
            question: id("core_tasks"),
            notes: Notes {
                times: if full { times(&notes) } else { Times::default() },
                text: notes,
                respondent: full.then(|| id("sez-A")),
                marks,
                struck: if full { vec!["2011-03-24T09:30:00Z".parse().unwrap()] } else { Vec::new() },
            },
            closed: ClosedAnswer { check_reason: full.then(&mut text), ..ClosedAnswer::default() },
            paradata: Paradata {
                shown_at: full.then(|| "2011-03-24T09:30:00Z".parse().unwrap()),
                typed_at: full.then(|| "2011-03-24T09:30:09Z".parse().unwrap()),
                changed_at: full.then(|| "2011-03-24T09:59:59Z".parse().unwrap()),
                earlier: full.then_some(Previous::Hidden),
            },
            write_up: WriteUp {
                typed: full.then(&mut text),
                worked_up: full.then(&mut text),
                approved: full.then(&mut text),
                quotes: if full {
                    vec![CheckedQuote { text: text(), state: QuoteState::Withdrawn }]
                } else {
                    Vec::new()
                },
            },
        },
        Answer {
            closed: ClosedAnswer::missing(Missing::DoesNotApply),
            ..Answer::new(talk.clone(), id("importance"))
        },
        answer("yes-no", Chosen::Choice(id("yes"))),
        answer("choices", Chosen::Choices(vec![id("a"), id("b")])),
        answer("scale", Chosen::Value(ChosenValue::Number(4))),
        answer("number", Chosen::Value(ChosenValue::Number(-3))),
        answer("share", Chosen::Value(ChosenValue::Share { part: 3, whole: 12 })),
        answer("date", Chosen::Value(ChosenValue::Date(Date::new("2011").unwrap()))),
        answer("units", Chosen::Choices(if full { vec![id("sez")] } else { Vec::new() })),
        answer("records", Chosen::Records(if full { vec![record] } else { Vec::new() })),
    ];
    study.notes = NotePlace::ALL
        .iter()
        .zip([0, 1, 2, 3])
        .map(|(place, number)| {
            let text = text();
            let times = if full { times(&text) } else { Times::default() };
            Note { times, ..Note::new(talk.clone(), *place, number, text) }
        })
        .collect();
    let kinds =
        [EvidenceKind::Testimony, EvidenceKind::Observation, EvidenceKind::Document, EvidenceKind::Number];
    study.evidence = kinds
        .iter()
        .enumerate()
        .map(|(at, kind)| Evidence {
            id: id(&format!("e{at}")),
            kind: *kind,
            text: text(),
            interview: Some(talk.clone()),
            question: full.then(|| id("core_tasks")),
            respondent: full.then(|| id("sez-A")),
            source: full.then(&mut text),
            place: full.then(&mut text),
            as_of: full.then(|| ["r1", "2011-03"][at % 2].to_owned()),
            about: match at {
                0 => None,
                1 => Some(About::All),
                2 => Some(About::Units(Vec::new())),
                _ => Some(About::Units(vec![id("sez"), id("straßen-grün")])),
            },
            side: if full { Side::Against } else { Side::For },
        })
        .collect();
    let evidence = || (0..4).map(|at| id(&format!("e{at}"))).collect::<Vec<_>>();
    let values =
        [("gaps_known", Value::level(0)), ("embedded", Some(Value::Unknown)), ("step_plan", Value::level(3))];
    study.ratings = values
        .into_iter()
        .chain([("careers_guided", Some(Value::NotApplicable))])
        .map(|(indicator, value)| Rating {
            unit: id("sez"),
            round: r(0),
            indicator: id(indicator),
            value: value.unwrap(),
            reasons: if indicator == "gaps_known" {
                vec![id("not considered"), id("own reason")]
            } else {
                Vec::new()
            },
            rater: full.then(|| id("second")),
            note: full.then(&mut text),
            evidence: evidence(),
        })
        .collect();
    let factors = ["top_support", "top_motivated", "process_officer", "all_levels", "registration"];
    study.factors = FactorValue::ALL
        .iter()
        .zip(factors)
        .map(|(value, factor)| FactorRating {
            unit: Id::organisation(),
            round: r(0),
            factor: id(factor),
            value: *value,
            reason: full.then(&mut text),
            rater: full.then(|| id("second")),
            note: full.then(&mut text),
            evidence: evidence(),
        })
        .collect();
    let because = [BecauseOfProject::Yes, BecauseOfProject::No, BecauseOfProject::Unknown];
    study.initiatives = InitiativeStatus::ALL
        .iter()
        .enumerate()
        .map(|(at, status)| Initiative {
            id: id(&format!("i{at}")),
            details: InitiativeDetails {
                unit: id("sez"),
                title: text(),
                field: id("staff"),
                own: full,
                because_of_project: because[at % 3],
                formerly: (full && at > 0).then(|| id(&format!("i{}", at - 1))).into_iter().collect(),
                place: full.then(&mut text),
            },
            states: if full { vec![InitiativeState { round: r(1), status: *status }] } else { Vec::new() },
        })
        .collect();
    study.summaries = vec![Summary { unit: id("sez"), round: r(0), heading: id("contacts"), text: text() }];
    // Something of every kind that a memo can be about.
    let subjects = [
        "round/r1".to_owned(),
        "unit/organisation".to_owned(),
        format!("interview/{}", study.interviews[0].id),
        format!("answer/{}/q", study.interviews[0].id),
        format!("evidence/{}", study.evidence[0].id),
        "indicator/gaps_known".to_owned(),
        "factor/acceptance_staff".to_owned(),
        "rating/sez/r1/gaps_known".to_owned(),
        format!("initiative/{}", study.initiatives[0].id),
        format!("event/{}", study.events[0].id),
    ];
    study.memos = std::iter::once(None)
        .chain(subjects.iter().map(|about| Some(Subject::read(about).unwrap())))
        .enumerate()
        .map(|(at, about)| Memo {
            id: id(&format!("m{at}")),
            about,
            text: text(),
            written_on: full.then(|| Date::new("2011-04-02").unwrap()),
        })
        .collect();
    study.rules = vec![CodingRule { indicator: id("gaps_known"), text: text() }];
    study.responses = vec![
        Response {
            unit: id("sez"),
            round: r(0),
            about: "gaps_known".into(),
            text: text(),
            view: ResponseView::Agreed,
            on: Date::new("2011-05-03").ok(),
        },
        Response {
            unit: id("sez"),
            round: r(0),
            about: "all".into(),
            text: text(),
            view: ResponseView::Contested,
            on: None,
        },
    ];
    study.links =
        vec![LinkOverride { unit: id("sez"), from: r(0), to: r(1), link: Link::R2, reason: text() }];
    study.definitions = vec![
        Definition {
            kind: DefinitionKind::Questionnaire,
            id: id("all-types"),
            version: "1".into(),
            text: ALL_TYPES.into(),
        },
        builtin::library().definition(DefinitionKind::Assessment, "bellaart-almelo").unwrap(),
    ];
    study
}

fn comes_back(study: &Study) {
    let written = write_study(study);
    let read = read_study(&written, &builtin::library());
    let shown = || render("written.toml", &written, &read.findings, false);
    assert!(!read.has_errors(), "{}", shown());
    assert_eq!(read.value.as_ref(), Some(study), "{written}");
}

#[test]
fn a_study_with_every_record_comes_back_equal() {
    let texts: Vec<String> =
        (0..60).map(|at| format!("Text \"{at}\" für 'alle' – \n\n👩‍👩‍👧 \\ ''' # x\n")).collect();
    comes_back(&study(&texts, true));
    comes_back(&study(&texts, false));
    comes_back(&Study::new(study(&texts, true).header));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_type_comes_back_equal(texts in prop::collection::vec(typed(), 24), full: bool) {
        comes_back(&study(&texts, full));
    }

    #[test]
    fn what_is_made_to_be_handed_on_comes_back_equal_and_is_handed_on_as_it_is(
        texts in prop::collection::vec(typed(), 24),
        full: bool,
        has_agreed: bool,
    ) {
        let mut study = study(&texts, full);
        for one in &mut study.participants {
            one.consent = if has_agreed { vec![Consent::Interview, Consent::Quote] } else { Vec::new() };
        }
        let (made, _) = shared(&study, &[]);
        comes_back(&made);
        prop_assert_eq!(shared(&made, &[]), (made, LeftOut::default()));
    }
}
