//! What became of the initiatives of a study from the baseline to every later round: per unit and in sum, with every
//! state that was recorded. Pure counting: an initiative that nobody spoke of again is not known, never stopped.
//!
//! The fate between two rounds, as a comparison tells it, is [`Fate`](super::compare::Fate).

use std::collections::HashMap;

use super::id::Id;
use super::study::{Followed, Initiative, InitiativeStatus, RoundRole, Study, followed};

/// How far an initiative is, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// An idea, or decided, and not begun yet.
    Planned,
    /// Begun: tried out.
    Begun,
    /// Running.
    Running,
    /// Standard practice.
    Standard,
    /// Stopped.
    Stopped,
    /// Announced and never begun.
    NeverBegun,
    /// Not known, or not spoken of in the round.
    Unknown,
}

impl Stand {
    /// All, in the order of the tables.
    pub const ALL: [Self; 7] = [
        Self::Planned,
        Self::Begun,
        Self::Running,
        Self::Standard,
        Self::Stopped,
        Self::NeverBegun,
        Self::Unknown,
    ];

    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Begun => "begun",
            Self::Running => "running",
            Self::Standard => "standard",
            Self::Stopped => "stopped",
            Self::NeverBegun => "never begun",
            Self::Unknown => "unknown",
        }
    }

    /// Where a status counts; nothing recorded is not known.
    pub fn of(status: Option<InitiativeStatus>) -> Self {
        match status {
            Some(InitiativeStatus::Idea | InitiativeStatus::Decided) => Self::Planned,
            Some(InitiativeStatus::Pilot) => Self::Begun,
            Some(InitiativeStatus::Running) => Self::Running,
            Some(InitiativeStatus::Standard) => Self::Standard,
            Some(InitiativeStatus::Stopped) => Self::Stopped,
            Some(InitiativeStatus::NeverBegun) => Self::NeverBegun,
            Some(InitiativeStatus::Unknown) | None => Self::Unknown,
        }
    }
}

/// Initiatives counted by how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stands([u32; 7]);

impl Stands {
    /// How many are so far.
    pub fn count(&self, stand: Stand) -> u32 {
        self.0[stand as usize]
    }

    /// All of them: the base.
    pub fn told(&self) -> u32 {
        self.0.iter().sum()
    }

    fn add(&mut self, stand: Stand) {
        self.0[stand as usize] += 1;
    }
}

/// What became, by a round, of the initiatives of a unit, of the organisation, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Told {
    /// Those told of by the baseline.
    pub from_baseline: Stands,
    /// Those first told of after it.
    pub since: Stands,
}

impl Told {
    fn add(&mut self, is_since: bool, stand: Stand) {
        if is_since { self.since.add(stand) } else { self.from_baseline.add(stand) }
    }
}

/// The initiatives of a study by a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFates {
    /// The round.
    pub round: Id,
    /// Each unit of the study, line before staff, by name; the organisation last, where it has initiatives of its own.
    pub units: Vec<(Id, Told)>,
    /// All together.
    pub total: Told,
}

/// An initiative over all rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitiativeCourse<'a> {
    /// The initiative.
    pub initiative: &'a Initiative,
    /// How far it was in each round; nothing where nobody spoke of it.
    pub states: Vec<Option<InitiativeStatus>>,
    /// The round in which it was first told of, by its place.
    pub first: usize,
}

/// The initiatives of a study over all rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fates<'a> {
    /// The place of the baseline among the rounds: the first of that role, else the first.
    pub baseline: usize,
    /// The baseline and every later round.
    pub rounds: Vec<RoundFates>,
    /// Every initiative, in the order of the units and by its name. One without a state in any round is left out.
    pub courses: Vec<InitiativeCourse<'a>>,
    /// How many belong to another body.
    pub of_others: usize,
}

/// Follows the initiatives of a study over its rounds; `language` is that of the names that units are put in order by.
///
/// ```
/// use nulmeting::domain::{fates::*, id::Id, study::*};
/// let id = |text: &str| Id::new(text).unwrap();
/// let mut study = Study::new(Header::default());
/// for (round, role) in [("r1", RoundRole::Baseline), ("r2", RoundRole::FollowUp)] {
///     let questionnaire = RoundQuestionnaires::Unit(id("talk"));
///     study.rounds.push(Round { id: id(round), label: round.into(), role, from: None, to: None, questionnaire });
/// }
/// let state = |round, status| InitiativeState { round: id(round), status };
/// study.initiatives.push(Initiative {
///     id: id("coach"),
///     details: InitiativeDetails {
///         unit: Id::organisation(), title: "Coach".into(), field: id("staff"), own: true,
///         because_of_project: BecauseOfProject::Unknown, formerly: vec![], place: None,
///     },
///     states: vec![state("r1", InitiativeStatus::Decided), state("r2", InitiativeStatus::Pilot)],
/// });
/// let fates = fates(&study, "en");
/// assert_eq!(fates.rounds[0].total.from_baseline.count(Stand::Planned), 1);
/// assert_eq!(fates.rounds[1].total.from_baseline.count(Stand::Begun), 1);
/// assert_eq!(fates.rounds[1].total.since.told(), 0);
/// ```
pub fn fates<'a>(study: &'a Study, language: &str) -> Fates<'a> {
    let rounds = &study.rounds;
    let baseline = rounds.iter().position(|round| round.role == RoundRole::Baseline).unwrap_or_default();
    let in_order = study.units_in_order(language);
    let places: HashMap<&Id, usize> = in_order.iter().enumerate().map(|(at, unit)| (&unit.id, at)).collect();
    let mut courses: Vec<InitiativeCourse> =
        followed(&study.initiatives).iter().filter_map(|one| course(study, one)).collect();
    courses.sort_by_cached_key(|one| {
        let details = &one.initiative.details;
        let place = places.get(&details.unit).copied().unwrap_or(usize::MAX);
        (place, details.unit.clone(), details.title.to_lowercase(), one.initiative.id.clone())
    });
    let mut units: Vec<Id> = in_order.iter().map(|unit| unit.id.clone()).collect();
    for course in &courses {
        let unit = &course.initiative.details.unit;
        if !places.contains_key(unit) && units.last() != Some(unit) {
            units.push(unit.clone());
        }
    }
    let by_round = (baseline..rounds.len()).map(|at| {
        let mut told: HashMap<&Id, Told> = HashMap::new();
        let mut total = Told::default();
        for course in courses.iter().filter(|course| course.first <= at) {
            let (is_since, stand) = (course.first > baseline, Stand::of(course.states[at]));
            told.entry(&course.initiative.details.unit).or_default().add(is_since, stand);
            total.add(is_since, stand);
        }
        let units = units.iter().map(|unit| (unit.clone(), told.get(unit).copied().unwrap_or_default()));
        RoundFates { round: rounds[at].id.clone(), units: units.collect(), total }
    });
    let by_round = by_round.collect();
    let of_others = courses.iter().filter(|course| !course.initiative.details.own).count();
    Fates { baseline, rounds: by_round, courses, of_others }
}

fn course<'a>(study: &Study, followed: &Followed<'a>) -> Option<InitiativeCourse<'a>> {
    let initiative = followed.initiative;
    let states: Vec<_> =
        study.rounds.iter().map(|round| followed.state(&round.id).map(|state| state.status)).collect();
    let first = states.iter().position(Option::is_some)?;
    Some(InitiativeCourse { initiative, states, first })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::compare::{Fate, compare};
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::score::View;
    use crate::domain::study::{BecauseOfProject, InitiativeDetails, InitiativeState, UnitKind};

    const UNITS: [&str; 3] = ["sez", "control", "organisation"];

    fn scene(drawn: &[(usize, Vec<Option<usize>>)]) -> Scene {
        let mut scene = Scene::new();
        scene.unit("sez", UnitKind::Line);
        scene.unit("control", UnitKind::Staff);
        let last = scene.study.rounds[1].clone();
        scene.study.rounds.push(crate::domain::study::Round { id: id("r3"), ..last });
        for (at, (unit, states)) in drawn.iter().enumerate() {
            let rounds = scene.study.rounds.iter().zip(states);
            let states = rounds.filter_map(|(round, status)| {
                let status = InitiativeStatus::ALL[(*status)?];
                Some(InitiativeState { round: round.id.clone(), status })
            });
            scene.study.initiatives.push(Initiative {
                id: id(&format!("i{at}")),
                details: InitiativeDetails {
                    unit: id(UNITS[*unit]),
                    title: format!("Nr. {at}"),
                    field: id("staff"),
                    own: at % 2 == 0,
                    because_of_project: BecauseOfProject::Unknown,
                    formerly: Vec::new(),
                    place: None,
                },
                states: states.collect(),
            });
        }
        scene
    }

    #[test]
    fn what_nobody_spoke_of_again_is_not_known_and_what_came_later_stands_apart() {
        let place = |status| InitiativeStatus::ALL.iter().position(|one| *one == status);
        let drawn = [
            (0, vec![place(InitiativeStatus::Pilot), place(InitiativeStatus::Running), None]),
            (0, vec![None, place(InitiativeStatus::Idea), place(InitiativeStatus::NeverBegun)]),
            (2, vec![None, None, place(InitiativeStatus::Standard)]),
        ];
        let scene = scene(&drawn);
        let fates = fates(&scene.study, "en");
        let [first, second, third] = fates.rounds.as_slice() else { panic!("{fates:?}") };
        assert_eq!(first.total.from_baseline.count(Stand::Begun), 1);
        assert_eq!(first.total.since.told(), 0);
        assert_eq!(second.total.from_baseline.count(Stand::Running), 1);
        assert_eq!(second.total.since.count(Stand::Planned), 1);
        assert_eq!(third.total.from_baseline.count(Stand::Unknown), 1);
        assert_eq!(third.total.since.count(Stand::NeverBegun), 1);
        assert_eq!(third.units.last().unwrap().0, Id::organisation());
        assert_eq!(third.units.last().unwrap().1.since.count(Stand::Standard), 1);
        assert_eq!(third.units[1], (id("control"), Told::default()));
    }

    proptest! {
        #[test]
        fn units_add_up_to_all_and_nothing_told_is_ever_lost(
            drawn in vec((0..3_usize, vec(option::of(0..8_usize), 3)), 0..12)
        ) {
            let scene = scene(&drawn);
            let fates = fates(&scene.study, "en");
            let told = drawn.iter().filter(|(_, states)| states.iter().any(Option::is_some)).count();
            prop_assert_eq!(fates.courses.len(), told);
            let first = fates.rounds[0].total.from_baseline.told();
            for round in &fates.rounds {
                prop_assert_eq!(round.total.from_baseline.told(), first);
                for stand in Stand::ALL {
                    let of = |part: fn(&Told) -> &Stands| -> u32 {
                        round.units.iter().map(|(_, told)| part(told).count(stand)).sum()
                    };
                    prop_assert_eq!(of(|told| &told.from_baseline), round.total.from_baseline.count(stand));
                    prop_assert_eq!(of(|told| &told.since), round.total.since.count(stand));
                }
            }
            let last = fates.rounds.last().unwrap().total;
            prop_assert_eq!((last.from_baseline.told() + last.since.told()) as usize, told);
        }

        #[test]
        fn the_second_of_two_rounds_says_what_a_comparison_of_them_says(
            drawn in vec((0..3_usize, vec(option::of(0..8_usize), 2)), 0..12)
        ) {
            let mut scene = scene(&drawn);
            scene.study.rounds.pop();
            let total = fates(&scene.study, "en").rounds.pop().unwrap().total;
            let compared = compare(&scene.scoring(View::Account), &id("r1"), &id("r2"));
            let of = |fate: Fate| compared.fates.iter().find(|(one, _)| *one == fate).map_or(0, |(_, count)| *count);
            let all: u32 = compared.fates.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(total.from_baseline.told() + total.since.told(), all);
            let is_on = |stand| total.since.count(stand);
            let since_on = is_on(Stand::Planned) + is_on(Stand::Begun) + is_on(Stand::Running) + is_on(Stand::Standard);
            prop_assert_eq!(since_on, of(Fate::New));
            prop_assert!(total.from_baseline.count(Stand::Unknown) <= of(Fate::Unknown) + of(Fate::Unchanged));
        }
    }
}
