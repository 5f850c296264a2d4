//! Studies to write.

use std::collections::BTreeMap;

use nulmeting::domain::answer::{Answer, Chosen, ChosenValue, ClosedAnswer, Mark, MarkKind, Missing, Notes};
use nulmeting::domain::date::{Date, TimeOfDay};
use nulmeting::domain::evidence::{About, Evidence, EvidenceKind, Side};
use nulmeting::domain::rating::{FactorRating, FactorValue, Rating, Value};
use nulmeting::domain::study::*;
use nulmeting::domain::text::Text;

use super::{id, talk};

pub fn unit(name: &str) -> Unit {
    Unit {
        id: id(name),
        name: name.into(),
        kind: UnitKind::Line,
        group: None,
        from: None,
        to: None,
        successor_of: None,
    }
}

pub fn round(name: &str, role: RoundRole) -> Round {
    Round {
        id: id(name),
        label: name.into(),
        role,
        from: None,
        to: None,
        questionnaire: RoundQuestionnaires::Unit(id("almelo-baseline")),
    }
}

pub fn interview(unit: &str, round: &str, status: InterviewStatus) -> Interview {
    Interview {
        id: talk(&format!("{unit}/{round}")),
        details: InterviewDetails::new(id(unit), id(round)),
        state: InterviewState { status, reason: None },
        replies: Vec::new(),
    }
}

pub fn answer(interview: &str, question: &str, text: &str, closed: ClosedAnswer) -> Answer {
    let notes = Notes { text: text.into(), ..Notes::default() };
    Answer { notes, closed, ..Answer::new(talk(interview), id(question)) }
}

pub fn evidence(name: &str) -> Evidence {
    Evidence {
        id: id(name),
        kind: EvidenceKind::Document,
        text: "Het werkplan noemt het.".into(),
        interview: None,
        question: None,
        respondent: None,
        source: None,
        place: None,
        as_of: None,
        about: None,
        side: Side::For,
    }
}

pub fn rating(unit: &str, round: &str, indicator: &str, value: Value, evidence: &[&str]) -> Rating {
    Rating {
        unit: id(unit),
        round: id(round),
        indicator: id(indicator),
        value,
        reasons: Vec::new(),
        rater: None,
        note: None,
        evidence: evidence.iter().map(|name| id(name)).collect(),
    }
}

/// Two units, two rounds, and nothing said yet.
pub fn small() -> Study {
    let mut study = Study::new(Header {
        id: "almelo-2011".into(),
        title: "Almelo".into(),
        assessment: "bellaart-almelo".into(),
        languages: vec!["nl".into()],
        ..Header::default()
    });
    study.rounds = vec![round("r1", RoundRole::Baseline), round("r2", RoundRole::FollowUp)];
    study.units = vec![unit("sez"), unit("wijken")];
    study.interviews = vec![
        interview("sez", "r1", InterviewStatus::Planned),
        interview("wijken", "r1", InterviewStatus::Completed),
    ];
    study
}

/// Everything that a study can hold, each optional part once there and once not.
pub fn full() -> Study {
    let mut study = small();
    let date = |text| Some(Date::new(text).unwrap());
    let by_language = |pairs: &[(&str, &str)]| {
        Text::ByLanguage(pairs.iter().map(|(code, text)| ((*code).into(), (*text).into())).collect())
    };
    study.header.organisation = "Gemeente Almelo".into();
    study.header.legal_basis = Some("consent".into());
    study.header.letter = vec![Consent::Interview, Consent::Quote];
    study.header.lead_rater = Some(id("ab"));
    study.header.placeholders =
        BTreeMap::from([("project".to_owned(), by_language(&[("nl", "KleurRijk Almelo")]))]);
    study.rounds[0].from = date("2011-03");
    study.rounds[0].to = date("2011-04-30");
    study.rounds[1].questionnaire = RoundQuestionnaires::Both {
        unit: Some(id("follow-up")),
        organisation: Some(id("organisation-talk")),
        also: vec![id("fact-sheet"), id("survey")],
    };
    study.units[0].name = by_language(&[("nl", "Sociaal-economische zaken"), ("de", "Soziales")]);
    study.units[0].group = Some("Maatschappij".into());
    study.units[0].successor_of = Some(id("oud"));
    study.units.push(Unit { kind: UnitKind::Staff, to: date("2010"), ..unit("oud") });
    let mut general = interview("organisation", "r1", InterviewStatus::Cancelled);
    general.id = talk("directie");
    general.details = InterviewDetails {
        questionnaire: Some(id("organisation-talk")),
        held_on: date("2011-03-24"),
        at: TimeOfDay::new("09:30").ok(),
        attempts: vec!["belde, niemand".into(), "mail aan secretariaat".into()],
        place: Some("kamer 2".into()),
        mode: Some("phone".into()),
        minutes: Some(60),
        language: Some("de".into()),
        recorder: vec!["2011-03-24T09:31:00Z".parse().unwrap()],
        ..general.details
    };
    general.state.reason = Some("ziek".into());
    study.interviews.push(general);
    study.participants = vec![
        Participant {
            interview: talk("sez/r1"),
            respondent: id("P01"),
            details: ParticipantDetails {
                role: "team leader".into(),
                team: Some("werk".into()),
                leads: true,
                joined: Some("2009".into()),
                left: Some("2012".into()),
            },
            consent: vec![Consent::Interview, Consent::QuoteWithRole],
        },
        Participant {
            interview: talk("sez/r1"),
            respondent: id("P02"),
            details: ParticipantDetails {
                role: "other".into(),
                team: None,
                leads: false,
                joined: None,
                left: None,
            },
            consent: Vec::new(),
        },
    ];
    study.contexts = vec![Context {
        unit: id("sez"),
        round: id("r1"),
        contact_residents: Contact::Much,
        contact_migrants: Contact::Little,
        note: Some("loket".into()),
    }];
    study.events = vec![
        Event {
            id: id("e-1"),
            date: Date::new("2011-06").unwrap(),
            text: "Bezuiniging".into(),
            effect: Effect::Savings,
            units: vec![id("sez")],
        },
        Event {
            id: id("e-2"),
            date: Date::new("2012").unwrap(),
            text: "Verkiezing".into(),
            effect: Effect::Other,
            units: Vec::new(),
        },
    ];
    let chosen = |chosen| ClosedAnswer { chosen: Some(chosen), ..ClosedAnswer::default() };
    study.answers = vec![
        answer("sez/r1", "open", "Wij werken voor alle inwoners 👩‍👩‍👧.", ClosedAnswer::default()),
        answer("sez/r1", "yes-no", "", ClosedAnswer::choice(id("no"))),
        answer("sez/r1", "some", "", chosen(Chosen::Choices(vec![id("b"), id("a")]))),
        answer("sez/r1", "number", "", chosen(Chosen::Value(ChosenValue::Number(-3)))),
        answer(
            "sez/r1",
            "share",
            "ongeveer",
            chosen(Chosen::Value(ChosenValue::Share { part: 3, whole: 12 })),
        ),
        answer(
            "wijken/r1",
            "date",
            "",
            chosen(Chosen::Value(ChosenValue::Date(Date::new("2011-03").unwrap()))),
        ),
        answer(
            "wijken/r1",
            "records",
            "",
            chosen(Chosen::Records(vec![BTreeMap::from([("title".to_owned(), "Buurtfeest".to_owned())])])),
        ),
        answer(
            "directie",
            "open",
            "",
            ClosedAnswer {
                missing: Some(Missing::DoesNotKnow),
                check_reason: Some("zo gezegd".into()),
                chosen: None,
            },
        ),
    ];
    study.answers[0].notes.respondent = Some(id("P01"));
    study.answers[0].notes.marks = vec![Mark {
        kind: MarkKind::Passage,
        from: 16,
        to: 20,
        text: "alle".into(),
        target: Some(id("vision")),
        respondent: Some(id("P01")),
    }];
    study.notes = vec![
        Note::new(talk("sez/r1"), NotePlace::Parked, 0, "later"),
        Note::new(talk("sez/r1"), NotePlace::Parked, 1, "nog later"),
        Note::new(talk("directie"), NotePlace::Before, 0, "belde af"),
    ];
    study.evidence = vec![
        Evidence {
            kind: EvidenceKind::Testimony,
            interview: Some(talk("sez/r1")),
            question: Some(id("open")),
            respondent: Some(id("P01")),
            side: Side::Against,
            ..evidence("said")
        },
        Evidence {
            source: Some("Werkplan".into()),
            place: Some("p. 12".into()),
            as_of: Some("2011".into()),
            about: Some(About::Units(vec![id("wijken"), id("sez")])),
            ..evidence("plan")
        },
        Evidence { kind: EvidenceKind::Number, about: Some(About::All), ..evidence("count") },
    ];
    study.ratings = vec![
        rating("sez", "r1", "vision", Value::level(2).unwrap(), &["plan", "said"]),
        Rating {
            rater: Some(id("consensus")),
            note: Some("besproken".into()),
            ..rating("sez", "r1", "vision", Value::level(0).unwrap(), &[])
        },
        Rating {
            reasons: vec![id("does not know"), id("not asked")],
            ..rating("wijken", "r1", "vision", Value::Unknown, &[])
        },
        rating("organisation", "r1", "top_vision", Value::NotApplicable, &["count"]),
    ];
    let factor = FactorRating {
        unit: id("organisation"),
        round: id("r1"),
        factor: id("top_support"),
        value: FactorValue::NotApplicable,
        reason: None,
        rater: None,
        note: None,
        evidence: Vec::new(),
    };
    study.factors = vec![
        FactorRating {
            unit: id("sez"),
            value: FactorValue::Partly,
            reason: Some("half".into()),
            rater: Some(id("ab")),
            note: Some("n".into()),
            evidence: vec![id("count")],
            ..factor.clone()
        },
        factor,
    ];
    let details = InitiativeDetails {
        unit: id("sez"),
        title: "Taalcafé".into(),
        field: id("external"),
        own: true,
        because_of_project: BecauseOfProject::Yes,
        formerly: Vec::new(),
        place: Some("p. 3".into()),
    };
    let state = |round: &str, status| InitiativeState { round: id(round), status };
    study.initiatives = vec![
        Initiative {
            id: id("cafe"),
            details: details.clone(),
            states: vec![state("r2", InitiativeStatus::NeverBegun), state("r1", InitiativeStatus::Idea)],
        },
        Initiative {
            id: id("markt"),
            details: InitiativeDetails {
                own: false,
                because_of_project: BecauseOfProject::Unknown,
                formerly: Vec::new(),
                place: None,
                ..details
            },
            states: Vec::new(),
        },
    ];
    study.summaries =
        vec![Summary { unit: id("sez"), round: id("r1"), heading: id("policy"), text: "Goed begin.".into() }];
    study.memos = vec![
        Memo { id: id("first"), about: None, text: "Begin bij de wijkteams.".into(), written_on: None },
        Memo {
            id: id("second"),
            about: Subject::read("rating/sez/r1/vision"),
            text: "Te hoog?".into(),
            written_on: Date::new("2011-04").ok(),
        },
    ];
    study.rules = vec![CodingRule { indicator: id("vision"), text: "Een doel noemen is 2.".into() }];
    study.responses = vec![
        Response {
            unit: id("sez"),
            round: id("r1"),
            about: "policy/prepare".into(),
            text: "Nee.".into(),
            view: ResponseView::Contested,
            on: Date::new("2011-05-03").ok(),
        },
        Response {
            unit: id("sez"),
            round: id("r1"),
            about: String::new(),
            text: "Ja.".into(),
            view: ResponseView::Agreed,
            on: None,
        },
    ];
    study.links = vec![LinkOverride {
        unit: id("sez"),
        from: id("r1"),
        to: id("r2"),
        link: Link::R2,
        reason: "andere rol".into(),
    }];
    study.definitions = vec![
        Definition {
            kind: DefinitionKind::Assessment,
            id: id("bellaart-almelo"),
            version: "1".into(),
            text: "format = 1\n".into(),
        },
        Definition {
            kind: DefinitionKind::Questionnaire,
            id: id("almelo-baseline"),
            version: "1/2".into(),
            text: "format = 1\n".into(),
        },
    ];
    study
}
