//! Scoring and comparing large studies: both are to stay linear in the number of units, and well under a second for
//! ten thousand units with thirty ratings in each of four rounds.

use divan::Bencher;
use nulmeting::domain::assessment::{
    Assessment, CellPlace, Fact, Field, Fraction, Indicator, Phase, Proof, Scope, Situation, Test, TestRule,
    Thresholds,
};
use nulmeting::domain::compare::compare;
use nulmeting::domain::condition::Condition;
use nulmeting::domain::evidence::{Evidence, EvidenceKind, Side};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::rating::{Rating, Value};
use nulmeting::domain::score::{Scoring, View, score_study, score_unit};
use nulmeting::domain::study::{
    Header, Interview, InterviewDetails, InterviewState, InterviewStatus, Participant, ParticipantDetails,
    Round, RoundQuestionnaires, RoundRole, Study, Unit, UnitKind,
};
use nulmeting::domain::text::Text;

const UNITS: [usize; 2] = [1_000, 10_000];
const ROUNDS: [&str; 4] = ["r1", "r2", "r3", "r4"];
const INDICATORS: usize = 30;

fn main() {
    divan::main();
}

#[divan::bench(args = UNITS, sample_count = 10, sample_size = 1)]
fn four_rounds(bencher: Bencher, units: usize) {
    let (study, model) = (study(units), model());
    bencher.bench_local(|| score_study(&scoring(&study, &model)));
}

/// The first round with the last; both are scored for it.
#[divan::bench(args = UNITS, sample_count = 10, sample_size = 1)]
fn comparison(bencher: Bencher, units: usize) {
    let (study, model) = (study(units), model());
    let [from, _, _, to] = ROUNDS.map(id);
    bencher.bench_local(|| compare(&scoring(&study, &model), &from, &to));
}

#[divan::bench(args = [40, 1_000], sample_count = 20, sample_size = 1)]
fn one_unit(bencher: Bencher, units: usize) {
    let (study, model) = (study(units), model());
    let (round, unit) = (id("r2"), id("unit-7"));
    bencher.bench_local(|| score_unit(&scoring(&study, &model), &round, &unit));
}

fn scoring<'a>(study: &'a Study, model: &'a Assessment) -> Scoring<'a> {
    Scoring { study, model, questionnaires: &[], view: View::Proven, rater: None }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|_| Id::organisation())
}

/// Every value in turn, in no order that repeats with the units.
fn value(unit: usize, round: usize, indicator: usize) -> Value {
    match (unit * 7 + round * 3 + indicator * 5 + unit / 11) % 6 {
        4 => Value::Unknown,
        5 => Value::NotApplicable,
        points => Value::level(points as u8).unwrap_or(Value::Unknown),
    }
}

fn study(units: usize) -> Study {
    let mut study = Study::new(Header::default());
    for (at, round) in ROUNDS.into_iter().enumerate() {
        study.rounds.push(Round {
            id: id(round),
            label: Text::default(),
            role: if at == 0 { RoundRole::Baseline } else { RoundRole::FollowUp },
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::Unit(id("talk")),
        });
    }
    for number in 0..units {
        let unit = id(&format!("unit-{number}"));
        study.units.push(Unit {
            id: unit.clone(),
            name: Text::default(),
            kind: if number % 4 == 0 { UnitKind::Staff } else { UnitKind::Line },
            group: None,
            from: None,
            to: None,
            successor_of: None,
        });
        for (at, round) in ROUNDS.map(id).into_iter().enumerate() {
            talk(&mut study, &unit, &round);
            let said = id(&format!("said-{number}-{at}"));
            let paper = id(&format!("paper-{number}-{at}"));
            study.evidence.push(evidence(&said, EvidenceKind::Testimony, &InterviewId::of(&unit, &round)));
            study.evidence.push(evidence(&paper, EvidenceKind::Document, &InterviewId::of(&unit, &round)));
            for indicator in 0..INDICATORS {
                study.ratings.push(Rating {
                    unit: unit.clone(),
                    round: round.clone(),
                    indicator: id(&format!("indicator-{indicator}")),
                    value: value(number, at, indicator),
                    reasons: Vec::new(),
                    rater: None,
                    note: None,
                    evidence: if indicator % 3 == 0 {
                        vec![said.clone(), paper.clone()]
                    } else {
                        vec![said.clone()]
                    },
                });
            }
        }
    }
    study
}

fn talk(study: &mut Study, unit: &Id, round: &Id) {
    let interview = InterviewId::of(unit, round);
    study.interviews.push(Interview {
        id: interview.clone(),
        details: InterviewDetails::new(unit.clone(), round.clone()),
        state: InterviewState { status: InterviewStatus::Completed, reason: None },
        replies: Vec::new(),
    });
    study.participants.push(Participant {
        interview,
        respondent: unit.clone(),
        details: ParticipantDetails {
            role: "head of department".into(),
            team: None,
            leads: true,
            joined: None,
            left: None,
        },
        consent: Vec::new(),
    });
}

fn evidence(id: &Id, kind: EvidenceKind, interview: &InterviewId) -> Evidence {
    Evidence {
        id: id.clone(),
        kind,
        text: String::new(),
        interview: Some(interview.clone()),
        question: None,
        respondent: None,
        source: None,
        place: None,
        as_of: None,
        about: None,
        side: Side::For,
    }
}

/// Three fields of four phases, thirty indicators, two tests and four situations.
fn model() -> Assessment {
    let fraction = |numerator, denominator| Fraction { numerator, denominator };
    let indicator = |number: usize| Indicator {
        id: id(&format!("indicator-{number}")),
        formerly: Vec::new(),
        field: number % 3,
        phase: (number / 3) % 4,
        is_core: number.is_multiple_of(2),
        scope: Scope::Unit,
        heading: None,
        title: Text::default(),
        levels: Default::default(),
        counts: None,
        counts_not: None,
        borderline: None,
        ask: Vec::new(),
        proof: [Proof::Word, Proof::Witness, Proof::Paper][number % 3],
        needs: None,
        applies_if: None,
        not_applicable_reason: None,
        source: None,
    };
    let half = |name: &str, field| Test {
        id: id(name),
        title: Text::default(),
        rule: TestRule::Half(vec![CellPlace { field, phase: 0 }, CellPlace { field, phase: 1 }]),
        applies_if: None,
    };
    let is = |test: &str, word: &str| Condition::Is(Fact::Test(id(test)), vec![word.to_owned()]);
    let situation = |name: &str, first: &str, second: &str| Situation {
        id: id(name),
        scope: Scope::Unit,
        title: Text::default(),
        when: Condition::All(vec![is("first", first), is("second", second)]),
        additions: Vec::new(),
    };
    Assessment {
        id: id("model"),
        version: "1".into(),
        title: Text::default(),
        languages: Vec::new(),
        source: None,
        unit_one: Text::default(),
        unit_many: Text::default(),
        thresholds: Thresholds {
            complete: fraction(3, 4),
            half: fraction(1, 2),
            sensitivity: vec![("2/3".into(), fraction(2, 3)), ("5/6".into(), fraction(5, 6))],
        },
        phases: ["prepare", "change", "anchor", "follow"]
            .map(|name| Phase { id: id(name), title: Text::default(), aim: None })
            .into(),
        fields: ["policy", "activities", "staff"]
            .map(|name| Field { id: id(name), formerly: Vec::new(), title: Text::default() })
            .into(),
        headings: Vec::new(),
        indicators: (0..INDICATORS).map(indicator).collect(),
        factors: Vec::new(),
        reasons: Vec::new(),
        tests: vec![half("first", 0), half("second", 1)],
        situations: vec![
            situation("neither", "no", "no"),
            situation("one", "yes", "no"),
            situation("other", "no", "yes"),
            situation("both", "yes", "yes"),
        ],
        flags: Vec::new(),
        recommendations: Vec::new(),
        others: Vec::new(),
    }
}
