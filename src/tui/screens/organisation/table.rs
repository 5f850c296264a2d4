//! Draws the table of units × cells, with counts, the selected cell in words, and what the abbreviations mean.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::page::group_title;
use super::{Row, State, in_view};
use crate::domain::assessment::CellPlace;
use crate::domain::board::{Certainty, certainty};
use crate::domain::score::{CellScore, PossibleSituation, RoundScore, View, Word, WordCounts};
use crate::tui::model::Setting;
use crate::tui::screens::why::other;
use crate::tui::screens::wording;
use crate::tui::sheet::wrapped;
use crate::tui::widgets::sheet::style;
use crate::tui::widgets::{put, shortened};
use crate::workbench::request::ScoredRound;

/// The columns of a cell: a sign where it is tentative, two letters, a sign where the other view differs.
const CELL: u16 = 4;

/// The columns of a field in a model without phases, so that its name can be read.
const LONE_CELL: u16 = 14;

/// The least and most columns of the units' names.
const NAMES: (u16, u16) = (20, 38);

/// Rows above the table.
const HEAD: usize = 2;

/// Rows of counts below it, and the one left out where there is little room: the page of phases has it too.
const COUNTS: [&str; 3] = ["organisation-begun", "organisation-largely", "organisation-known"];
const SPARED: &str = "organisation-largely";

/// Rows that say in words what is selected.
const WORDS: usize = 2;

/// The bodies below which there is no room for counts, and for all of them.
const LEAST_FOR_COUNTS: u16 = 17;
const LEAST_FOR_ALL: u16 = 24;

/// Rows of the table in sight.
pub fn height(setting: &Setting) -> usize {
    let below = HEAD + counts(setting).count() + WORDS + legend(View::Account, setting).len();
    setting.rows().saturating_sub(below).max(1)
}

/// Whether the model knows situations at all.
fn has_situations(setting: &Setting) -> bool {
    !setting.instruments.model.situations.is_empty()
}

fn counts(setting: &Setting) -> impl Iterator<Item = &'static str> {
    let height = setting.body_height();
    let is_shown = move |id: &&str| height >= LEAST_FOR_ALL || *id != SPARED;
    COUNTS.into_iter().filter(is_shown).filter(move |_| height >= LEAST_FOR_COUNTS)
}

/// Where the columns stand.
struct Layout {
    /// Columns of the names.
    names: u16,
    /// Columns of a cell.
    cell: u16,
    /// Columns of a field, with the gap behind it.
    field: u16,
    /// The first field in sight.
    first: usize,
    /// Fields in sight.
    fields: usize,
    /// Where the situations stand, if there is room.
    situation: Option<u16>,
}

impl Layout {
    fn of(state: &State, setting: &Setting, width: u16) -> Self {
        let model = &setting.instruments.model;
        let phases = model.phase_count() as u16;
        let cell = if model.phases.is_empty() { LONE_CELL } else { CELL };
        let field = cell * phases + 1;
        let count = model.fields.len();
        let fields = usize::from((width.saturating_sub(NAMES.0 + 1)) / field.max(1)).clamp(1, count.max(1));
        let taken = field * fields as u16 + 1;
        let names = width.saturating_sub(taken).clamp(NAMES.0.min(width), NAMES.1);
        let situation = names + taken;
        let selected = state.cell(setting).field;
        Self {
            names,
            cell,
            field,
            first: (selected + 1).saturating_sub(fields),
            fields,
            situation: (has_situations(setting) && situation + 24 <= width).then_some(situation),
        }
    }

    fn places<'m>(&'m self, setting: &'m Setting) -> impl Iterator<Item = (CellPlace, u16)> + 'm {
        let model = &setting.instruments.model;
        (self.first..model.fields.len().min(self.first + self.fields)).flat_map(move |field| {
            (0..model.phase_count()).map(move |phase| {
                let x = self.names + (field - self.first) as u16 * self.field + phase as u16 * self.cell;
                (CellPlace { field, phase }, x)
            })
        })
    }
}

/// Draws the screen.
pub fn draw(state: &State, scored: &ScoredRound, setting: &Setting, frame: &mut Frame, area: Rect) {
    let layout = Layout::of(state, setting, area.width);
    draw_head(&layout, setting, frame, area);
    let theme = &setting.theme;
    let height = height(setting);
    for (row, y) in state.list.visible(state.rows.len(), height).zip(area.y + HEAD as u16..) {
        let is_selected = row == state.list.selected;
        draw_row(
            state,
            scored,
            state.rows[row],
            is_selected,
            &layout,
            setting,
            frame,
            Rect { y, height: 1, ..area },
        );
    }
    let more = area.right().saturating_sub(1);
    if state.list.offset > 0 {
        put(frame, area, more, area.y + HEAD as u16, "▲", theme.key);
    }
    if state.list.offset + height < state.rows.len() {
        put(frame, area, more, area.y + (HEAD + height) as u16 - 1, "▼", theme.key);
    }
    // On a tall screen the rest follows the table; on a low one it stands at the bottom.
    let shown = state.rows.len().min(height);
    let gap = u16::from(shown + 3 <= height);
    let mut y = area.y + (HEAD + shown) as u16 + gap;
    let count = counts(setting).count();
    if count > 0 {
        draw_counts(in_view(scored, state.view), &layout, setting, frame, Rect { y, ..area });
        y += count as u16 + gap;
    }
    draw_words(state, scored, setting, frame, Rect { y, ..area });
    y += WORDS as u16 + gap;
    for (line, y) in legend(state.view, setting).iter().zip(y..area.bottom()) {
        put(frame, area, area.x + 1, y, line, theme.quiet);
    }
}

fn draw_head(layout: &Layout, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    for (place, x) in layout.places(setting) {
        let x = area.x + x;
        if place.phase == 0 {
            let width = usize::from(layout.field).saturating_sub(1);
            let name = shortened(&wording::field(place.field, setting), width.saturating_sub(1));
            put(frame, area, x + 1, area.y, &name, theme.heading);
        }
        if !setting.instruments.model.phases.is_empty() {
            put(frame, area, x + 1, area.y + 1, &(place.phase + 1).to_string(), theme.heading);
        }
    }
    if let Some(x) = layout.situation {
        put(frame, area, area.x + x, area.y + 1, &setting.words.text("result-situation"), theme.heading);
    }
    let phases = setting.words.text("organisation-phases");
    if !setting.instruments.model.phases.is_empty() {
        put(frame, area, area.x + 1, area.y + 1, &phases, theme.quiet);
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of a table: what, where, and how")]
fn draw_row(
    state: &State,
    scored: &ScoredRound,
    row: Row,
    is_selected: bool,
    layout: &Layout,
    setting: &Setting,
    frame: &mut Frame,
    area: Rect,
) {
    let theme = &setting.theme;
    let words = &setting.words;
    let (name, look) = match row {
        Row::Group(at) => {
            let group = state.board().and_then(|board| board.groups.get(at));
            let title = group.map_or_else(String::new, |(group, _)| group_title(group, setting));
            put(frame, area, area.x + 1, area.y, &title, theme.quiet);
            return;
        }
        Row::Organisation => (words.text("organisation-row"), theme.title),
        Row::Unit(index) => {
            let unit = in_view(scored, state.view).units.get(index);
            (
                unit.map_or_else(String::new, |unit| wording::unit(&scored.study, &unit.unit, setting)),
                theme.text,
            )
        }
    };
    if is_selected {
        put(frame, area, area.x, area.y, "▸", theme.key);
    }
    let name = shortened(&name, usize::from(layout.names).saturating_sub(2));
    put(frame, area, area.x + 1, area.y, &name, if is_selected { theme.selected } else { look });
    for (place, x) in layout.places(setting) {
        let Some(cell) = cell(in_view(scored, state.view), row, place) else { continue };
        let differs = self::cell(in_view(scored, other(state.view)), row, place)
            .is_some_and(|other| other.word != cell.word);
        let is_here = is_selected && place == state.cell(setting);
        let look = if is_here { theme.selected } else { style(wording::cell_look(cell), theme) };
        draw_cell(cell, differs, state.view, look, setting, frame, Rect { x: area.x + x, ..area });
    }
    if let Some(x) = layout.situation {
        let text = short(situations(in_view(scored, state.view), row), setting);
        let room = usize::from(area.width.saturating_sub(x + 2));
        put(frame, area, area.x + x, area.y, &shortened(&text, room), theme.text);
    }
}

/// Two letters for the word; before it a sign where not everything is rated: open, surely complete or surely not; behind it
/// an arrow where the other view differs.
fn draw_cell(
    cell: &CellScore,
    differs: bool,
    view: View,
    look: Style,
    setting: &Setting,
    frame: &mut Frame,
    area: Rect,
) {
    let words = &setting.words;
    if let Some(sign) = sign(cell) {
        put(frame, area, area.x, area.y, &words.text(sign), look);
    }
    let end = put(frame, area, area.x + 1, area.y, &words.of("short", cell.word.as_str()), look);
    if differs {
        let id = match view {
            View::Account => "sign-proven",
            View::Proven => "sign-account",
        };
        put(frame, area, end, area.y, &words.text(id), setting.theme.warning);
    }
}

/// The sign of a cell of which not everything is rated; of one of which nothing is, the word says enough.
fn sign(cell: &CellScore) -> Option<&'static str> {
    match certainty(cell) {
        _ if cell.word == Word::Unknown => None,
        Certainty::Rated => None,
        Certainty::Open => Some("sign-tentative"),
        Certainty::SurelyNot => Some("sign-surely-not"),
        Certainty::Surely => Some("sign-surely"),
    }
}

/// Whether a cell is complete, where not everything is rated: ", open", ", not complete".
pub fn standing(cell: &CellScore, setting: &Setting) -> String {
    if sign(cell).is_none() {
        return String::new();
    }
    let state = setting.words.of("state", cell.state.as_str());
    setting.words.with("board-standing", &[("state", state.into())])
}

/// How many units are how far, with their base: never a ranking, never a mean.
fn draw_counts(score: &RoundScore, layout: &Layout, setting: &Setting, frame: &mut Frame, area: Rect) {
    let theme = &setting.theme;
    for (id, y) in counts(setting).zip(area.y..) {
        let count = |counts: &WordCounts| match id {
            "organisation-begun" => counts.begun,
            "organisation-largely" => counts.largely,
            _ => counts.known,
        };
        let label = setting.words.with(id, &[("total", score.units.len().into())]);
        put(
            frame,
            area,
            area.x + 1,
            y,
            &shortened(&label, usize::from(layout.names).saturating_sub(2)),
            theme.quiet,
        );
        for (place, x) in layout.places(setting) {
            let counts = score.organisation.counts.get(place.field).and_then(|field| field.get(place.phase));
            if let Some(counts) = counts {
                put(frame, area, area.x + x + 1, y, &count(&counts.total()).to_string(), theme.quiet);
            }
        }
    }
}

/// The cell selected and the situation of its row, in words.
fn draw_words(state: &State, scored: &ScoredRound, setting: &Setting, frame: &mut Frame, area: Rect) {
    let Some(row) = state.selected() else { return };
    let place = state.cell(setting);
    let score = in_view(scored, state.view);
    let room = usize::from(area.width).saturating_sub(2);
    if let Some(found) = cell(score, row, place) {
        let word = format!("{}{}", wording::cell(found, setting), standing(found, setting));
        let mut parts = vec![wording::place(place, setting), word];
        if let Some(differing) = cell(in_view(scored, other(state.view)), row, place) {
            parts.extend(wording::difference(found, differing, state.view, setting));
        }
        put(frame, area, area.x + 1, area.y, &shortened(&parts.join(" · "), room), setting.theme.text);
    }
    if !has_situations(setting) {
        return;
    }
    let text = situation(situations(score, row), setting);
    let text = setting.words.with("organisation-situation", &[("situation", text.into())]);
    put(frame, area, area.x + 1, area.y + 1, &shortened(&text, room), setting.theme.title);
}

/// A cell of a row.
pub fn cell(score: &RoundScore, row: Row, place: CellPlace) -> Option<&CellScore> {
    match row {
        Row::Organisation => score.organisation.cells.get(place.field)?.get(place.phase),
        Row::Group(_) => None,
        Row::Unit(index) => score.units.get(index)?.fields.get(place.field)?.cells.get(place.phase),
    }
}

/// Where the tests may place the unit of a row, or the organisation.
pub fn situations(score: &RoundScore, row: Row) -> &[PossibleSituation] {
    match row {
        Row::Organisation => &score.organisation.situations,
        Row::Group(_) => &[],
        Row::Unit(index) => score.units.get(index).map_or(&[], |unit| &unit.situations),
    }
}

/// That in words.
pub fn situation(possible: &[PossibleSituation], setting: &Setting) -> String {
    wording::situation_line(possible, "", setting)
}

/// The same for a narrow column: the sign of what is tentative before situations that are not ruled out.
fn short(possible: &[PossibleSituation], setting: &Setting) -> String {
    if matches!(possible.len(), 0 | 1 | 3..) {
        return situation(possible, setting);
    }
    let texts = wording::situations(possible, setting).join(" / ");
    setting.words.with("organisation-tentative", &[("what", texts.into())])
}

/// What the abbreviations mean.
fn legend(view: View, setting: &Setting) -> Vec<String> {
    let words = &setting.words;
    let mut parts: Vec<String> = Word::ALL
        .iter()
        .map(|word| {
            let arguments = [
                ("short", words.of("short", word.as_str()).into()),
                ("word", words.of("word", word.as_str()).into()),
            ];
            words.with("organisation-legend", &arguments)
        })
        .collect();
    parts.push(words.text("legend-signs"));
    parts.push(words.text(match view {
        View::Account => "legend-proven",
        View::Proven => "legend-account",
    }));
    let width = setting.size.width.saturating_sub(2);
    wrapped(&parts.join("  "), width).into_iter().map(str::to_owned).collect()
}
