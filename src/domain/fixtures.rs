//! Studies and a model for tests: the skeleton of the four-phase model, without its texts.

pub(crate) mod random;

use std::collections::BTreeMap;

use super::assessment::{
    Addition, Assessment, CellPlace, DerivedFactor, Fact, Factor, Field, Flag, Fraction, Indicator,
    KindFilter, Phase, Proof, Reason, Recommendation, Scope, Situation, Test, TestRule, Thresholds,
};
use super::condition::Condition;
use super::evidence::{About, Evidence, EvidenceKind, Side};
use super::id::{Id, InterviewId};
use super::questionnaire::{Audience, Previous, Question, Questionnaire, Section};
use super::rating::{FactorRating, FactorValue, Rating, Value};
use super::score::{RoundScore, Scoring, UnitScore, View, score_round};
use super::study::{
    Contact, Context, Effect, Event, Header, Interview, InterviewDetails, InterviewState, InterviewStatus,
    Participant, ParticipantDetails, Round, RoundQuestionnaires, RoundRole, Study, Unit, UnitKind,
};
use super::text::Text;

/// Fields of the model.
pub(crate) const FIELDS: [&str; 3] = ["policy", "activities", "staff"];
/// Phases of the model.
pub(crate) const PHASES: [&str; 4] = ["prepare", "change", "anchor", "follow"];

/// Indicators of units by field and phase; `*` core, `!` the own word proves it, `#` only paper does.
const UNIT: [[&str; 4]; 3] = [
    [
        "vision_known* leadership_backs*! own_role_named",
        "step_plan* in_work_plan# acceptance_worked_on",
        "embedded* progress_monitored",
        "procedures_evaluated* indicators_kept",
    ],
    [
        "gaps_known* means_listed contacts_sought",
        "services_adapted* communication_adapted groups_involved",
        "methods_standard* use_followed",
        "clients_asked* services_corrected",
    ],
    [
        "composition_known* reason_stated training_need_known",
        "inflow_active* training_used careers_guided",
        "conflict_skills* skills_used",
        "staff_asked* careers_followed",
    ],
];

/// Indicators of the organisation.
const ORGANISATION: [[&str; 4]; 3] = [
    [
        "vision_adopted*# top_visible*",
        "unit_plans_required*",
        "in_general_policy* all_units_account",
        "policy_evaluated*",
    ],
    ["instruments_inventoried*", "means_supplied*", "", ""],
    ["composition_analysed*", "recruitment_reviewed* career_guidance", "", ""],
];

/// Indicators that do not apply where there is no contact with residents.
const NEED_CONTACT: [&str; 3] = ["use_followed", "clients_asked", "services_corrected"];

/// An id.
pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A condition on one fact.
pub(crate) fn is(fact: Fact, accepted: &[&str]) -> Condition<Fact> {
    Condition::Is(fact, accepted.iter().map(|&word| word.to_owned()).collect())
}

/// A cell by the names of its field and phase.
pub(crate) fn cell(field: &str, phase: &str) -> CellPlace {
    CellPlace {
        field: FIELDS.iter().position(|name| *name == field).unwrap(),
        phase: PHASES.iter().position(|name| *name == phase).unwrap(),
    }
}

fn indicators(scope: Scope, table: &[[&str; 4]; 3]) -> Vec<Indicator> {
    let mut found = Vec::new();
    for (field, phases) in table.iter().enumerate() {
        for (phase, names) in phases.iter().enumerate() {
            found.extend(names.split_whitespace().map(|name| indicator(scope, field, phase, name)));
        }
    }
    found
}

fn indicator(scope: Scope, field: usize, phase: usize, marked: &str) -> Indicator {
    let name = marked.trim_end_matches(['*', '!', '#']);
    let no_contact = is(Fact::Context(super::assessment::ContextKey::Residents), &["none"]);
    let needs_contact = NEED_CONTACT.contains(&name);
    Indicator {
        id: id(name),
        formerly: Vec::new(),
        field,
        phase,
        is_core: marked.contains('*'),
        scope,
        heading: None,
        title: Text::default(),
        levels: Default::default(),
        counts: None,
        counts_not: None,
        borderline: None,
        ask: Vec::new(),
        proof: match marked {
            _ if marked.contains('!') => Proof::Word,
            _ if marked.contains('#') => Proof::Paper,
            _ => Proof::Witness,
        },
        needs: (name == "vision_known").then(|| id("vision_adopted")),
        applies_if: needs_contact.then(|| Condition::Not(Box::new(no_contact))),
        not_applicable_reason: needs_contact.then(|| id("no contact with residents")),
        source: None,
    }
}

fn factor(name: &str, scope: Scope, derived: Option<&str>) -> Factor {
    use FactorValue::{Absent, Partly, Present};
    Factor {
        id: id(name),
        formerly: Vec::new(),
        scope,
        title: Text::default(),
        levels: Default::default(),
        derived: derived
            .map(|name| DerivedFactor { indicator: id(name), values: [Absent, Partly, Partly, Present] }),
        source: None,
    }
}

fn test(name: &str, rule: TestRule, applies_if: Option<Condition<Fact>>) -> Test {
    Test { id: id(name), title: Text::default(), rule, applies_if }
}

fn situation(name: &str, scope: Scope, when: Condition<Fact>, add: Condition<Fact>) -> Situation {
    let additions = vec![Addition { when: add, text: Text::default() }];
    Situation { id: id(name), scope, title: Text::default(), when, additions }
}

fn tests() -> Vec<Test> {
    let at_least = |name: &str| is(Fact::AtLeast(id(name)), &["2"]);
    let services = || Fact::Indicator(id("services_adapted"));
    let action = Condition::Any(vec![
        is(services(), &["3"]),
        Condition::All(vec![
            at_least("services_adapted"),
            Condition::Any(vec![at_least("communication_adapted"), at_least("groups_involved")]),
        ]),
    ]);
    let applies = Condition::Not(Box::new(is(services(), &["N"])));
    vec![
        test("aims", TestRule::Half(vec![cell("policy", "prepare"), cell("policy", "change")]), None),
        test("action", TestRule::Yes(action), Some(applies)),
        test("staff", TestRule::Half(vec![cell("staff", "change")]), None),
    ]
}

fn situations() -> Vec<Situation> {
    let result = |name: &str, accepted: &[&str]| is(Fact::Test(id(name)), accepted);
    let unit = |name: &str, aims: &[&str], action: &str| {
        let when = Condition::All(vec![result("aims", aims), result("action", &[action])]);
        situation(name, Scope::Unit, when, result("staff", &["yes"]))
    };
    let vision = |word: &str| is(Fact::State(cell("policy", "prepare")), &[word]);
    let most = |word: &str| is(Fact::Most(KindFilter::Line, id("action")), &[word]);
    let some = |word: &str| is(Fact::Some(KindFilter::Any, id("action")), &[word]);
    let whole = |name: &str, parts: Vec<Condition<Fact>>| {
        situation(name, Scope::Organisation, Condition::All(parts), some("yes"))
    };
    vec![
        unit("neither", &["no", "n/a"], "no"),
        unit("aims", &["yes"], "no"),
        unit("services", &["no", "n/a"], "yes"),
        unit("both", &["yes"], "yes"),
        whole("intention", vec![vision("complete"), most("no")]),
        whole("isolation", vec![vision("not complete"), Condition::Any(vec![most("yes"), some("yes")])]),
        whole("coherent", vec![vision("complete"), most("yes")]),
        whole("not yet moving", vec![vision("not complete"), some("no")]),
    ]
}

fn recommendations() -> Vec<Recommendation> {
    let recommendation = |name: &str, scope, when| Recommendation {
        id: id(name),
        scope,
        title: Text::default(),
        text: Text::default(),
        when,
        source: None,
    };
    let inflow = is(Fact::AtLeast(id("inflow_active")), &["2"]);
    let reason = is(Fact::Indicator(id("reason_stated")), &["0", "1"]);
    let acceptance = is(Fact::Factor(id("acceptance_managers")), &["partly", "absent"]);
    let most = is(Fact::Most(KindFilter::Line, id("action")), &["no"]);
    vec![
        recommendation("study_recruitment", Scope::Unit, Condition::Any(vec![inflow, reason])),
        recommendation("account_for_aims", Scope::Unit, is(Fact::Situation, &["aims"])),
        recommendation("keep_services_in_view", Scope::Unit, is(Fact::Flag(id("staff_ahead")), &["yes"])),
        recommendation("build_expertise", Scope::Unit, is(Fact::Reason(None), &["not considered"])),
        recommendation("work_on_acceptance", Scope::Unit, acceptance),
        recommendation("yearly_report", Scope::Organisation, is(Fact::Situation, &["intention"])),
        recommendation("task_of_the_whole", Scope::Organisation, most),
    ]
}

/// The model: four phases, three fields.
pub(crate) fn model() -> Assessment {
    let result = |name: &str, word: &str| is(Fact::Test(id(name)), &[word]);
    let fraction = |numerator, denominator| Fraction { numerator, denominator };
    let mut indicators_of_all = indicators(Scope::Unit, &UNIT);
    indicators_of_all.extend(indicators(Scope::Organisation, &ORGANISATION));
    Assessment {
        id: id("model"),
        version: "1".into(),
        title: Text::default(),
        languages: vec!["en".into()],
        source: None,
        unit_one: Text::default(),
        unit_many: Text::default(),
        thresholds: Thresholds {
            complete: fraction(3, 4),
            half: fraction(1, 2),
            sensitivity: vec![("2/3".into(), fraction(2, 3)), ("5/6".into(), fraction(5, 6))],
        },
        phases: PHASES.map(|name| Phase { id: id(name), title: Text::default(), aim: None }).into(),
        fields: FIELDS
            .map(|name| Field { id: id(name), formerly: Vec::new(), title: Text::default() })
            .into(),
        headings: Vec::new(),
        indicators: indicators_of_all,
        factors: vec![
            factor("acceptance_managers", Scope::Unit, None),
            factor("policy_in_writing", Scope::Unit, Some("in_work_plan")),
            factor("top_support", Scope::Organisation, None),
        ],
        reasons: vec![Reason { id: id("not considered"), of: vec!["0".into()], title: Text::default() }],
        tests: tests(),
        situations: situations(),
        flags: vec![Flag {
            id: id("staff_ahead"),
            title: Text::default(),
            when: Condition::All(vec![result("staff", "yes"), result("action", "no")]),
        }],
        recommendations: recommendations(),
        others: Vec::new(),
    }
}

/// A model without phases: three fields of one cell each.
pub(crate) fn model_without_phases() -> Assessment {
    let mut model = model();
    model.phases.clear();
    for indicator in &mut model.indicators {
        indicator.phase = 0;
    }
    model.tests.retain(|test| *test.id.as_str() == *"action");
    model.situations.clear();
    model.flags.clear();
    model
}

/// A questionnaire with one question per indicator or factor that it informs, of the same id.
pub(crate) fn questionnaire(name: &str, informs: &[&str]) -> Questionnaire {
    let question = |target: &&str| Question {
        id: id(target),
        formerly: Vec::new(),
        ask: Text::default(),
        probes: Vec::new(),
        guide: None,
        companion: None,
        informs: vec![id(target)],
        proposes: Vec::new(),
        is_document: false,
        previous: Previous::After,
        heading: None,
        when: None,
        check: None,
    };
    Questionnaire {
        id: id(name),
        version: "1".into(),
        title: Text::default(),
        languages: vec!["en".into()],
        source: None,
        assessment: None,
        audience: Audience::Unit,
        minutes: None,
        placeholders: BTreeMap::new(),
        sections: vec![Section {
            id: id("all"),
            title: Text::default(),
            questions: informs.iter().map(question).collect(),
        }],
    }
}

/// A study with its model and questionnaires.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub study: Study,
    pub model: Assessment,
    pub questionnaires: Vec<Questionnaire>,
}

impl Scene {
    /// Two rounds with the questionnaire `full`, which informs everything; `short` informs `gaps_known` only. The
    /// vision is adopted in both, and there are no units.
    pub fn new() -> Self {
        let model = model();
        let names: Vec<String> = model
            .indicators
            .iter()
            .map(|indicator| indicator.id.to_string())
            .chain(model.factors.iter().map(|factor| factor.id.to_string()))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let questionnaires = vec![questionnaire("full", &names), questionnaire("short", &["gaps_known"])];
        let mut scene = Self { study: Study::new(Header::default()), model, questionnaires };
        for (name, role, from, to) in [
            ("r1", RoundRole::Baseline, "2009-09", "2009-12"),
            ("r2", RoundRole::FollowUp, "2011-04", "2011-05"),
        ] {
            scene.study.rounds.push(Round {
                id: id(name),
                label: Text::default(),
                role,
                from: Some(super::date::Date::new(from).unwrap()),
                to: Some(super::date::Date::new(to).unwrap()),
                questionnaire: RoundQuestionnaires::Unit(id("full")),
            });
            scene.rate("organisation", name, "vision_adopted", "3", &[]);
        }
        scene
    }

    /// With one line unit `sez`, which the same head of department speaks for in both rounds.
    pub fn with_sez() -> Self {
        let mut scene = Self::new();
        scene.unit("sez", UnitKind::Line);
        scene.talk("sez", "r1", "A", "head of department", None);
        scene.talk("sez", "r2", "A", "head of department", None);
        scene
    }

    pub fn unit(&mut self, name: &str, kind: UnitKind) -> &mut Unit {
        self.study.units.push(Unit {
            id: id(name),
            name: Text::from(name),
            kind,
            group: None,
            from: None,
            to: None,
            successor_of: None,
        });
        self.study.units.last_mut().unwrap()
    }

    /// A completed interview that one person leads.
    pub fn talk(
        &mut self,
        unit: &str,
        round: &str,
        respondent: &str,
        role: &str,
        team: Option<&str>,
    ) -> InterviewId {
        let number = self.study.interviews_of(&id(unit), &id(round)).count();
        let name = if number == 0 { format!("{unit}/{round}") } else { format!("{unit}-{number}/{round}") };
        let interview = InterviewId::new(name).unwrap();
        self.study.interviews.push(Interview {
            id: interview.clone(),
            details: InterviewDetails::new(id(unit), id(round)),
            state: InterviewState { status: InterviewStatus::Completed, reason: None },
            replies: Vec::new(),
        });
        self.participant(&interview, respondent, role, team, true);
        interview
    }

    pub fn participant(
        &mut self,
        interview: &InterviewId,
        respondent: &str,
        role: &str,
        team: Option<&str>,
        leads: bool,
    ) {
        self.study.participants.push(Participant {
            interview: interview.clone(),
            respondent: id(respondent),
            details: ParticipantDetails {
                role: role.into(),
                team: team.map(str::to_owned),
                leads,
                joined: None,
                left: None,
            },
            consent: Vec::new(),
        });
    }

    pub fn rate(
        &mut self,
        unit: &str,
        round: &str,
        indicator: &str,
        value: &str,
        evidence: &[&str],
    ) -> &mut Rating {
        self.study.ratings.push(Rating {
            unit: id(unit),
            round: id(round),
            indicator: id(indicator),
            value: Value::read(value).unwrap(),
            reasons: Vec::new(),
            rater: None,
            note: None,
            evidence: evidence.iter().map(|name| id(name)).collect(),
        });
        self.study.ratings.last_mut().unwrap()
    }

    /// Rates every indicator of a unit in a round the same.
    pub fn rate_all(&mut self, unit: &str, round: &str, value: &str) {
        for name in UNIT.iter().flatten().flat_map(|names| names.split_whitespace()) {
            self.rate(unit, round, name.trim_end_matches(['*', '!', '#']), value, &[]);
        }
    }

    pub fn judge(&mut self, unit: &str, round: &str, factor: &str, value: FactorValue) -> &mut FactorRating {
        self.study.factors.push(FactorRating {
            unit: id(unit),
            round: id(round),
            factor: id(factor),
            value,
            reason: None,
            rater: None,
            note: None,
            evidence: Vec::new(),
        });
        self.study.factors.last_mut().unwrap()
    }

    pub fn contact(&mut self, unit: &str, round: &str, residents: Contact) {
        self.study.contexts.push(Context {
            unit: id(unit),
            round: id(round),
            contact_residents: residents,
            contact_migrants: Contact::Unknown,
            note: None,
        });
    }

    pub fn evidence(&mut self, name: &str, kind: EvidenceKind) -> &mut Evidence {
        self.study.evidence.push(Evidence {
            id: id(name),
            kind,
            text: String::new(),
            interview: None,
            question: None,
            respondent: None,
            source: None,
            place: None,
            as_of: None,
            about: None,
            side: Side::For,
        });
        self.study.evidence.last_mut().unwrap()
    }

    /// A testimony from an interview.
    pub fn said(&mut self, name: &str, interview: &str, respondent: Option<&str>) -> &mut Evidence {
        let evidence = self.evidence(name, EvidenceKind::Testimony);
        evidence.interview = Some(InterviewId::new(interview).unwrap());
        evidence.respondent = respondent.map(id);
        evidence
    }

    /// A testimony about all units.
    pub fn said_of_all(&mut self, name: &str) {
        self.evidence(name, EvidenceKind::Testimony).about = Some(About::All);
    }

    pub fn event(&mut self, name: &str, date: &str, effect: Effect, units: &[&str]) {
        self.study.events.push(Event {
            id: id(name),
            date: super::date::Date::new(date).unwrap(),
            text: String::new(),
            effect,
            units: units.iter().map(|unit| id(unit)).collect(),
        });
    }

    pub fn scoring(&self, view: View) -> Scoring<'_> {
        Scoring {
            study: &self.study,
            model: &self.model,
            questionnaires: &self.questionnaires,
            view,
            rater: None,
        }
    }

    pub fn round(&self, view: View, round: &str) -> RoundScore {
        score_round(&self.scoring(view), &id(round))
    }

    pub fn score(&self, view: View, round: &str, unit: &str) -> UnitScore {
        self.round(view, round).units.into_iter().find(|score| score.unit == *unit).unwrap()
    }

    /// The index of an indicator in the model.
    pub fn index(&self, indicator: &str) -> usize {
        self.model.indicators.iter().position(|known| known.id == *indicator).unwrap()
    }
}
