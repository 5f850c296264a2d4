//! What is chosen on the page: lists to choose from, and the places that what is left out leads to.

use super::{State, Stop};
use crate::domain::answer::Answer;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Interview, Study, Unit};
use crate::language::{LANGUAGES, Words};
use crate::tui::message::{Destination, Step};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::screens::records;
use crate::tui::widgets::shortened;
use crate::workbench::leaving::{Markup, Place, Room, Version, Way, What, Why};

/// What a dialog that is open is about.
#[derive(Debug)]
pub(super) enum Pending {
    /// Which of the values of something.
    Markup,
    Language,
    Room,
    Version,
    /// Which of these.
    Units(Vec<Id>),
    Talks(Vec<InterviewId>),
    Rounds(Vec<Vec<Id>>),
    /// Where to go.
    Places(Vec<Place>, Why),
    /// Whether what is there is written over.
    Replace,
}

/// The versions of a write-up, in the order in which they come to be.
const VERSIONS: [Version; 3] = [Version::Typed, Version::WorkedUp, Version::Approved];

/// For whom data can be.
const ROOMS: [Room; 2] = [Room::Shared, Room::Own];

/// For whom a kind of file is, in words.
pub(super) fn room_name(way: Way, room: Room, words: &Words) -> String {
    let room = match room {
        Room::Shared => "shared",
        Room::Own => "own",
    };
    if way == Way::Archive { words.of("export-room-study", room) } else { words.of("export-room", room) }
}

/// The columns that a passage takes in a list.
const PASSAGE: usize = 48;

impl State {
    /// Something is to be changed, or gone to.
    pub(super) fn change(&mut self, stop: &Stop, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let items = |labels: Vec<String>| labels.into_iter().map(|label| Item::new(label, "")).collect();
        let of = |family: &str, all: &[&str]| items(all.iter().map(|word| words.of(family, word)).collect());
        let (title, items, at, pending) = match stop {
            Stop::Way(way) => {
                self.order.way = *way;
                self.order.room = self.room.filter(|_| way.has_room()).unwrap_or_else(|| way.usual_room());
                return self.changed(setting);
            }
            Stop::Place => return self.ask_place(setting),
            Stop::Missing(what, why) => return self.go(*what, *why, setting),
            Stop::Markup => {
                let all = Markup::ALL.map(Markup::as_str);
                let at = Markup::ALL.iter().position(|one| *one == self.order.markup);
                ("export-format", of("export-format", &all), at, Pending::Markup)
            }
            Stop::Language => {
                let at = LANGUAGES.iter().position(|one| *one == self.order.language);
                ("export-language", of("export-language", &LANGUAGES), at, Pending::Language)
            }
            Stop::Room => {
                let at = ROOMS.iter().position(|one| *one == self.order.room);
                let names = ROOMS.map(|room| room_name(self.order.way, room, words));
                ("export-room", items(names.into()), at, Pending::Room)
            }
            Stop::Version => {
                let at = VERSIONS.iter().position(|one| *one == self.order.version);
                let all = VERSIONS.map(Version::as_str);
                ("export-version", of("write-up-version", &all), at, Pending::Version)
            }
            Stop::Unit => {
                let Some(study) = self.study() else { return Vec::new() };
                let units = study.units_in_order(&setting.language);
                let names = units.iter().map(|unit| setting.text(&unit.name).to_owned()).collect();
                let ids: Vec<Id> = units.iter().map(|unit| unit.id.clone()).collect();
                let at = ids.iter().position(|id| self.unit().is_some_and(|unit| unit.id == *id));
                ("export-unit", items(names), at, Pending::Units(ids))
            }
            Stop::Talk => {
                let Some(study) = self.study() else { return Vec::new() };
                let names = study.interviews.iter().map(|talk| self.talk_name(talk, setting)).collect();
                let ids: Vec<InterviewId> = study.interviews.iter().map(|talk| talk.id.clone()).collect();
                let at = ids.iter().position(|id| self.talk().is_some_and(|talk| talk.id == *id));
                ("export-talk", items(names), at, Pending::Talks(ids))
            }
            Stop::Rounds => {
                let all = choices_of_rounds(setting);
                let names = all.iter().map(|rounds| rounds_name(rounds, setting)).collect();
                let at = all.iter().position(|rounds| *rounds == self.order.rounds);
                ("export-rounds", items(names), at, Pending::Rounds(all))
            }
        };
        self.pending = Some(pending);
        vec![Step::Pick(Picker::one(words.text(title), items).at(at.unwrap_or_default()))]
    }

    /// Something was chosen from a list.
    pub(super) fn picked(&mut self, index: usize, setting: &Setting) -> Vec<Step> {
        match self.pending.take() {
            Some(Pending::Markup) => self.order.markup = Markup::ALL.get(index).copied().unwrap_or_default(),
            Some(Pending::Language) => {
                if let Some(language) = LANGUAGES.get(index) {
                    (*language).clone_into(&mut self.order.language);
                }
            }
            Some(Pending::Room) => {
                self.order.room = ROOMS.get(index).copied().unwrap_or_default();
                self.room = Some(self.order.room);
            }
            Some(Pending::Version) => {
                self.order.version = VERSIONS.get(index).copied().unwrap_or(Version::Approved);
            }
            Some(Pending::Units(ids)) => self.order.unit = ids.get(index).cloned(),
            Some(Pending::Talks(ids)) => self.order.talk = ids.get(index).cloned(),
            Some(Pending::Rounds(all)) => self.order.rounds = all.get(index).cloned().unwrap_or_default(),
            Some(Pending::Places(places, why)) => {
                let destination = places.get(index).and_then(|place| self.destination(place, why, setting));
                return destination.map(Step::Open).into_iter().collect();
            }
            Some(Pending::Replace) | None => return Vec::new(),
        }
        self.changed(setting)
    }

    /// Goes to what is left out; where it is several, one of them is chosen first.
    fn go(&mut self, what: What, why: Why, setting: &Setting) -> Vec<Step> {
        let found = self.manifest().and_then(|manifest| {
            let (.., lot) = manifest.left_out().find(|(one, other, _)| *one == what && *other == why)?;
            Some(lot.places.clone())
        });
        let mut places = found.unwrap_or_default();
        // Somebody who has not agreed is changed in the list of those who take part, once for the whole talk.
        if matches!(why, Why::NotAgreed | Why::NotAgreedToQuote | Why::NotForOwnUnit | Why::NotWithRole) {
            for place in &mut places {
                if let Place::Answer { interview, .. } = place {
                    *place = Place::Talk(interview.clone());
                }
            }
            places.sort();
        }
        places.dedup();
        if let [one] = places.as_slice() {
            let destination = self.destination(one, why, setting);
            return destination.map(Step::Open).into_iter().collect();
        }
        let items = places.iter().map(|place| self.item(place, setting)).collect();
        self.pending = Some(Pending::Places(places, why));
        vec![Step::Pick(Picker::one(setting.words.text("export-go"), items))]
    }

    /// Where a place is on the screens.
    fn destination(&self, place: &Place, why: Why, setting: &Setting) -> Option<Destination> {
        let study = self.study()?;
        let last = || setting.instruments.rounds.last().map(|round| round.id.clone());
        Some(match place {
            Place::Answer { interview, .. } if matches!(why, Why::NotChecked | Why::NotApproved) => {
                Destination::WriteUp(interview.clone())
            }
            Place::Answer { interview, question, passage } => Destination::TalkAt {
                interview: interview.clone(),
                question: question.clone(),
                start: passage.map(|(from, _)| from),
            },
            Place::Talk(interview) => match why {
                Why::NotAgreed | Why::NotAgreedToQuote | Why::NotForOwnUnit | Why::NotWithRole => {
                    Destination::Records(records::Kind::Participants(interview.clone()))
                }
                _ => Destination::Talk(interview.clone()),
            },
            Place::Evidence(id) => {
                let found = study.evidence.iter().find(|one| one.id == *id)?;
                let talk = found.interview.as_ref().and_then(|talk| study.interview(talk));
                let (unit, round) = if let Some(talk) = talk {
                    (talk.details.unit.clone(), talk.details.round.clone())
                } else {
                    let unit = study.units.iter().find(|unit| found.names(&unit.id));
                    (unit.map_or_else(Id::organisation, |unit| unit.id.clone()), last()?)
                };
                Destination::AssessAt { unit, round, target: id.clone() }
            }
            Place::Memo(_) => Destination::Memos(None),
            Place::Unit(unit, round) => {
                let round = round.clone().or_else(last)?;
                if unit.is_organisation() {
                    Destination::Organisation { round }
                } else {
                    Destination::Result { unit: unit.clone(), round }
                }
            }
        })
    }

    /// A place in a list to choose from.
    fn item(&self, place: &Place, setting: &Setting) -> Item {
        let talk = |interview: &InterviewId| {
            let study = self.study();
            let found = study.and_then(|study| study.interview(interview));
            found.map_or_else(|| interview.to_string(), |talk| self.talk_name(talk, setting))
        };
        let study = self.study();
        let text = |found: Option<&str>| shortened(found.unwrap_or_default().trim(), PASSAGE);
        match place {
            Place::Answer { interview, question, passage } => {
                let is_it = |one: &&Answer| one.interview == *interview && one.question == *question;
                let answer = study.and_then(|study| study.answers.iter().find(is_it));
                let words = answer.map(|answer| match passage {
                    Some((from, to)) => answer.notes.text.chars().skip(*from).take(to - from).collect(),
                    None => answer.notes.on_record(),
                });
                let words: Option<String> = words;
                let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
                Item::new(talk(interview), text(words.as_deref()))
            }
            Place::Talk(interview) => Item::new(talk(interview), ""),
            Place::Evidence(id) => {
                let found = study.and_then(|study| study.evidence.iter().find(|one| one.id == *id));
                Item::new(id.as_str(), text(found.map(|one| one.text.as_str())))
            }
            Place::Memo(id) => {
                let found = study.and_then(|study| study.memos.iter().find(|one| one.id == *id));
                Item::new(id.as_str(), text(found.map(|one| one.text.as_str())))
            }
            Place::Unit(unit, round) => {
                let round =
                    round.as_ref().map(|round| setting.instruments.round_label(round, &setting.language));
                Item::new(self.unit_name(unit, setting), round.unwrap_or_default())
            }
        }
    }

    fn study(&self) -> Option<&Study> {
        self.offer.as_ref().map(|offer| offer.study.as_ref())
    }

    /// The unit that is meant: the one chosen, else the first.
    pub(super) fn unit(&self) -> Option<&Unit> {
        let study = self.study()?;
        match &self.order.unit {
            Some(unit) => study.unit(unit.as_str()),
            None => study.units.first(),
        }
    }

    /// The talk that is meant: the one chosen, else the first.
    pub(super) fn talk(&self) -> Option<&Interview> {
        let study = self.study()?;
        match &self.order.talk {
            Some(talk) => study.interview(talk),
            None => study.interviews.first(),
        }
    }

    fn unit_name(&self, unit: &Id, setting: &Setting) -> String {
        if unit.is_organisation() {
            return setting.words.text("home-organisation");
        }
        let found = self.study().and_then(|study| study.unit(unit.as_str()));
        found.map_or_else(|| unit.to_string(), |unit| setting.text(&unit.name).to_owned())
    }

    /// A talk by its unit and round; with its id where that is its own.
    pub(super) fn talk_name(&self, talk: &Interview, setting: &Setting) -> String {
        let details = &talk.details;
        let unit = self.unit_name(&details.unit, setting);
        let round = setting.instruments.round_label(&details.round, &setting.language);
        if talk.id == InterviewId::of(&details.unit, &details.round) {
            format!("{unit} · {round}")
        } else {
            format!("{unit} · {round} ({})", talk.id)
        }
    }
}

/// Rounds as they are chosen: all, one, or two to compare.
pub(super) fn rounds_name(rounds: &[Id], setting: &Setting) -> String {
    let label = |id: &Id| setting.instruments.round_label(id, &setting.language);
    match rounds {
        [] => setting.words.text("export-rounds-all"),
        [one] => label(one),
        [from, .., to] => {
            let arguments = [("from", label(from).into()), ("to", label(to).into())];
            setting.words.with("export-rounds-two", &arguments)
        }
    }
}

/// All rounds, each of them, and every two.
fn choices_of_rounds(setting: &Setting) -> Vec<Vec<Id>> {
    let ids: Vec<&Id> = setting.instruments.rounds.iter().map(|round| &round.id).collect();
    let one = ids.iter().map(|id| vec![(*id).clone()]);
    let later = |(at, from): (usize, &&Id)| {
        let from = (*from).clone();
        ids.iter().skip(at + 1).map(move |to| vec![from.clone(), (*to).clone()]).collect::<Vec<_>>()
    };
    let two = ids.iter().enumerate().flat_map(later);
    std::iter::once(Vec::new()).chain(one).chain(two).collect()
}
