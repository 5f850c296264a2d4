//! How results are put into words: the same on every screen that shows them. Words come from the catalogue and the
//! model; nothing is decided here.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use crate::domain::assessment::{CellPlace, Scope};
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::publication::part_title;
use crate::domain::score::{
    CapReason, CellScore, CellState, FieldScore, IndicatorState, PossibleSituation, View, Word,
};
use crate::domain::study::{Response, ResponseView, Study, Unit, UnitKind};
use crate::tui::model::Setting;
use crate::tui::sheet::Look;
use crate::tui::widgets::shortened;

/// The least columns of the name of a unit in a title.
const LEAST_OF_UNIT: usize = 12;

/// The name of a unit, or of the organisation as a whole.
pub fn unit(study: &Study, id: &Id, setting: &Setting) -> String {
    if id.is_organisation() {
        return setting.words.text("home-organisation");
    }
    study.unit(id.as_str()).map_or_else(|| id.to_string(), |unit| setting.text(&unit.name).to_owned())
}

/// Every unit with its name in lower case, to sort many by: looking each up would take its time.
pub fn names<'s>(study: &'s Study, setting: &Setting) -> HashMap<&'s Id, (UnitKind, String)> {
    let named = |unit: &'s Unit| (&unit.id, (unit.kind, setting.text(&unit.name).to_lowercase()));
    study.units.iter().map(named).collect()
}

/// What a unit said about a part of its result in the feedback talk, in one line.
pub fn response(response: &Response, setting: &Setting) -> String {
    let view = match response.view {
        ResponseView::Agreed => "response-agreed",
        ResponseView::Contested => "response-contested",
    };
    let said = match response.text.trim() {
        "" => setting.words.text("response-no-words"),
        text => text.lines().map(str::trim).collect::<Vec<_>>().join(" "),
    };
    let text = setting.words.with(view, &[("text", said.into())]);
    match &response.on {
        Some(on) => setting.words.with("response-on", &[("text", text.into()), ("on", on.as_str().into())]),
        None => text,
    }
}

/// How what a unit said looks.
pub fn response_look(view: ResponseView) -> Look {
    match view {
        ResponseView::Agreed => Look::Quiet,
        ResponseView::Contested => Look::Warning,
    }
}

/// The name of a part of a result that a unit can say something about.
pub fn part_of_result(part: &str, setting: &Setting) -> String {
    match part_title(&setting.instruments.model, part) {
        Some(title) => setting.text(title).to_owned(),
        None if part == Response::WHOLE || part == "all" => setting.words.text("feedback-whole"),
        None => part.to_owned(),
    }
}

/// The label of a round.
pub fn round(id: &Id, setting: &Setting) -> String {
    setting.instruments.round_label(id, &setting.language)
}

/// A title that `full` makes of the name of a unit; of a name too long for the row on top only the start, so that what
/// stands behind it is seen.
pub fn title_of_unit(unit: &str, setting: &Setting, full: impl Fn(&str) -> String) -> String {
    let title = full(unit);
    // The row has a column before the title, one behind it, and what is said of saving.
    let room = usize::from(setting.size.width).saturating_sub(setting.words.text("saved").width() + 2);
    match title.width().saturating_sub(room) {
        0 => title,
        excess => full(&shortened(unit, unit.width().saturating_sub(excess).max(LEAST_OF_UNIT))),
    }
}

/// The name of a field.
pub fn field(index: usize, setting: &Setting) -> String {
    let field = setting.instruments.model.fields.get(index);
    field.map_or_else(String::new, |field| setting.text(&field.title).to_owned())
}

/// The number and name of a phase; empty in a model without phases.
pub fn phase(index: usize, setting: &Setting) -> String {
    let phase = setting.instruments.model.phases.get(index);
    phase.map_or_else(String::new, |phase| {
        let arguments = [("number", (index + 1).into()), ("phase", setting.text(&phase.title).into())];
        setting.words.with("result-phase", &arguments)
    })
}

/// The name of a cell: its field, and its phase where the model has phases.
pub fn place(place: CellPlace, setting: &Setting) -> String {
    let field = field(place.field, setting);
    let phase = phase(place.phase, setting);
    if phase.is_empty() {
        return field;
    }
    setting.words.with("result-place", &[("field", field.into()), ("phase", phase.into())])
}

/// The word of a cell with its basis, and a sign where it is tentative.
pub fn cell(cell: &CellScore, setting: &Setting) -> String {
    let word = setting.words.of("word", cell.word.as_str());
    if cell.word == Word::NotApplicable {
        return word;
    }
    let arguments =
        [("word", word.into()), ("rated", cell.rated.into()), ("applicable", cell.applicable.into())];
    let is_tentative = cell.is_tentative && cell.word != Word::Unknown;
    setting.words.with(if is_tentative { "result-cell-tentative" } else { "result-cell" }, &arguments)
}

/// How a cell looks.
pub fn cell_look(cell: &CellScore) -> Look {
    match cell.word {
        Word::Unknown => Look::Unknown,
        Word::NotApplicable => Look::Quiet,
        _ if cell.is_tentative => Look::Tentative,
        Word::Complete => Look::Good,
        Word::Largely | Word::Begun | Word::Intended | Word::NotBegun | Word::Signs | Word::NoSignSoFar => {
            Look::Text
        }
    }
}

/// What to write where the two views differ: the word of the other one.
pub fn difference(shown: &CellScore, other: &CellScore, view: View, setting: &Setting) -> Option<String> {
    (shown.word != other.word).then(|| {
        let word = setting.words.of("word", other.word.as_str());
        setting.words.with(other_view(view), &[("what", word.into())])
    })
}

/// The catalogue's text for what the other view says.
pub fn other_view(view: View) -> &'static str {
    match view {
        View::Account => "result-proven-is",
        View::Proven => "result-account-is",
    }
}

/// Completed phases in words: exact, *at least … at most …*, or not to be said yet.
pub fn phases(lo: u8, hi: u8, setting: &Setting) -> String {
    let words = &setting.words;
    let total = setting.instruments.model.phases.len();
    if lo == hi {
        let arguments = [("count", lo.into()), ("next", (lo + 1).into())];
        let id = match usize::from(lo) {
            0 => "phases-none",
            some if some >= total => "phases-all",
            _ => "phases-some",
        };
        return words.with(id, &arguments);
    }
    if lo == 0 && usize::from(hi) >= total {
        return words.text("phases-unknown");
    }
    let end = |count: u8| {
        let id = match usize::from(count) {
            0 => "phases-none",
            some if some >= total => "phases-all",
            _ => "phases-completed",
        };
        words.with(id, &[("count", count.into())])
    };
    words.with("phases-range", &[("low", end(lo).into()), ("high", end(hi).into())])
}

/// How a field reads so far: "phase 1 largely (3/3), phase 2 begun (2/3)".
pub fn reading(field: &FieldScore, setting: &Setting) -> Option<String> {
    let reading = field.reading?;
    let Some(at) = reading.at else { return Some(setting.words.text("reading-all")) };
    let part = |phase: usize| {
        let cell = field.cells.get(phase)?;
        let arguments = [
            ("number", (phase + 1).into()),
            ("word", setting.words.of("word", cell.word.as_str()).into()),
            ("rated", cell.rated.into()),
            ("applicable", cell.applicable.into()),
        ];
        Some(setting.words.with("reading-phase", &arguments))
    };
    let parts: Vec<String> = [Some(at), reading.next].into_iter().flatten().filter_map(part).collect();
    Some(parts.join(", "))
}

/// "Phase 3 before phases 1 and 2", for each phase that is complete before an earlier one.
pub fn skipped(field: &FieldScore, setting: &Setting) -> Vec<String> {
    let pair = |&(earlier, later): &(u8, u8)| {
        setting.words.with("result-skipped", &[("earlier", earlier.into()), ("later", later.into())])
    };
    field.skipped.iter().map(pair).collect()
}

/// The indicators of a field that keep its completed phases from being exact, by index in the model.
pub fn missing(field: &FieldScore) -> Vec<usize> {
    let (Some(lo), Some(hi)) = (field.lo, field.hi) else {
        return field.cells.iter().flat_map(|cell| cell.unknown.iter().copied()).collect();
    };
    let deciding = field.cells.iter().skip(usize::from(lo)).take(usize::from(hi - lo));
    let open = deciding.filter(|cell| cell.state == CellState::Open);
    open.flat_map(|cell| cell.unknown.iter().copied()).collect()
}

/// Whom to ask about indicators of the model: each once, in words.
pub fn asked(indicators: &[usize], setting: &Setting) -> String {
    let mut whom: Vec<&str> = Vec::new();
    let model = &setting.instruments.model;
    for ask in indicators.iter().filter_map(|&index| model.indicators.get(index)).flat_map(|one| &one.ask) {
        if !whom.contains(&ask.as_str()) {
            whom.push(ask);
        }
    }
    let words: Vec<String> = whom.into_iter().map(|ask| setting.words.of("ask", ask)).collect();
    words.join(", ")
}

/// Situations that are not ruled out, each in its words with what is added to it.
pub fn situations(possible: &[PossibleSituation], setting: &Setting) -> Vec<String> {
    let all = possible.iter().filter_map(|one| situation(one, setting));
    all.map(|(title, additions)| with_additions(title, &additions, setting)).collect()
}

/// The words of a situation, and what is added to it, surely or perhaps.
fn situation(possible: &PossibleSituation, setting: &Setting) -> Option<(String, Vec<(String, Truth)>)> {
    let situation = setting.instruments.model.situations.get(possible.index)?;
    let added = possible.additions.iter().filter_map(|added| {
        let addition = situation.additions.get(added.index)?;
        Some((setting.text(&addition.text).to_owned(), added.truth))
    });
    Some((setting.text(&situation.title).to_owned(), added.collect()))
}

fn with_additions(title: String, additions: &[(String, Truth)], setting: &Setting) -> String {
    additions.iter().fold(title, |text, (addition, truth)| {
        let id = if *truth == Truth::Yes { "situation-with" } else { "situation-perhaps-with" };
        setting.words.with(id, &[("situation", text.into()), ("addition", addition.as_str().into())])
    })
}

/// The one situation, the two that are left, or that it cannot be said.
pub fn situation_line(possible: &[PossibleSituation], ask: &str, setting: &Setting) -> String {
    let words = &setting.words;
    let all: Vec<_> = possible.iter().filter_map(|one| situation(one, setting)).collect();
    match all.as_slice() {
        [] => words.text("situation-none"),
        [(title, additions)] => {
            let text = with_additions(title.clone(), additions, setting);
            let is_sure = possible.iter().all(|one| one.truth == Truth::Yes);
            if is_sure { text } else { words.with("situation-possible", &[("situation", text.into())]) }
        }
        [(one, additions), (other, others)] if additions == others => {
            let arguments = [("one", one.as_str().into()), ("other", other.as_str().into())];
            with_additions(words.with("situation-either", &arguments), additions, setting)
        }
        [(one, additions), (other, others)] => {
            let one = with_additions(one.clone(), additions, setting);
            let other = with_additions(other.clone(), others, setting);
            words.with("situation-either", &[("one", one.into()), ("other", other.into())])
        }
        _ if ask.is_empty() => words.text("situation-unknown"),
        _ => words.with("situation-ask", &[("ask", ask.into())]),
    }
}

/// The level that counts, `?` where it is unknown, `–` where it does not apply.
pub fn value(state: &IndicatorState, setting: &Setting) -> String {
    match (state.interval, state.known()) {
        (None, _) => setting.words.text("value-not-applicable"),
        (_, Some(level)) => level.to_string(),
        (Some(_), None) => setting.words.text("value-unknown"),
    }
}

/// How the value of an indicator looks.
pub fn value_look(state: &IndicatorState) -> Look {
    match (state.interval, state.known()) {
        (None, _) => Look::Quiet,
        (Some(_), None) => Look::Unknown,
        _ => Look::Text,
    }
}

/// The name of an indicator, by its index in the model.
pub fn indicator(index: usize, setting: &Setting) -> String {
    let indicator = setting.instruments.model.indicators.get(index);
    indicator.map_or_else(String::new, |indicator| setting.text(&indicator.title).to_owned())
}

/// The names of indicators, for a sentence.
pub fn indicators(indices: &[usize], setting: &Setting) -> String {
    let quoted =
        |&index: &usize| setting.words.with("result-quoted", &[("name", indicator(index, setting).into())]);
    indices.iter().map(quoted).collect::<Vec<String>>().join(", ")
}

/// A reason by its id, in the words of the model or, where the model has none, of the program.
pub fn reason(id: &str, setting: &Setting) -> String {
    let reason = setting.instruments.model.reason(id);
    reason.map_or_else(|| setting.words.of("reason", id), |reason| setting.text(&reason.title).to_owned())
}

/// The reasons of a value, derived or given.
pub fn reasons(state: &IndicatorState, study: &Study, setting: &Setting) -> String {
    let ids = state.reasons(study, &setting.instruments.model);
    ids.into_iter().map(|id| reason(id, setting)).collect::<Vec<String>>().join(", ")
}

/// Why a rating is proven in part only.
pub fn cap(reason: CapReason, setting: &Setting) -> String {
    setting.words.of("report-cap", reason.as_str())
}

/// What residents with a migration background are called in this study.
pub fn group(study: &Study, setting: &Setting) -> String {
    let of_questionnaires =
        || setting.instruments.questionnaires.iter().find_map(|one| one.placeholders.get("group"));
    let text = study.header.placeholders.get("group").or_else(of_questionnaires);
    text.map_or_else(|| setting.words.text("result-group"), |text| setting.text(text).to_owned())
}

/// Whom an indicator is about.
pub fn scope(index: usize, setting: &Setting) -> Scope {
    setting.instruments.model.indicators.get(index).map_or(Scope::Unit, |indicator| indicator.scope)
}
