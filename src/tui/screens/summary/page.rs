//! The screen laid out and drawn: above, or on the left of a wide window, what is there for the heading; the text below
//! or beside it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::State;
use crate::domain::framework::{Column, columns, material};
use crate::domain::publication::Feedback;
use crate::domain::score::IndicatorState;
use crate::tui::model::Setting;
use crate::tui::screens::why::{Sight, evidence_stop};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::widgets::notes::{Notes, NotesStyles};
use crate::tui::widgets::{self, put, shortened};

/// From this width on the material stands beside the text.
const WIDE: u16 = 110;

/// Where things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// The heading.
    pub head: Rect,
    /// What is there for it.
    pub material: Rect,
    /// The line between both; a column in a wide window.
    pub rule: Rect,
    /// The row that says how much more there is.
    pub hint: Rect,
    /// The text.
    pub text: Rect,
}

/// The room between the line on top and the footer.
pub fn body(setting: &Setting) -> Rect {
    Rect::new(0, 1, setting.size.width, setting.body_height())
}

/// Divides the room.
pub fn areas(area: Rect) -> Areas {
    let head = Rect { height: 1.min(area.height), ..area };
    let below = Rect { y: area.y + head.height, height: area.height.saturating_sub(head.height), ..area };
    if area.width >= WIDE {
        let left = below.width / 2;
        let beside = below.x + left;
        let height = below.height.saturating_sub(1);
        let material = Rect { width: left - 1, height, ..below };
        let hint = Rect { y: material.bottom(), height: below.height.saturating_sub(height), ..material };
        let rule = Rect { x: beside, width: 1, ..below };
        let text = Rect { x: beside + 2, width: below.width.saturating_sub(left + 3), ..below };
        return Areas { head, material, rule, hint, text };
    }
    let upper = below.height / 2;
    let material = Rect { height: upper, ..below };
    let rule = Rect { y: below.y + upper, height: 1.min(below.height.saturating_sub(upper)), ..below };
    let y = rule.y + rule.height;
    let text = Rect {
        x: below.x + 1,
        y,
        width: below.width.saturating_sub(2),
        height: below.bottom().saturating_sub(y),
    };
    Areas { head, material, rule, hint: rule, text }
}

/// What is there for a heading.
pub fn material_sheet(sight: &Sight, column: Column<'_>) -> Sheet<()> {
    let words = sight.words();
    let case = sight.case;
    let mut sheet = Sheet::new(sight.width);
    let setting = sight.setting;
    let instruments = &setting.instruments;
    let found = material(
        &case.study,
        &instruments.model,
        &instruments.questionnaires,
        &case.unit,
        &case.round,
        column.id,
    );
    if let Some(response) = Feedback::of(&case.study, &case.unit, &case.round).about(column.id.as_str()) {
        sheet.text(1, &wording::response(response, setting), wording::response_look(response.view));
    }
    sheet.heading(words.text("summary-ratings"));
    for index in &found.indicators {
        let Some(indicator) = instruments.model.indicators.get(*index) else { continue };
        let state = case.indicator(sight.view, *index);
        let value = state.map_or_else(|| "–".to_owned(), |state| state.value.to_string());
        let level = state.and_then(IndicatorState::known).map(|level| &indicator.levels[usize::from(level)]);
        let title = setting.text(&indicator.title);
        let line = match level.map(|level| setting.text(level)).filter(|text| !text.is_empty()) {
            Some(level) => format!("{title}: {level}"),
            None => title.to_owned(),
        };
        sheet.labelled(&value, 4, &line, if level.is_some() { Look::Text } else { Look::Quiet });
        let rating = state.and_then(IndicatorState::rating).and_then(|at| case.study.ratings.get(at));
        if let Some(note) = rating.and_then(|rating| rating.note.as_ref()) {
            sheet.text(4, note, Look::Quiet);
        }
    }
    if found.indicators.is_empty() {
        sheet.text(1, &words.text("summary-no-ratings"), Look::Quiet);
    }
    sheet.heading(words.with("why-evidence", &[("count", found.evidence.len().into())]));
    for evidence in &found.evidence {
        evidence_stop(&mut sheet, (), &case.study, &evidence.id, setting);
    }
    if !found.quotes.is_empty() {
        sheet.heading(words.with("summary-quotes", &[("count", found.quotes.len().into())]));
    }
    for quoted in &found.quotes {
        sheet.text(2, &format!("„{}“", quoted.mark.text), Look::Text);
        let why = match quoted.held_back {
            None => words.text("write-up-usable"),
            Some(why) => words.of("write-up-not", why.as_str()),
        };
        sheet.text(4, &why, Look::Quiet);
    }
    sheet
}

/// Draws the screen.
pub fn draw(state: &State, setting: &Setting, frame: &mut Frame, area: Rect, is_on_top: bool) {
    let (words, theme) = (&setting.words, &setting.theme);
    let Some(sheet) = state.sheet(setting) else {
        let text = if state.case.is_some() { "summary-no-headings" } else { "loading" };
        put(frame, area, area.x + 1, area.y + 1, &words.text(text), theme.quiet);
        return;
    };
    let areas = areas(area);
    draw_head(state, setting, frame, areas.head);
    // Nothing is selected: keys go to the text.
    let place = Place { offset: state.scroll, row: usize::MAX, column: 0 };
    widgets::sheet::draw(&sheet, &place, theme, frame, areas.material);
    let below = sheet.lines().len().saturating_sub(state.scroll + usize::from(areas.material.height));
    if areas.rule.height > 1 {
        for y in areas.rule.top()..areas.rule.bottom() {
            put(frame, areas.rule, areas.rule.x, y, "│", theme.frame);
        }
    } else {
        let line = "─".repeat(usize::from(areas.rule.width));
        put(frame, areas.rule, areas.rule.x, areas.rule.y, &line, theme.frame);
    }
    if below > 0 {
        let more = format!(" {} ", words.with("summary-more", &[("count", below.into())]));
        let room = usize::from(areas.hint.width.saturating_sub(3));
        put(frame, areas.hint, areas.hint.x + 2, areas.hint.y, &shortened(&more, room), theme.quiet);
    }
    let placeholder = words.text("summary-placeholder");
    let notes = Notes {
        editor: &state.editor,
        focused: is_on_top,
        placeholder: &placeholder,
        styles: NotesStyles { text: theme.text, placeholder: theme.quiet, ..NotesStyles::default() },
        has_margin: false,
        speakers: &[],
    };
    frame.render_widget(notes, areas.text);
    if let Some(cursor) = notes.cursor(areas.text) {
        frame.set_cursor_position(cursor);
    }
}

/// The heading in sight, and how many have a text.
fn draw_head(state: &State, setting: &Setting, frame: &mut Frame, area: Rect) {
    let words = &setting.words;
    let all = columns(&setting.instruments.model);
    let Some(column) = all.get(state.at) else { return };
    let written = all.iter().enumerate().filter(|(at, one)| state.is_written(*at, one.id)).count();
    let arguments = [
        ("heading", setting.text(column.title).into()),
        ("number", (state.at + 1).into()),
        ("count", all.len().into()),
        ("written", written.into()),
    ];
    let text = words.with("summary-head", &arguments);
    let room = usize::from(area.width.saturating_sub(2));
    put(frame, area, area.x + 1, area.y, &shortened(&text, room), setting.theme.heading);
}
