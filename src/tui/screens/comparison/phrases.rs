//! How a comparison is put into words. Neutral: what differs between other respondents is no movement of the unit.

use unicode_width::UnicodeWidthStr;

use super::{Side, said};
use crate::domain::compare::{LinkBasis, Observed, SetComparison, UnitComparison, Warning};
use crate::domain::id::Id;
use crate::domain::study::{Event, Link};
use crate::tui::screens::wording;

impl Side<'_> {
    /// The link and what it means.
    pub fn link(&self, link: Link) -> String {
        said::link(link, self.setting)
    }

    /// The same in so many columns, in short where it must be.
    pub fn link_in(&self, link: Link, columns: usize) -> String {
        let whole = self.link(link);
        if whole.width() <= columns {
            return whole;
        }
        let meaning = self.setting.words.of("compare-link", link.as_str());
        let arguments = [("link", link.as_str().into()), ("meaning", meaning.into())];
        self.setting.words.with("compare-link", &arguments)
    }

    /// The link with what it goes by, in one sentence.
    pub fn link_with_basis(&self, unit: &UnitComparison) -> String {
        let link = self.link(unit.link);
        match self.basis(unit) {
            basis if basis.is_empty() => link,
            basis => {
                self.setting.words.with("compare-because", &[("link", link.into()), ("basis", basis.into())])
            }
        }
    }

    /// What the link goes by where it does not say so itself, and the persons; empty where there is nothing to add.
    pub fn basis(&self, unit: &UnitComparison) -> String {
        let words = &self.setting.words;
        if let Some(reason) = &unit.set_because {
            let arguments =
                [("proposed", unit.proposed.link.as_str().into()), ("reason", reason.as_str().into())];
            return words.with("compare-set", &arguments);
        }
        self.proposal_basis(unit)
    }

    /// What the proposed link goes by, likewise.
    pub fn proposal_basis(&self, unit: &UnitComparison) -> String {
        let words = &self.setting.words;
        let basis = unit.proposed.basis;
        let text = match basis {
            LinkBasis::SamePerson | LinkBasis::SameRole | LinkBasis::SameTeam | LinkBasis::NoInterview => {
                String::new()
            }
            LinkBasis::TeamStatedOnce
            | LinkBasis::OtherTeam
            | LinkBasis::NobodyNamed
            | LinkBasis::UnitChanged => words.of("basis", basis.as_str()),
        };
        let Some((earlier, later)) = &unit.proposed.pair else { return text };
        let (earlier, later) = (self.person(earlier, 0), self.person(later, 1));
        let persons = if earlier == later {
            earlier
        } else {
            words.with("compare-persons", &[("earlier", earlier.into()), ("later", later.into())])
        };
        if text.is_empty() {
            return persons;
        }
        words.with("compare-basis", &[("basis", text.into()), ("persons", persons.into())])
    }

    /// The link that the records propose and what it goes by, beside one that was set by hand.
    pub fn proposal(&self, unit: &UnitComparison) -> String {
        let words = &self.setting.words;
        let link = words.with("link-proposal", &[("link", self.link(unit.proposed.link).into())]);
        match self.proposal_basis(unit) {
            basis if basis.is_empty() => link,
            basis => words.with("compare-because", &[("link", link.into()), ("basis", basis.into())]),
        }
    }

    /// A respondent of a round, by role and pseudonym.
    fn person(&self, respondent: &Id, at: usize) -> String {
        let comparison = &self.compared.comparison;
        let round = [&comparison.from, &comparison.to][at];
        let study = self.study;
        let found = study.participants.iter().find(|one| {
            let interview = study.interview(&one.interview);
            one.respondent == *respondent && interview.is_some_and(|talk| talk.details.round == *round)
        });
        let role = found.map_or_else(String::new, |one| self.setting.words.of("role", &one.details.role));
        let arguments = [("role", role.into()), ("respondent", respondent.as_str().into())];
        self.setting.words.with("why-speaker", &arguments)
    }

    /// The verdict, and why the rounds cannot be compared where they cannot.
    pub fn verdict(&self, set: &SetComparison) -> String {
        said::verdict(set, self.setting)
    }

    /// The sums that a verdict goes by.
    pub fn sums(&self, set: &SetComparison) -> String {
        said::sums(set, self.setting)
    }

    /// The verdict on a field, in short.
    pub fn field_verdict(&self, set: &SetComparison) -> String {
        said::field_verdict(set, self.setting)
    }

    /// "Difference between respondents: on 9 of 30 indicators, in 3 of 3 fields: 2 higher, 6 the same, 1 lower".
    pub fn observed(&self, unit: &UnitComparison) -> String {
        said::observed(unit, self.setting)
    }

    /// The counts in so many columns; without their base, which stands below in a sentence, where it does not fit.
    pub fn observed_in(&self, observed: &Observed, columns: usize) -> String {
        let arguments = [
            ("n", observed.n.into()),
            ("defined", observed.defined.into()),
            ("up", observed.up.into()),
            ("same", observed.same.into()),
            ("down", observed.down.into()),
        ];
        let whole = self.setting.words.with("compare-observed-short", &arguments);
        if whole.width() <= columns {
            return whole;
        }
        self.setting.words.with("compare-observed-bare", &arguments)
    }

    /// What to keep in mind, each kind once.
    pub fn warning_kinds(&self, unit: &UnitComparison) -> String {
        said::warning_kinds(unit, self.setting)
    }

    /// Something to keep in mind, with the event that it is about.
    pub fn warning(&self, warning: &Warning) -> String {
        let words = &self.setting.words;
        let text = words.of("report-warning", warning.as_str());
        let event = match warning {
            Warning::YoungMandate { event } => Some(event),
            Warning::Reorganisation { event } => event.as_ref(),
            Warning::SuperiorOnce { round } => {
                let round = wording::round(round, self.setting);
                return words.with("compare-warning", &[("warning", text.into()), ("about", round.into())]);
            }
            Warning::SelfReportOnly | Warning::ChangedInstrument | Warning::ChangedModel => None,
        };
        match event.and_then(|id| self.study.events.iter().find(|event| event.id == *id)) {
            Some(event) => {
                let about = self.event(event);
                words.with("compare-warning", &[("warning", text.into()), ("about", about.into())])
            }
            None => text,
        }
    }

    /// An event with its date.
    pub fn event(&self, event: &Event) -> String {
        let arguments = [("date", event.date.as_str().into()), ("text", event.text.as_str().into())];
        self.setting.words.with("compare-event", &arguments)
    }
}

/// A change with its sign: `+2`, `0`, `−1`.
pub fn signed(change: i32) -> String {
    match change {
        0 => "0".to_owned(),
        1.. => format!("+{change}"),
        _ => format!("−{}", change.unsigned_abs()),
    }
}
