//! The companion that asks for initiatives: what the unit does and plans, and how far each is in this round. These are
//! records of the study, so the closed answer itself stays empty.

use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::questionnaire::Previous;
use crate::domain::study::{Followed, InitiativeState, InitiativeStatus};
use crate::tui::form::Filled;
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::screens::records::{self, Kind};
use crate::workbench::request::Save;

use super::hand::{Pending, Talk};
use super::held::Held;
use super::page::Meaning;
use super::undo::Did;

/// The initiatives of the unit as numbered answers: how far each is now or was before, and its title.
pub fn offers(held: &Held, at: usize, setting: &Setting) -> Vec<(String, bool, Meaning)> {
    let row = |one: Followed| {
        let now = one.state(&held.interview.details.round);
        let title = &one.initiative.details.title;
        let label = match now.map(|state| setting.words.of("fate", state.status.as_str())) {
            Some(now) => format!("{now} · {title}"),
            None => match earlier_state(held, at, &one, setting) {
                Some(before) => format!("{before} · {title}"),
                None => title.clone(),
            },
        };
        (label, now.is_some(), Meaning::Initiative(one.initiative.id.clone()))
    };
    held.initiatives().map(row).collect()
}

/// How far it was in the round before, in words; only where the question lets earlier answers be seen at once.
fn earlier_state(held: &Held, at: usize, one: &Followed, setting: &Setting) -> Option<String> {
    if held.question(at).previous != Previous::Shown {
        return None;
    }
    let rounds = &setting.instruments.rounds;
    let here = rounds.iter().position(|round| round.id == held.interview.details.round)?;
    let before = rounds[..here].iter().rev().find_map(|round| one.state(&round.id))?;
    let status = setting.words.of("fate", before.status.as_str());
    Some(setting.words.with("talk-fate-before", &[("status", status.into())]))
}

impl Talk {
    /// Opens the list of the unit's initiatives, a new one first.
    pub fn ask_initiative(&mut self, setting: &Setting) -> Vec<Step> {
        let rows = self.page.panel.iter().flat_map(|panel| &panel.offers);
        let new = Item::new(setting.words.text("talk-new-initiative"), "");
        let items: Vec<Item> =
            std::iter::once(new).chain(rows.map(|row| Item::new(&*row.label, ""))).collect();
        if items.len() == 1 {
            return self.ask_new_initiative(setting);
        }
        let picker = Picker::one(setting.words.text("talk-initiatives"), items);
        self.ask(Pending::Initiatives, Step::Pick(picker), setting)
    }

    /// An initiative was chosen from the list, or a new one.
    pub fn picked_initiative(&mut self, index: usize, setting: &Setting) -> Vec<Step> {
        let id = index.checked_sub(1).and_then(|index| self.held.initiatives().nth(index));
        match id.map(|one| one.initiative.id.clone()) {
            Some(id) => self.ask_fate(&id, setting),
            None => self.ask_new_initiative(setting),
        }
    }

    /// The list that the records screen would show for this unit and round.
    fn kind(&self) -> Kind {
        let details = &self.held.interview.details;
        Kind::Initiatives { unit: details.unit.clone(), round: details.round.clone() }
    }

    fn ask_new_initiative(&mut self, setting: &Setting) -> Vec<Step> {
        let form = records::forms::form(&self.kind(), &self.held.study, None, setting);
        self.ask(Pending::NewInitiative, Step::Fill(form), setting)
    }

    /// Keeps a new initiative.
    pub fn filled_initiative(&mut self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let changes = records::changes::changes(&self.kind(), &self.held.study, None, filled, setting);
        if let Some(Change::Initiative(id, details)) = changes.first() {
            let removed = |is| Change::Removed(RecordKind::Initiative, id.to_string(), is);
            let again = std::iter::once(removed(false)).chain(changes.iter().cloned()).collect();
            self.did(Did::Initiative { title: details.title.clone(), back: vec![removed(true)], again });
        }
        self.keep(changes, setting)
    }

    /// Asks how far an initiative is in this round.
    pub fn ask_fate(&mut self, id: &Id, setting: &Setting) -> Vec<Step> {
        let Some(one) = self.held.initiatives().find(|one| one.initiative.id == *id) else {
            return Vec::new();
        };
        let now = one.state(&self.held.interview.details.round).map(|state| state.status);
        let items = InitiativeStatus::ALL
            .map(|status| Item {
                is_marked: now == Some(status),
                ..Item::new(setting.words.of("fate", status.as_str()), "")
            })
            .to_vec();
        let at = InitiativeStatus::ALL.iter().position(|status| now == Some(*status)).unwrap_or(0);
        let picker = Picker::numbered(one.initiative.details.title.clone(), items).at(at);
        self.ask(Pending::Fate(id.clone()), Step::Pick(picker), setting)
    }

    /// Keeps how far an initiative is.
    pub fn picked_fate(&mut self, id: Id, index: usize, setting: &Setting) -> Vec<Step> {
        let Some(status) = InitiativeStatus::ALL.get(index).copied() else { return Vec::new() };
        let round = self.held.interview.details.round.clone();
        let all = &self.held.study.initiatives;
        let Some(one) = all.iter().find(|one| one.id == id) else { return Vec::new() };
        let before = match one.states.iter().find(|state| state.round == round) {
            Some(before) => Change::InitiativeState(id.clone(), before.clone()),
            None => Change::NoInitiativeState(id.clone(), round.clone()),
        };
        let title = one.details.title.clone();
        let after = Change::InitiativeState(id, InitiativeState { round, status });
        self.did(Did::Initiative { title, back: vec![before], again: vec![after.clone()] });
        self.keep(vec![after], setting)
    }

    /// Keeps changes of initiatives.
    pub fn keep(&mut self, changes: Vec<Change>, setting: &Setting) -> Vec<Step> {
        if changes.is_empty() {
            return Vec::new();
        }
        for change in &changes {
            self.held.apply(change);
        }
        self.turn_page(setting);
        vec![Step::Save(Save::Changes(changes))]
    }
}
