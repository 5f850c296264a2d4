//! What a record said before: who changed which part of it when, from what to what, the newest change first; and the way
//! back to an earlier version, which is a change like any other.

use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use super::paged::Paged;
use super::wording;
use crate::domain::change::{Part, RecordKind};
use crate::domain::id::Id;
use crate::domain::past::{Difference, Said, Version, marked};
use crate::domain::questionnaire::{CompanionKind, Question, Questionnaire};
use crate::domain::study::Study;
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::widgets;
use crate::workbench::request::{History, Reply, Request, Save};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    kind: RecordKind,
    record: String,
    history: Option<Arc<History>>,
    place: Place,
}

impl State {
    /// The page with nothing read yet.
    pub fn new(kind: RecordKind, record: String) -> Self {
        Self { kind, record, history: None, place: Place::default() }
    }

    /// Puts the version in sight back, as a new change.
    fn restore(&mut self, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let Some(sheet) = self.sheet(setting) else { return Vec::new() };
        let version = sheet
            .target(&self.place)
            .and_then(|at| self.history.as_ref().and_then(|found| found.versions.get(*at)));
        let Some(version) = version else { return Vec::new() };
        let Some(change) = version.restored() else {
            return vec![Step::Say(words.text("history-cannot-restore"))];
        };
        let holds = self.history.iter().flat_map(|found| &found.versions);
        let mut holds = holds.filter(|one| one.is_current && one.key == version.key);
        let (first, second) = (holds.next(), holds.next());
        if second.is_none() && first.is_some_and(|one| one.after == version.after) {
            return vec![Step::Say(words.text("history-holds"))];
        }
        let when = [("when", time(version, setting).into())];
        self.place = Place::default();
        vec![Step::Save(Save::Changes(vec![change])), Step::Say(words.with("history-restored", &when))]
    }
}

impl Paged for State {
    type Stop = usize;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::History(self.kind, self.record.clone()))]
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if action == Action::Restore { self.restore(setting) } else { Vec::new() }
    }

    fn receive(&mut self, input: &Input<'_>, _setting: &Setting) -> Vec<Step> {
        if let Input::Reply(Reply::History(found)) = input
            && found.kind == self.kind
            && found.record == self.record
        {
            self.history = Some(found.clone());
        }
        Vec::new()
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    /// What stands on the line on top.
    fn title(&self, setting: &Setting) -> String {
        let what = self.history.as_ref().map_or_else(String::new, |found| name(found, setting));
        let title = |what: &str| setting.words.with("history-title", &[("what", what.into())]);
        let room = usize::from(setting.size.width)
            .saturating_sub(title("").width() + setting.words.text("saved").width() + 3);
        title(&widgets::shortened(&what, room))
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<usize>> {
        Some(page(self.history.as_ref()?, setting))
    }
}

/// The versions of a record, each a stop that leads to its index. How a question went in the talk is no version of its
/// answer and is left out.
pub fn page(history: &History, setting: &Setting) -> Sheet<usize> {
    let words = &setting.words;
    let mut sheet = Sheet::new(setting.size.width);
    let told: Vec<(usize, &Version)> =
        history.versions.iter().enumerate().filter(|(_, one)| one.key.part != Part::Paradata).collect();
    if told.is_empty() {
        sheet.text(1, &words.text("history-none"), Look::Quiet);
        return sheet;
    }
    sheet.text(1, &words.with("history-base", &[("count", told.len().into())]), Look::Quiet);
    if is_set_back(told.iter().map(|(_, one)| *one)) {
        sheet.text(1, &words.text("history-clock"), Look::Warning);
    }
    sheet.blank();
    for (at, version) in told {
        sheet.stop(at, |sheet| {
            let mut head = head(version, setting);
            head.extend(version.is_current.then(|| words.text("history-current")));
            sheet.text(2, &head.join(" · "), if version.is_current { Look::Heading } else { Look::Quiet });
            for (text, look) in told_of(version, history, setting) {
                sheet.text(4, &text, look);
            }
        });
        sheet.blank();
    }
    sheet
}

/// Whether a later change has an earlier time: some clock was set back, or two clocks differ.
fn is_set_back<'v>(newest_first: impl Iterator<Item = &'v Version>) -> bool {
    let times: Vec<_> = newest_first.map(|one| one.at).collect();
    times.windows(2).any(|pair| pair[0] < pair[1])
}

/// When, who, and which part of the record, where it has several.
pub(super) fn head(version: &Version, setting: &Setting) -> Vec<String> {
    let mut head = vec![time(version, setting), author(version, setting)];
    head.extend(part(&version.key.part, setting));
    head
}

fn time(version: &Version, setting: &Setting) -> String {
    version.at.with_timezone(&setting.offset).format("%Y-%m-%d %H:%M").to_string()
}

fn author(version: &Version, setting: &Setting) -> String {
    if version.author.is_empty() { setting.words.text("history-nobody") } else { version.author.clone() }
}

pub(in crate::tui) fn part(part: &Part, setting: &Setting) -> Option<String> {
    match part {
        Part::Details => None,
        Part::State(round) => {
            Some(setting.words.with("field-state", &[("round", wording::round(round, setting).into())]))
        }
        other => Some(setting.words.of("history-part", &other.to_string())),
    }
}

/// What a change changed, line by line.
pub(in crate::tui) fn told_of(
    version: &Version,
    history: &History,
    setting: &Setting,
) -> Vec<(String, Look)> {
    let words = &setting.words;
    match (&version.before, &version.after) {
        (_, Said::Gone | Said::Nothing) => return vec![(words.text("history-struck"), Look::Unknown)],
        (Said::Gone, Said::Value(_)) => return vec![(words.text("history-struck-before"), Look::Unknown)],
        (_, Said::Value(_)) => {}
    }
    if let (Part::Removed, Said::Value(value)) = (&version.key.part, &version.after) {
        let id = if value == true { "history-removed" } else { "history-brought-back" };
        return vec![(words.text(id), Look::Text)];
    }
    let differences = version.differences();
    if differences.is_empty() {
        return vec![(words.text("history-same"), Look::Quiet)];
    }
    differences.iter().map(|one| (difference(one, history, setting), Look::Text)).collect()
}

/// One field: its name, and from what to what.
fn difference(one: &Difference, history: &History, setting: &Setting) -> String {
    let words = &setting.words;
    let name = field(&one.field, setting);
    let said = |value: &Option<String>| value.as_ref().map(|value| said(&one.field, value, history, setting));
    let text = match (said(&one.before), said(&one.after)) {
        (Some(before), Some(after)) if is_text(&one.field) => marked(&before, &after),
        (Some(before), Some(after)) => {
            let arguments = [("before", before.into()), ("after", after.into())];
            words.with("history-from-to", &arguments)
        }
        (None, Some(after)) => after,
        (Some(before), None) => words.with("history-no-more", &[("before", before.into())]),
        (None, None) => String::new(),
    };
    words.with("history-field", &[("field", name.into()), ("text", text.into())])
}

/// Whether a field holds sentences, whose words are compared.
fn is_text(field: &str) -> bool {
    matches!(last(field), "text" | "note" | "worked_up" | "approved" | "reason" | "details" | "check_reason")
}

/// The last part of a field's name that is no number.
fn last(field: &str) -> &str {
    field.rsplit('.').find(|part| part.parse::<u32>().is_err()).unwrap_or(field)
}

/// The name of a field: each of its parts in words, and the number of an item behind it. What the catalogue does not know
/// is called as in the file.
fn field(name: &str, setting: &Setting) -> String {
    let (numbers, parts): (Vec<&str>, Vec<&str>) =
        name.split('.').partition(|part| part.parse::<u32>().is_ok());
    let own = |part: &&str| {
        let part = part.replace('_', "-");
        let word = setting.words.of("history-name", &part);
        if word == part { part.replace('-', " ") } else { word }
    };
    parts.iter().map(own).chain(numbers.iter().map(|one| (*one).to_owned())).collect::<Vec<_>>().join(" ")
}

/// A value in words: names instead of ids where the study, the model or the questionnaire has them.
fn said(field: &str, value: &str, history: &History, setting: &Setting) -> String {
    let words = &setting.words;
    let each = |word: &dyn Fn(&str) -> String| value.split(", ").map(word).collect::<Vec<_>>().join(", ");
    match (history.kind, last(field)) {
        (RecordKind::Rating, "reasons") => each(&|id| wording::reason(id, setting)),
        (RecordKind::Rating, "value") => match value {
            "U" => words.text("value-unknown-long"),
            "N" => words.text("value-not-applicable-long"),
            level => level.to_owned(),
        },
        (RecordKind::Factor, "value") => words.of("board-value", value),
        (RecordKind::Interview, "status") => words.of("status", value),
        (RecordKind::Answer, "missing") => words.of("missing", value),
        (RecordKind::Answer, "choice" | "choices") => each(&|id| option(id, history, setting)),
        (_, "evidence") => each(&|id| {
            let found = history.study.evidence.iter().find(|one| one.id == *id);
            found.map_or_else(|| id.to_owned(), |one| format!("“{}”", widgets::shortened(&one.text, 40)))
        }),
        (_, "unit" | "units") => each(&|id| unit(&history.study, id, setting)),
        (_, "round") => Id::new(value).map_or_else(|_| value.to_owned(), |id| wording::round(&id, setting)),
        (_, "removed" | "leads") => words.text(if value == "true" { "yes" } else { "no" }),
        _ => value.to_owned(),
    }
}

fn unit(study: &Study, id: &str, setting: &Setting) -> String {
    Id::new(id).map_or_else(|_| id.to_owned(), |id| wording::unit(study, &id, setting))
}

/// The question that a history is about, with its questionnaire.
fn question<'a>(history: &'a History, setting: &'a Setting) -> Option<(&'a Questionnaire, &'a Question)> {
    let (interview, question) = history.record.rsplit_once('/')?;
    let interview = history.study.interviews.iter().find(|one| one.id.as_str() == interview)?;
    let questionnaire = setting.instruments.questionnaire_of(interview)?;
    let question = questionnaire.questions().find(|one| one.id.as_str() == question)?;
    Some((questionnaire, question))
}

/// An option as the questionnaire calls it.
fn option(id: &str, history: &History, setting: &Setting) -> String {
    let found = || {
        let (questionnaire, question) = question(history, setting)?;
        let label = match &question.companion.as_ref()?.kind {
            CompanionKind::Choice(options) | CompanionKind::Choices(options) => {
                &options.iter().find(|option| option.id == *id)?.label
            }
            _ => return None,
        };
        Some(say(questionnaire, label, setting))
    };
    match id {
        "yes" | "no" => setting.words.text(id),
        _ => found().unwrap_or_else(|| unit(&history.study, id, setting)),
    }
}

fn say(questionnaire: &Questionnaire, text: &crate::domain::text::Text, setting: &Setting) -> String {
    let own = &setting.instruments.header.placeholders;
    let (filled, instead) = questionnaire.say(text, &setting.language, own);
    setting.words.marked(filled, instead)
}

/// What a record is called.
pub fn name(history: &History, setting: &Setting) -> String {
    let model = &setting.instruments.model;
    let parts: Vec<&str> = history.record.split('/').collect();
    let round = |id: &str| Id::new(id).map_or_else(|_| id.to_owned(), |id| wording::round(&id, setting));
    let plain = || {
        let kind = setting.words.of("history-kind", history.kind.as_str());
        format!("{kind} {}", history.record.trim_end_matches('/'))
    };
    match (history.kind, parts.as_slice()) {
        (RecordKind::Rating | RecordKind::Factor, [of, in_round, what, ..]) => {
            let indicator = model.indicators.iter().find(|one| one.id == **what).map(|one| &one.title);
            let factor = model.factors.iter().find(|one| one.id == **what).map(|one| &one.title);
            let title = indicator.or(factor).map_or(*what, |title| setting.text(title));
            format!("{title} · {} · {}", unit(&history.study, of, setting), round(in_round))
        }
        (RecordKind::Answer, _) => {
            let question = question(history, setting);
            question.map_or_else(plain, |(questionnaire, one)| say(questionnaire, &one.ask, setting))
        }
        (RecordKind::Unit, [of]) => unit(&history.study, of, setting),
        (RecordKind::Summary | RecordKind::Response, [of, in_round, ..]) => {
            let kind = setting.words.of("history-kind", history.kind.as_str());
            format!("{kind} · {} · {}", unit(&history.study, of, setting), round(in_round))
        }
        (RecordKind::Link, [of, from, to]) => {
            let kind = setting.words.of("history-kind", history.kind.as_str());
            let of = unit(&history.study, of, setting);
            format!("{kind} · {of} · {} → {}", round(from), round(to))
        }
        (RecordKind::Interview, _) => {
            let held = history.study.interviews.iter().find(|one| one.id.as_str() == history.record);
            held.map_or_else(plain, |held| {
                let of = wording::unit(&history.study, &held.details.unit, setting);
                format!("{of} · {}", wording::round(&held.details.round, setting))
            })
        }
        _ => plain(),
    }
}
