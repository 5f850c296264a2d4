//! What was taken back or done again, in words, and where it is: the same for every screen and the command line.

use std::sync::Arc;

use super::keymap::{self, Action, Place};
use super::message::Destination;
use super::model::Setting;
use super::screens::history;
use super::screens::records::Kind;
use super::widgets::shortened;
use crate::domain::change::{Part, PartKey, RecordKind};
use crate::domain::evidence::About;
use crate::domain::id::{Id, InterviewId};
use crate::domain::past::{Said, Version};
use crate::domain::study::Study;
use crate::domain::undo::{Left, TakenBack, Way, Why};
use crate::workbench::request::History;

/// Parts of a change that are told one by one; of more their number is told.
const TOLD: usize = 3;

/// Columns that a value takes at most.
const ROOM: usize = 60;

/// What became of it, in sentences.
pub fn told(taken: &TakenBack, study: &Arc<Study>, setting: &Setting) -> Vec<String> {
    let words = &setting.words;
    let mut lines: Vec<String> = Vec::new();
    let mut names: Vec<String> = taken.done.iter().map(|part| done(part, study, setting)).collect();
    names.dedup();
    if !names.is_empty() {
        let more = names.len().saturating_sub(TOLD);
        let mut what = names.iter().take(TOLD).cloned().collect::<Vec<_>>().join(" · ");
        if more > 0 {
            what.push_str(" · ");
            what.push_str(&words.with("turned-more", &[("count", more.into())]));
        }
        let id = if taken.way == Way::Back { "turned-back" } else { "turned-again" };
        lines.push(words.with(id, &[("what", what.into())]));
    }
    let mut left: Vec<String> = taken.left.iter().map(|part| self::left(part, study, setting)).collect();
    left.dedup();
    lines.extend(left.iter().take(TOLD).cloned());
    if left.len() > TOLD {
        lines.push(words.with("turned-left-more", &[("count", (left.len() - TOLD).into())]));
    }
    if names.is_empty() {
        let id = if taken.way == Way::Back { "turned-nothing-back" } else { "turned-nothing-again" };
        lines.push(words.text(id));
    }
    lines
}

/// The keys that go on from there.
pub fn keys(taken: &TakenBack, has_place: bool, setting: &Setting) -> Option<String> {
    if taken.done.is_empty() {
        return None;
    }
    let key = |action| keymap::key_of(Place::Everywhere, action);
    let words = &setting.words;
    let (id, other) = match taken.way {
        Way::Back => ("turned-keys-again", Action::DoAgain),
        Way::Again => ("turned-keys-back", Action::TakeBack),
    };
    let mut text = words.with(id, &[("key", key(other).into())]);
    if has_place {
        text.push(' ');
        text.push_str(&words.with("turned-keys-go", &[("key", key(Action::GoToTaken).into())]));
    }
    Some(text)
}

fn about(key: &PartKey, study: &Arc<Study>) -> History {
    History { kind: key.kind, record: key.record.clone(), study: study.clone(), versions: Vec::new() }
}

/// What a record is called, with the part of it.
fn name(key: &PartKey, study: &Arc<Study>, setting: &Setting) -> String {
    let name = shortened(&history::name(&about(key, study), setting), ROOM);
    match (&key.part, history::part(&key.part, setting)) {
        (Part::Removed, _) | (_, None) => name,
        (_, Some(part)) => format!("{name} ({part})"),
    }
}

fn done(part: &Version, study: &Arc<Study>, setting: &Setting) -> String {
    let words = &setting.words;
    let name = name(&part.key, study, setting);
    if part.key.part == Part::Details && part.after == Said::Nothing {
        return words.with("turned-gone", &[("name", name.into())]);
    }
    let history = about(&part.key, study);
    let changes: Vec<String> = history::told_of(part, &history, setting)
        .into_iter()
        .take(2)
        .map(|(text, _)| shortened(&text, ROOM))
        .collect();
    format!("{name}: {}", changes.join("; "))
}

fn left(part: &Left, study: &Arc<Study>, setting: &Setting) -> String {
    let words = &setting.words;
    let who = |name: &str| if name.is_empty() { words.text("turned-somebody") } else { name.to_owned() };
    let name = name(&part.key, study, setting);
    let (id, who) = match &part.why {
        Why::Replaced(name) => ("turned-left-replaced", who(name)),
        Why::BuiltOn(name) => ("turned-left-built-on", who(name)),
        Why::Disputed => ("turned-left-disputed", String::new()),
        Why::Gone => ("turned-left-gone", String::new()),
        Why::Lasting => ("turned-left-lasting", String::new()),
    };
    words.with(id, &[("name", name.into()), ("who", who.into())])
}

/// The screen on which one sees what was turned; for what no screen shows, its history.
pub fn place(taken: &TakenBack, study: &Study) -> Option<Destination> {
    Some(place_of(&taken.done.first()?.key, study))
}

fn place_of(key: &PartKey, study: &Study) -> Destination {
    let history = || Destination::History(key.kind, key.record.clone());
    let ids: Vec<Id> = key.record.split('/').filter_map(|part| Id::new(part).ok()).collect();
    let talk = |id: &str| InterviewId::new(id).ok().filter(|id| study.interview(id).is_some());
    let of_talk = || key.record.rsplit_once('/').and_then(|(id, last)| Some((talk(id)?, last)));
    let found = || {
        Some(match (key.kind, ids.as_slice()) {
            (RecordKind::Definition, _) => Destination::Questionnaires,
            (RecordKind::Round, _) => Destination::Records(Kind::Rounds),
            (RecordKind::Unit, _) => Destination::Records(Kind::Units),
            (RecordKind::Event, _) => Destination::Records(Kind::Events),
            (RecordKind::Interview, _) => {
                let held = study.interview(&talk(&key.record)?)?;
                let (unit, round) = (held.details.unit.clone(), held.details.round.clone());
                Destination::Records(Kind::Interviews { unit, round })
            }
            (RecordKind::Participant, _) => Destination::Records(Kind::Participants(of_talk()?.0)),
            (RecordKind::Answer, _) if key.part == Part::WriteUp => Destination::WriteUp(of_talk()?.0),
            (RecordKind::Answer, _) => {
                let (interview, question) = of_talk()?;
                let question = Id::new(question).ok()?;
                Destination::TalkAt { interview, question, start: None }
            }
            (RecordKind::Note, _) => Destination::Placing(talk(key.record.rsplitn(3, '/').nth(2)?)?),
            (RecordKind::Rating | RecordKind::Factor, [unit, round, target]) => {
                let (unit, round, target) = (unit.clone(), round.clone(), target.clone());
                Destination::AssessAt { unit, round, target }
            }
            (RecordKind::Evidence, [id]) => {
                let found = study.evidence.iter().find(|one| one.id == *id)?;
                let held = found.interview.as_ref().and_then(|talk| study.interview(talk));
                let about = match &found.about {
                    Some(About::Units(units)) => units.first().cloned(),
                    Some(About::All) | None => None,
                };
                let unit = about.or_else(|| held.map(|held| held.details.unit.clone()))?;
                let round = held.map(|held| held.details.round.clone());
                let round = round.or_else(|| study.rounds.last().map(|round| round.id.clone()))?;
                Destination::AssessAt { unit, round, target: id.clone() }
            }
            (RecordKind::Initiative, [id]) => {
                let found = study.initiatives.iter().find(|one| one.id == *id)?;
                let unit = found.details.unit.clone();
                let round = match &key.part {
                    Part::State(round) => round.clone(),
                    _ => study.rounds.last()?.id.clone(),
                };
                Destination::Records(Kind::Initiatives { unit, round })
            }
            (RecordKind::Summary, [unit, round, heading]) => {
                let (unit, round) = (unit.clone(), round.clone());
                Destination::Summary { unit, round, heading: Some(heading.clone()) }
            }
            (RecordKind::Memo, [id]) => {
                let found = study.memos.iter().find(|one| one.id == *id);
                Destination::Memos(found.and_then(|memo| memo.about.clone()))
            }
            (RecordKind::Response, [unit, round, ..]) => {
                Destination::Result { unit: unit.clone(), round: round.clone() }
            }
            (RecordKind::Link, [_, from, to]) => {
                Destination::Comparison { from: from.clone(), to: to.clone() }
            }
            _ => return None,
        })
    };
    found().unwrap_or_else(history)
}
