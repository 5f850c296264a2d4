//! Draws the screen. Decides nothing.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::layout::{self, Areas};
use super::line::{self, Amount, Line, Row};
use super::{State, whole};
use crate::domain::id::Id;
use crate::domain::study::UnitKind;
use crate::tui::model::Setting;
use crate::tui::screens::{assess, wording};
use crate::tui::widgets::{loading, put, shortened};

/// Draws it.
pub fn draw(state: &State, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    let (Some(_), Some(target)) = (&state.read, &state.target) else {
        loading(setting, frame, area);
        return;
    };
    if state.rows.is_empty() {
        put(frame, area, area.x + 1, area.y + 1, &setting.words.text("across-no-units"), theme.quiet);
        return;
    }
    let areas = Areas::of(state, setting, area);
    draw_measure(state, target, &areas, setting, frame);
    let [rated, open] = [state.counts.0, state.counts.1];
    let all = state.rows.iter().filter(|row| row.unit().is_some()).count();
    let names = [("rated", rated.into()), ("all", all.into()), ("open", open.into())];
    let head = setting.words.with("across-units", &names);
    assess::view::head(frame, areas.head, &head, !state.desk.is_on_evidence(), theme);
    draw_list(state, target, &areas, setting, frame);

    let bars = std::iter::once(areas.desk.line).chain(areas.beside.iter().map(|(line, ..)| *line));
    for bar in bars {
        for y in bar.top()..bar.bottom() {
            put(frame, bar, bar.x, y, "│", theme.frame);
        }
    }
    draw_unit(state, &areas, setting, frame);
    for (at, (_, head, body)) in beside(state).into_iter().zip(&areas.beside) {
        draw_neighbour(state, at, target, [*head, *body], setting, frame);
    }
}

/// The rows of the units whose evidence is seen beside that of the unit that one is at: the one before it and the one
/// behind it, and at an end the two next to it.
pub fn beside(state: &State) -> Vec<usize> {
    let here = state.list.selected;
    let units = |row: &usize| matches!(state.rows.get(*row), Some(Row::Unit(..)));
    let mut before = (0..here).rev().filter(units);
    let mut behind = (here + 1..state.rows.len()).filter(units);
    match (before.next(), behind.next()) {
        (Some(one), Some(other)) => vec![one, other],
        (Some(one), None) => std::iter::once(one).chain(before.next()).collect(),
        (None, Some(other)) => std::iter::once(other).chain(behind.next()).collect(),
        (None, None) => Vec::new(),
    }
}

/// The name of what is rated with its cell: `Adapting services * core · activities, phase 2`.
pub fn name(target: &Id, setting: &Setting) -> String {
    let words = &setting.words;
    let model = &setting.instruments.model;
    let title = assess::wording::target_title(target, setting);
    let is_core = model.indicator(target.as_str()).is_some_and(|indicator| indicator.is_core);
    let id = if is_core { "assess-name-core" } else { "assess-name" };
    let name = words.with(id, &[("title", title.into())]);
    let place = line::place_of(target, setting).unwrap_or_else(|| words.text("across-factor"));
    let targets = line::targets(model);
    let at = targets.iter().position(|other| other == target).map_or(0, |at| at + 1);
    let names =
        [("name", name.into()), ("place", place.into()), ("at", at.into()), ("all", targets.len().into())];
    words.with("across-name", &names)
}

fn draw_measure(state: &State, target: &Id, areas: &Areas, setting: &Setting, frame: &mut Frame) {
    let theme = &setting.theme;
    let lines = layout::measure(state, setting, areas.measure.width);
    let behind = lines.len().saturating_sub(state.scroll + usize::from(areas.measure.height));
    let more = if behind + state.scroll > 0 {
        setting.words.with("assess-more", &[("count", behind.into())])
    } else {
        String::new()
    };
    assess::view::draw_name(frame, areas.name, &name(target, setting), &more, theme);
    for (line, y) in lines.iter().skip(state.scroll).zip(areas.measure.top()..areas.measure.bottom()) {
        let style = assess::view::look(line.look, theme);
        put(frame, areas.measure, areas.measure.x + 1, y, &line.text, style);
    }
}

fn draw_list(state: &State, target: &Id, areas: &Areas, setting: &Setting, frame: &mut Frame) {
    let theme = &setting.theme;
    let area = areas.list;
    let height = layout::list_height(state, setting, whole(setting));
    // Values need less of the room than names do.
    let amounts = 8;
    let values = (area.width * 7 / 20).clamp(12, 26);
    let titles = area.width.saturating_sub(values + amounts + 2);
    for (at, y) in state.list.visible(state.rows.len(), height).zip(area.top()..area.bottom()) {
        let unit = match &state.rows[at] {
            Row::Kind(kind) => {
                let id = match kind {
                    UnitKind::Line => "organisation-line",
                    UnitKind::Staff => "organisation-staff",
                };
                put(frame, area, area.x + 1, y, &setting.words.text(id), theme.quiet);
                continue;
            }
            Row::Unit(unit, _) => unit,
        };
        let is_here = at == state.list.selected;
        let style = match (is_here, state.desk.is_on_evidence()) {
            (true, false) => theme.selected,
            (true, true) => theme.title,
            (false, _) => theme.text,
        };
        let mark = if is_here { "▸" } else { " " };
        let name = unit_name(state, unit, setting);
        let name = shortened(&name, usize::from(titles.saturating_sub(1)));
        let padded = format!("{mark}{name:<width$}", width = usize::from(titles));
        put(frame, area, area.x, y, &padded, style);
        let Some(line) = state.lines.get(unit) else { continue };
        let Some(row) = line.row(target) else { continue };
        let value = assess::wording::value(row, &line.study, setting);
        let look = if is_here { style } else { assess::view::value_style(row, theme) };
        let x = area.x + 1 + titles;
        put(frame, area, x, y, &shortened(&value, usize::from(values.saturating_sub(1))), look);
        let sign = signs(line, target, setting);
        put(frame, area, x + values, y, &shortened(&sign, usize::from(amounts - 1)), theme.quiet);
        if !row.warnings.is_empty() {
            let edge = area.right().saturating_sub(1);
            put(frame, area, edge, y, "!", theme.warning);
        }
    }
}

/// How much evidence there is, and what is proposed: `+2 −1 ·3` are two for it, one against it, three not attached.
pub fn signs(line: &Line, target: &Id, setting: &Setting) -> String {
    let Amount { for_it, against, waiting } = line.amount(target);
    let mut parts = Vec::new();
    for (sign, count) in [("+", for_it), ("−", against), ("·", waiting)] {
        if count > 0 {
            parts.push(format!("{sign}{count}"));
        }
    }
    let proposed = line.row(target).map(|row| assess::wording::proposal_sign(row, &setting.words));
    parts.extend(proposed.filter(|sign| !sign.is_empty()));
    parts.join(" ")
}

/// The name of a unit.
pub fn unit_name(state: &State, unit: &Id, setting: &Setting) -> String {
    state.read.as_ref().map_or_else(|| unit.to_string(), |read| wording::unit(&read.study, unit, setting))
}

/// What is to be said of the unit that one is at, and its evidence.
fn draw_unit(state: &State, areas: &Areas, setting: &Setting, frame: &mut Frame) {
    let theme = &setting.theme;
    let Some(unit) = state.unit() else { return };
    let head = areas.desk.heads[0];
    let name = unit_name(state, unit, setting);
    assess::view::head(
        frame,
        head,
        &state.desk.evidence_head(&name, setting),
        state.desk.is_on_evidence(),
        theme,
    );
    let area = areas.remarks;
    let lines = layout::remarks(state, setting, area.width);
    let room = usize::from(area.height);
    for (at, (line, y)) in lines.iter().zip(area.top()..area.bottom()).enumerate() {
        let is_cut = at + 1 == room && lines.len() > room;
        let width = usize::from(area.width).saturating_sub(1);
        let text = if is_cut { shortened(&format!("{} …", line.text), width) } else { line.text.clone() };
        put(frame, area, area.x + 1, y, &text, assess::view::look(line.look, theme));
    }
    state.desk.draw_evidence(areas.desk, setting, frame);
}

/// What speaks to it in another unit, with its value.
fn draw_neighbour(
    state: &State,
    at: usize,
    target: &Id,
    [head, body]: [Rect; 2],
    setting: &Setting,
    frame: &mut Frame,
) {
    let theme = &setting.theme;
    let Some(unit) = state.rows.get(at).and_then(Row::unit) else { return };
    let Some(line) = state.lines.get(unit) else { return };
    let Some(row) = line.row(target) else { return };
    let arrow = if at < state.list.selected { "↑" } else { "↓" };
    let names = [
        ("unit", unit_name(state, unit, setting).into()),
        ("value", assess::wording::value(row, &line.study, setting).into()),
    ];
    let text = format!("{arrow} {}", setting.words.with("across-beside", &names));
    put(frame, head, head.x, head.y, &shortened(&text, usize::from(head.width)), theme.heading);
    let pieces = line.evidence(target);
    if pieces.is_empty() {
        put(frame, body, body.x + 1, body.y, &setting.words.text("across-nothing-said"), theme.quiet);
        return;
    }
    let width = usize::from(body.width.saturating_sub(1));
    let mut y = body.y;
    for (piece, is_attached) in pieces {
        let mark = match piece.evidence() {
            None => " · ",
            Some(_) if is_attached => "[x]",
            Some(_) => "[ ]",
        };
        let amount = assess::details::Amount::Text;
        for line in assess::details::piece(piece, mark, Some(target), setting, (width, amount)) {
            if y >= body.bottom() {
                return;
            }
            put(frame, body, body.x, y, &line.text, assess::view::look(line.look, theme));
            y += 1;
        }
    }
}
