//! What is on record of the organisation and of how the study went: units, rounds, talks, contact, initiatives, ratings.

use super::{Cell, Kind, Maker, Table, joined};
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::rating::{FactorValue, Value};
use crate::domain::study::{
    BecauseOfProject, Contact, InitiativeStatus, InterviewStatus, RoundRole, UnitKind,
};
use crate::domain::tables::nominations;
use crate::report::manifest::Place;

/// The words of the file format.
fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Line => "line",
        UnitKind::Staff => "staff",
    }
}

impl Maker<'_> {
    pub(super) fn records(&mut self) -> Vec<Table> {
        let mut tables = vec![self.unit_table(), self.round_table(), self.interviews(), self.contacts()];
        tables.extend([self.participants(), self.initiatives(), self.nominations()]);
        tables.push(self.evidence());
        tables.extend([self.ratings(), self.factor_ratings()]);
        tables
    }

    fn unit_table(&self) -> Table {
        let variables = vec![
            self.variable("unit", Kind::Id),
            self.variable("unit_name", Kind::Text),
            self.coded("kind", "kind", ["line", "staff"]),
            self.variable("unit_group", Kind::Text),
            self.variable("exists_from", Kind::Date),
            self.variable("exists_to", Kind::Date),
            self.variable("successor_of", Kind::Id),
        ];
        let rows = self.material.study.units.iter().map(|unit| {
            vec![
                Cell::id(&unit.id),
                Cell::text(self.say(&unit.name)),
                Cell::text(kind(unit.kind)),
                Cell::of(unit.group.as_ref()),
                Cell::of(unit.from.as_ref().map(Date::as_str)),
                Cell::of(unit.to.as_ref().map(Date::as_str)),
                Cell::of(unit.successor_of.as_ref().map(Id::as_str)),
            ]
        });
        self.table("units", variables, rows.collect())
    }

    fn round_table(&self) -> Table {
        let variables = vec![
            self.variable("round", Kind::Id),
            self.variable("round_label", Kind::Text),
            self.coded("role", "round-role", ["baseline", "follow-up"]),
            self.variable("begins", Kind::Date),
            self.variable("ends", Kind::Date),
            self.variable("questionnaires", Kind::Text),
        ];
        let rows = self.material.study.rounds.iter().map(|round| {
            let role = match round.role {
                RoundRole::Baseline => "baseline",
                RoundRole::FollowUp => "follow-up",
            };
            vec![
                Cell::id(&round.id),
                Cell::text(self.say(&round.label)),
                Cell::text(role),
                Cell::of(round.from.as_ref().map(Date::as_str)),
                Cell::of(round.to.as_ref().map(Date::as_str)),
                joined(round.questionnaire.all()),
            ]
        });
        self.table("rounds", variables, rows.collect())
    }

    /// Talks; how many people took part is not among it, for it is a count of few.
    fn interviews(&self) -> Table {
        let study = self.material.study;
        let variables = vec![
            self.variable("interview", Kind::Id),
            self.units(),
            self.rounds("round"),
            self.variable("questionnaire", Kind::Id),
            self.coded("status", "status", InterviewStatus::ALL.map(InterviewStatus::as_str)),
            self.variable("held_on", Kind::Date),
            self.variable("mode", Kind::Text),
            self.variable("minutes", Kind::Number),
            self.variable("language", Kind::Text),
        ];
        let rows = study.interviews.iter().map(|talk| {
            let details = &talk.details;
            let questionnaire = study.questionnaire_of(talk, self.material.questionnaires);
            vec![
                Cell::text(talk.id.as_str()),
                Cell::id(&details.unit),
                Cell::id(&details.round),
                Cell::of(questionnaire.map(|one| one.id.as_str())),
                Cell::text(talk.state.status.as_str()),
                Cell::of(details.held_on.as_ref().map(Date::as_str)),
                Cell::of(details.mode.as_ref()),
                details.minutes.map_or(Cell::Nothing, Cell::number),
                Cell::of(details.language.as_ref()),
            ]
        });
        self.table("interviews", variables, rows.collect())
    }

    fn contacts(&self) -> Table {
        let contact = |name| self.coded(name, "contact", Contact::ALL.map(Contact::as_str));
        let variables = vec![
            self.units(),
            self.rounds("round"),
            contact("contact_residents"),
            contact("contact_migrants"),
        ];
        let rows = self.material.study.contexts.iter().map(|context| {
            vec![
                Cell::id(&context.unit),
                Cell::id(&context.round),
                Cell::text(context.contact_residents.as_str()),
                Cell::text(context.contact_migrants.as_str()),
            ]
        });
        self.table("contacts", variables, rows.collect())
    }

    /// A row per initiative and round in which something was said of it; one of which nothing was said has one row.
    fn initiatives(&self) -> Table {
        let variables = vec![
            self.variable("initiative", Kind::Id),
            self.variable("initiative_title", Kind::Text),
            self.units(),
            self.fields(),
            self.yes_no("own"),
            self.coded("because_of_project", "data-value", ["yes", "no", "unknown"]),
            self.rounds("round"),
            self.coded("fate", "fate", InitiativeStatus::ALL.map(InitiativeStatus::as_str)),
        ];
        let mut rows = Vec::new();
        for initiative in &self.material.study.initiatives {
            let details = &initiative.details;
            let because = match details.because_of_project {
                BecauseOfProject::Yes => "yes",
                BecauseOfProject::No => "no",
                BecauseOfProject::Unknown => "unknown",
            };
            let mut row = |round: Cell, status: Cell| {
                rows.push(vec![
                    Cell::id(&initiative.id),
                    Cell::text(&details.title),
                    Cell::id(&details.unit),
                    Cell::id(&details.field),
                    Cell::number(i64::from(details.own)),
                    Cell::text(because),
                    round,
                    status,
                ]);
            };
            for state in &initiative.states {
                row(Cell::id(&state.round), Cell::text(state.status.as_str()));
            }
            if initiative.states.is_empty() {
                row(Cell::Nothing, Cell::Nothing);
            }
        }
        self.table("initiatives", variables, rows)
    }

    /// A row per unit that names another one, in a round.
    fn nominations(&self) -> Table {
        let study = self.material.study;
        let mut named = self.units();
        (named.name, named.label) = ("named_unit", self.words.text("data-named-unit"));
        let variables = vec![self.rounds("round"), self.units(), named];
        let units: Vec<Id> = study.units.iter().map(|unit| unit.id.clone()).collect();
        let mut rows = Vec::new();
        for round in &study.rounds {
            for found in nominations(study, &round.id, &units, self.material.questionnaires) {
                let itself = found.names_itself.then_some(&found.unit);
                let row = |other| vec![Cell::id(&round.id), Cell::id(&found.unit), Cell::id(other)];
                rows.extend(found.names.iter().chain(itself).map(row));
            }
        }
        self.table("nominations", variables, rows)
    }

    /// Ratings as people gave them, of whichever rater. What counts of them is in `indicators`.
    fn ratings(&mut self) -> Table {
        let material = self.material;
        let reasons = material.model.reasons.iter();
        let reasons = self.named("reasons", reasons.map(|one| (one.id.to_string(), self.say(&one.title))));
        let variables = vec![
            self.units(),
            self.rounds("round"),
            self.indicators(),
            self.variable("rater", Kind::Id),
            self.coded("state", "data-value", ["rated", "unknown", "n/a"]),
            self.variable("level", Kind::Number),
            reasons,
            self.variable("evidence", Kind::Text),
            self.variable("note", Kind::Text),
        ];
        let mut rows = Vec::new();
        for rating in &material.study.ratings {
            let (state, level) = match rating.value {
                Value::Level(level) => ("rated", Cell::number(level.points())),
                Value::Unknown => ("unknown", Cell::Nothing),
                Value::NotApplicable => ("n/a", Cell::Nothing),
            };
            rows.push(vec![
                Cell::id(&rating.unit),
                Cell::id(&rating.round),
                Cell::id(&rating.indicator),
                Cell::of(rating.rater.as_ref().map(Id::as_str)),
                Cell::text(state),
                level,
                joined(&rating.reasons),
                joined(&rating.evidence),
                self.own_words(rating.note.as_deref(), || {
                    Place::Unit(rating.unit.clone(), Some(rating.round.clone()))
                }),
            ]);
        }
        self.table("ratings", variables, rows)
    }

    /// Judgements of success factors as people gave them.
    fn factor_ratings(&mut self) -> Table {
        let material = self.material;
        let variables = vec![
            self.units(),
            self.rounds("round"),
            self.factors(),
            self.variable("rater", Kind::Id),
            self.coded("factor_value", "factor", FactorValue::ALL.map(FactorValue::as_str)),
            self.variable("evidence", Kind::Text),
            self.variable("note", Kind::Text),
        ];
        let mut rows = Vec::new();
        for rating in &material.study.factors {
            rows.push(vec![
                Cell::id(&rating.unit),
                Cell::id(&rating.round),
                Cell::id(&rating.factor),
                Cell::of(rating.rater.as_ref().map(Id::as_str)),
                Cell::text(rating.value.as_str()),
                joined(&rating.evidence),
                self.own_words(rating.note.as_deref(), || {
                    Place::Unit(rating.unit.clone(), Some(rating.round.clone()))
                }),
            ]);
        }
        self.table("factors", variables, rows)
    }

    /// The names of those who took part in talks.
    pub(super) fn names(&self, names: &Names) -> Table {
        let variables =
            vec![self.variable("respondent", Kind::Id), self.variable("respondent_name", Kind::Text)];
        let people = &self.material.study.participants;
        let takes_part = |who: &Id| people.iter().any(|one| one.respondent == *who);
        let rows = names.iter().filter(|(who, _)| takes_part(who));
        let rows = rows.map(|(who, name)| vec![Cell::id(who), Cell::text(name.as_str())]);
        self.table(super::NAMES, variables, rows.collect())
    }

    pub(super) fn indicators(&self) -> super::Variable {
        let indicators = &self.material.model.indicators;
        self.named("indicator", indicators.iter().map(|one| (one.id.to_string(), self.say(&one.title))))
    }

    pub(super) fn factors(&self) -> super::Variable {
        let factors = &self.material.model.factors;
        self.named("factor", factors.iter().map(|one| (one.id.to_string(), self.say(&one.title))))
    }
}
