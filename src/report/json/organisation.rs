//! `nulmeting/organisation/1`, `nulmeting/initiatives/1` and `nulmeting/timeline/1`: the units of a round counted, the
//! initiatives over all rounds, and what happened when.

use serde::Serialize;

use super::{ModelDocument, Range, range};
use crate::domain::assessment::Assessment;
use crate::domain::board::{AtLeast, Board, FactorTally, PhaseSpread, Tallies};
use crate::domain::fates::{Fates, Stand, Stands, Told};
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::score::{FactorState, View};
use crate::domain::study::{BecauseOfProject, InitiativeStatus, Study, UnitKind};
use crate::domain::timeline::{Happening, Timeline};
use crate::report::table::WholeRound;
use crate::report::{Keyed, Selection};

/// The document of `organisation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WholeDocument {
    /// `nulmeting/organisation/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// `account` or `proven`.
    pub view: &'static str,
    /// The model.
    pub model: ModelDocument,
    /// `kind` or `programme`.
    pub grouping: Option<&'static str>,
    /// Rounds, in the order given.
    pub rounds: Vec<WholeRoundDocument>,
}

/// The units of a round, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WholeRoundDocument {
    /// Id of the round.
    pub round: String,
    /// The organisation's own success factors by id.
    pub factors: Keyed<FactorDocument>,
    /// All units together.
    pub all: TalliesDocument,
    /// Groups of them: line before staff, programmes by name.
    pub groups: Vec<GroupDocument>,
    /// Each unit's success factors by id, by the id of the unit.
    pub units: Keyed<Keyed<FactorDocument>>,
    /// Contact with people with a migration background beside own initiatives.
    pub contacts: Vec<ContactDocument>,
    /// Who names whom.
    pub nominations: Vec<NominationDocument>,
}

/// A success factor of a unit, or of the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorDocument {
    /// `absent`, `partly`, `present`, `unknown` or `n/a`.
    pub value: &'static str,
    /// Whether there is evidence on both sides.
    pub contradicted: bool,
}

/// Units of one kind, and of one programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupDocument {
    /// `line` or `staff`.
    pub kind: &'static str,
    /// The programme; null for units without one, and where units are put together by kind only.
    pub programme: Option<String>,
    /// Ids of the units, by name.
    pub units: Vec<String>,
    /// What is counted of them.
    #[serde(flatten)]
    pub tallies: TalliesDocument,
}

/// Units counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TalliesDocument {
    /// Success factors by id.
    pub success_factors: Keyed<FactorTallyDocument>,
    /// Completed phases by field.
    pub phases: Keyed<PhasesDocument>,
    /// Situations.
    pub situations: SituationsDocument,
}

/// How a success factor stands over units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorTallyDocument {
    /// All units counted.
    pub base: usize,
    /// How many have each value.
    pub counts: Keyed<usize>,
    /// Ids of the units that it is unknown of.
    pub unknown: Vec<String>,
    /// Ids of the units with evidence on both sides.
    pub contradicted: Vec<String>,
}

/// How many phases of a field units have completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhasesDocument {
    /// Units in whose scope the field is.
    pub base: u32,
    /// Units in whose scope it is not.
    pub outside: u32,
    /// Units that have completed one, two, … phases or more: surely, and at most.
    pub reached: Vec<Range<u32>>,
    /// Units by the phases that they have completed, at least and at most.
    pub intervals: Vec<IntervalDocument>,
}

/// Units that have completed so many phases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IntervalDocument {
    /// At least and at most.
    pub completed: Range<u8>,
    /// Their ids, by name.
    pub units: Vec<String>,
}

/// In which situations units are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SituationsDocument {
    /// Units that a situation can be told of.
    pub base: u32,
    /// Units that none can be told of.
    pub none: u32,
    /// Situations by id: units for which it is the only one left, and for which it is not ruled out.
    pub counts: Keyed<Range<u32>>,
}

/// Units with some contact, by how many initiatives they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContactDocument {
    /// `none`, `little`, `regular`, `much` or `unknown`.
    pub contact: &'static str,
    /// Units without an initiative.
    pub none: usize,
    /// Units with one or two.
    pub one_or_two: usize,
    /// Units with three or more.
    pub three_or_more: usize,
}

/// Whom a unit names, and who names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NominationDocument {
    /// Id of the unit.
    pub unit: String,
    /// Whether it was asked and named anybody.
    pub has_named: bool,
    /// Ids of other units that it names.
    pub names: Vec<String>,
    /// Ids of other units that name it.
    pub named_by: Vec<String>,
    /// Whether it names itself.
    pub names_itself: bool,
}

/// The document of the organisation in some rounds.
pub fn organisation(study: &Study, model: &Assessment, view: View, rounds: &[WholeRound]) -> WholeDocument {
    WholeDocument {
        schema: "nulmeting/organisation/1",
        study: study.header.id.clone(),
        view: view.as_str(),
        model: ModelDocument::of(model),
        grouping: rounds.first().map(|round| round.board.grouping.as_str()),
        rounds: rounds.iter().map(|round| whole(model, round)).collect(),
    }
}

fn whole(model: &Assessment, round: &WholeRound) -> WholeRoundDocument {
    let Board { all, groups, .. } = &round.board;
    let group = |(group, of): &(crate::domain::board::Group, Tallies)| GroupDocument {
        kind: kind(group.kind),
        programme: group.programme.clone(),
        units: ids(&group.units),
        tallies: tallies(model, of),
    };
    let contact = |row: &crate::domain::tables::ContactRow| ContactDocument {
        contact: row.contact.as_str(),
        none: row.units[0],
        one_or_two: row.units[1],
        three_or_more: row.units[2],
    };
    let nomination = |one: &crate::domain::tables::Nomination| NominationDocument {
        unit: one.unit.to_string(),
        has_named: one.has_named,
        names: ids(&one.names),
        named_by: ids(&one.named_by),
        names_itself: one.names_itself,
    };
    WholeRoundDocument {
        round: round.board.round.to_string(),
        factors: factors(&round.score.organisation.factors),
        all: tallies(model, all),
        groups: groups.iter().map(group).collect(),
        units: round.score.units.iter().map(|unit| (unit.unit.as_str(), factors(&unit.factors))).collect(),
        contacts: round.contacts.iter().map(contact).collect(),
        nominations: round.nominations.iter().map(nomination).collect(),
    }
}

fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Line => "line",
        UnitKind::Staff => "staff",
    }
}

fn ids(ids: &[Id]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn factors(states: &[FactorState]) -> Keyed<FactorDocument> {
    let document = |state: &FactorState| FactorDocument {
        value: state.value.as_str(),
        contradicted: state.is_contradicted,
    };
    states.iter().map(|state| (state.factor.as_str(), document(state))).collect()
}

fn counted(count: AtLeast) -> Range<u32> {
    range((count.surely, count.possibly))
}

fn tallies(model: &Assessment, tallies: &Tallies) -> TalliesDocument {
    let factor = |tally: &FactorTally| FactorTallyDocument {
        base: tally.base(),
        counts: FactorValue::ALL.iter().map(|value| (value.as_str(), tally.count(*value))).collect(),
        unknown: ids(tally.units(FactorValue::Unknown)),
        contradicted: ids(&tally.contradicted),
    };
    let spread = |spread: &PhaseSpread| PhasesDocument {
        base: spread.base,
        outside: spread.outside,
        reached: spread.reached.iter().copied().map(counted).collect(),
        intervals: spread
            .intervals
            .iter()
            .map(|(completed, units)| IntervalDocument { completed: range(*completed), units: ids(units) })
            .collect(),
    };
    let factors = tallies.factors.iter();
    let factors =
        factors.filter_map(|tally| Some((model.factors.get(tally.index)?.id.as_str(), factor(tally))));
    let fields = tallies.phases.iter();
    let fields = fields.filter_map(|one| Some((model.fields.get(one.field)?.id.as_str(), spread(one))));
    let situations = tallies.situations.counts.iter();
    let situations = situations
        .filter_map(|(index, count)| Some((model.situations.get(*index)?.id.as_str(), counted(*count))));
    TalliesDocument {
        success_factors: factors.collect(),
        phases: fields.collect(),
        situations: SituationsDocument {
            base: tallies.situations.base,
            none: tallies.situations.none,
            counts: situations.collect(),
        },
    }
}

/// The document of `initiatives`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InitiativesDocument {
    /// `nulmeting/initiatives/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// Id of the round that is the baseline.
    pub baseline: Option<String>,
    /// The baseline and every later round.
    pub rounds: Vec<RoundFatesDocument>,
    /// Every initiative of which something was recorded.
    pub initiatives: Vec<InitiativeDocument>,
}

/// The initiatives by a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoundFatesDocument {
    /// Id of the round.
    pub round: String,
    /// All together. Left out where one unit was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<ToldDocument>,
    /// By the id of the unit; `organisation` where it has initiatives of its own.
    pub units: Keyed<ToldDocument>,
}

/// Initiatives of the baseline, and those first told of after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ToldDocument {
    /// Told of by the baseline.
    pub from_baseline: StandsDocument,
    /// First told of after it, up to this round.
    pub since: StandsDocument,
}

/// Initiatives counted by how far they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StandsDocument {
    /// All of them.
    pub told: u32,
    /// `planned`, `begun`, `running`, `standard`, `stopped`, `never begun` and `unknown`.
    #[serde(flatten)]
    pub counts: Keyed<u32>,
}

/// An initiative over all rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InitiativeDocument {
    /// Its id.
    pub id: String,
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub title: String,
    /// The field.
    pub field: String,
    /// The unit's own, or another body's.
    pub own: bool,
    /// `true`, `false`, or null where it is not known.
    pub because_of_project: Option<bool>,
    /// Id of the round in which it was first told of.
    pub first: String,
    /// How far it was, by the id of each round; null where nobody spoke of it.
    pub states: Keyed<Option<&'static str>>,
}

/// The document of the initiatives of a study, or of one unit of it.
pub fn initiatives(study: &Study, fates: &Fates, selection: &Selection) -> InitiativesDocument {
    let stands = |stands: &Stands| StandsDocument {
        told: stands.told(),
        counts: Stand::ALL.iter().map(|stand| (stand.as_str(), stands.count(*stand))).collect(),
    };
    let told =
        |told: &Told| ToldDocument { from_baseline: stands(&told.from_baseline), since: stands(&told.since) };
    let rounds = fates.rounds.iter().map(|round| RoundFatesDocument {
        round: round.round.to_string(),
        all: selection.unit.is_none().then(|| told(&round.total)),
        units: round
            .units
            .iter()
            .filter(|(unit, _)| selection.has(unit))
            .map(|(unit, of)| (unit.as_str(), told(of)))
            .collect(),
    });
    let courses = fates.courses.iter().filter(|one| selection.has(&one.initiative.details.unit));
    let initiative = |course: &crate::domain::fates::InitiativeCourse| {
        let details = &course.initiative.details;
        let states = study.rounds.iter().zip(&course.states);
        InitiativeDocument {
            id: course.initiative.id.to_string(),
            unit: details.unit.to_string(),
            title: details.title.clone(),
            field: details.field.to_string(),
            own: details.own,
            because_of_project: match details.because_of_project {
                BecauseOfProject::Yes => Some(true),
                BecauseOfProject::No => Some(false),
                BecauseOfProject::Unknown => None,
            },
            first: study.rounds.get(course.first).map(|round| round.id.to_string()).unwrap_or_default(),
            states: states
                .map(|(round, state)| (round.id.as_str(), state.map(InitiativeStatus::as_str)))
                .collect(),
        }
    };
    InitiativesDocument {
        schema: "nulmeting/initiatives/1",
        study: study.header.id.clone(),
        baseline: study.rounds.get(fates.baseline).map(|round| round.id.to_string()),
        rounds: rounds.collect(),
        initiatives: courses.map(initiative).collect(),
    }
}

/// The document of `timeline`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimelineDocument {
    /// `nulmeting/timeline/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// Rounds in their order.
    pub rounds: Vec<SpanDocument>,
    /// What has a date, the earliest first.
    pub moments: Vec<MomentDocument>,
}

/// A round from its first day to its last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpanDocument {
    /// Id of the round.
    pub round: String,
    /// The first day recorded, else that of the first talk held.
    pub from: Option<String>,
    /// The last day, likewise.
    pub to: Option<String>,
    /// Talks recorded.
    pub talks: usize,
    /// Talks held to the end.
    pub completed: usize,
    /// Talks without a day.
    pub undated: usize,
}

/// Something with a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MomentDocument {
    /// The date, as far as it is known.
    pub date: String,
    /// Ids of the rounds under way at this place of the line.
    pub during: Vec<String>,
    /// What it is.
    #[serde(flatten)]
    pub what: HappeningDocument,
}

/// What a moment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum HappeningDocument {
    /// A round begins.
    Begins {
        /// Id of the round.
        round: String,
    },
    /// Something happened.
    Event {
        /// Id of the event.
        id: String,
        /// What.
        text: String,
        /// `mandate`, `savings`, `reorganisation` or `other`.
        effect: &'static str,
        /// Ids of the units concerned; empty for all.
        units: Vec<String>,
    },
    /// Talks on one day.
    Talks {
        /// Id of the round.
        round: String,
        /// The talks.
        talks: Vec<TalkDocument>,
    },
    /// A round ends.
    Ends {
        /// Id of the round.
        round: String,
    },
}

/// A talk on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TalkDocument {
    /// Id of the interview.
    pub interview: String,
    /// Id of the unit.
    pub unit: String,
    /// How far it is.
    pub status: &'static str,
}

/// The document of a study in the order of time.
pub fn timeline(study: &Study, timeline: &Timeline) -> TimelineDocument {
    let round = |at: usize| study.rounds[at].id.to_string();
    let span = |span: &crate::domain::timeline::Span| SpanDocument {
        round: round(span.round),
        from: span.from.map(ToString::to_string),
        to: span.to.map(ToString::to_string),
        talks: span.talks,
        completed: span.completed,
        undated: span.undated,
    };
    let moment = |moment: &crate::domain::timeline::Moment| MomentDocument {
        date: moment.date.to_string(),
        during: moment.during.iter().map(|&at| round(at)).collect(),
        what: match &moment.what {
            Happening::Begins(at) => HappeningDocument::Begins { round: round(*at) },
            Happening::Ends(at) => HappeningDocument::Ends { round: round(*at) },
            Happening::Event(event) => HappeningDocument::Event {
                id: event.id.to_string(),
                text: event.text.clone(),
                effect: event.effect.as_str(),
                units: ids(&event.units),
            },
            Happening::Talks(at, talks) => HappeningDocument::Talks {
                round: round(*at),
                talks: talks
                    .iter()
                    .map(|talk| TalkDocument {
                        interview: talk.id.to_string(),
                        unit: talk.details.unit.to_string(),
                        status: talk.state.status.as_str(),
                    })
                    .collect(),
            },
        },
    };
    TimelineDocument {
        schema: "nulmeting/timeline/1",
        study: study.header.id.clone(),
        rounds: timeline.rounds.iter().map(span).collect(),
        moments: timeline.moments.iter().map(moment).collect(),
    }
}
