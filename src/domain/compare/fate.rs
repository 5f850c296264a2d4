//! What became of initiatives between two rounds.

use crate::domain::id::Id;
use crate::domain::study::{BecauseOfProject, Followed, InitiativeStatus, Study, followed};

/// An initiative and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitiativeFate {
    /// The initiative.
    pub initiative: Id,
    /// Those that it goes on with under another name.
    pub formerly: Vec<Id>,
    /// The field of the model that it is in.
    pub field: Id,
    /// The unit's own, or another body's.
    pub own: bool,
    /// Whether it came of the project.
    pub because_of_project: BecauseOfProject,
    /// How far it was in the earlier round; nothing where nothing was recorded.
    pub from: Option<InitiativeStatus>,
    /// How far it was in the later round.
    pub to: Option<InitiativeStatus>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// First heard of in the later round.
    New,
    /// Further than before, or taken up again.
    Advanced,
    /// As far as before.
    Unchanged,
    /// Less far than before.
    SetBack,
    /// Stopped since.
    Stopped,
    /// Announced, and never begun.
    NeverBegun,
    /// Nobody knows.
    Unknown,
}

impl Fate {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Advanced,
        Self::Unchanged,
        Self::SetBack,
        Self::Stopped,
        Self::NeverBegun,
        Self::Unknown,
    ];

    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Advanced => "advanced",
            Self::Unchanged => "unchanged",
            Self::SetBack => "set back",
            Self::Stopped => "stopped",
            Self::NeverBegun => "never begun",
            Self::Unknown => "unknown",
        }
    }

    /// What became of an initiative that was so far before and is so far now.
    ///
    /// ```
    /// use nulmeting::domain::compare::Fate;
    /// use nulmeting::domain::study::InitiativeStatus::{Decided, Pilot, Running, Stopped};
    /// assert_eq!(Fate::of(Some(Decided), Some(Running)), Fate::Advanced);
    /// assert_eq!(Fate::of(None, Some(Pilot)), Fate::New);
    /// assert_eq!(Fate::of(Some(Pilot), Some(Stopped)), Fate::Stopped);
    /// assert_eq!(Fate::of(Some(Pilot), None), Fate::Unknown); // nobody spoke of it again
    /// ```
    pub fn of(from: Option<InitiativeStatus>, to: Option<InitiativeStatus>) -> Self {
        use InitiativeStatus::{NeverBegun, Stopped, Unknown};
        match (from, to) {
            (_, None | Some(Unknown)) => Self::Unknown,
            (Some(before), Some(now)) if before == now => Self::Unchanged,
            (_, Some(Stopped)) => Self::Stopped,
            (_, Some(NeverBegun)) => Self::NeverBegun,
            (None, Some(_)) => Self::New,
            (Some(Unknown), Some(_)) => Self::Unknown,
            (Some(Stopped | NeverBegun), Some(_)) => Self::Advanced,
            (Some(before), Some(now)) if now > before => Self::Advanced,
            (Some(_), Some(_)) => Self::SetBack,
        }
    }
}

/// The fate of the initiatives of each unit that something was recorded of in one of the rounds, by id.
pub(super) fn of_study<'a>(study: &'a Study, rounds: [&Id; 2]) -> Vec<(&'a Id, InitiativeFate)> {
    let mut fates: Vec<(&Id, InitiativeFate)> = followed(&study.initiatives)
        .iter()
        .filter_map(|one| Some((&one.initiative.details.unit, of(one, rounds)?)))
        .collect();
    fates.sort_by(|(_, a), (_, b)| a.initiative.cmp(&b.initiative));
    fates
}

fn of(followed: &Followed, rounds: [&Id; 2]) -> Option<InitiativeFate> {
    let initiative = followed.initiative;
    let [from, to] = rounds.map(|round| followed.state(round).map(|state| state.status));
    (from.is_some() || to.is_some()).then(|| InitiativeFate {
        initiative: initiative.id.clone(),
        formerly: followed.former.iter().map(|one| one.id.clone()).collect(),
        field: initiative.details.field.clone(),
        own: initiative.details.own,
        because_of_project: initiative.details.because_of_project,
        from,
        to,
        fate: Fate::of(from, to),
    })
}

/// How many had which fate.
pub(super) fn count<'f>(initiatives: impl Iterator<Item = &'f InitiativeFate>) -> Vec<(Fate, u32)> {
    let mut counts = Fate::ALL.map(|fate| (fate, 0));
    for initiative in initiatives {
        if let Some((_, count)) = counts.iter_mut().find(|(fate, _)| *fate == initiative.fate) {
            *count += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}
