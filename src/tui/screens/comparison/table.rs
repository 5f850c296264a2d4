//! Draws all units in two rounds: two rows each, the earlier round above the later one, on a common axis of phases.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::axis::{EARLIER, LATER};
use super::{Row, Side, axis, is_staff, phases, said};
use crate::domain::compare::UnitComparison;
use crate::tui::list::List;
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::sheet::wrapped;
use crate::tui::widgets::{put, shortened};

/// Rows above the units.
const HEAD: usize = 2;

/// Rows of a unit.
const BLOCK: usize = 2;

/// The most rows below the units that say in words what is selected, with the legend, in a low window; in a higher one
/// a third of it.
const WORDS: usize = 7;

/// The columns of the verdict with what was seen below it, and those in a wide window, where the longest fits.
const VERDICT: (u16, u16) = (16, 20);

/// From this width on the verdict has more room.
const WIDE: u16 = 132;

/// The least and most columns of the names.
const NAMES: (u16, u16) = (28, 48);

/// The columns of a field in a model without phases.
const LONE_FIELD: u16 = 16;

/// Units in sight; nothing is known of the comparison yet without a side.
pub fn height(side: Option<&Side>, row: Option<&Row>, setting: &Setting) -> usize {
    let words = side.map_or(WORDS, |side| rows_of_words(side, row));
    (setting.rows().saturating_sub(HEAD + words) / BLOCK).max(1)
}

/// Rows that the words on a row take, with the legend and a blank row before it.
fn rows_of_words(side: &Side, row: Option<&Row>) -> usize {
    let setting = side.setting;
    let width = setting.size.width.saturating_sub(2);
    let rows: usize = sentences(side, row).iter().map(|(text, _)| wrapped(text, width).len()).sum();
    let legend = if setting.instruments.model.phases.is_empty() { 0 } else { 2 };
    (rows + legend).min(WORDS.max(usize::from(setting.body_height() / 3)))
}

/// Where the columns stand.
struct Layout {
    names: u16,
    /// Columns between two phases of an axis.
    step: usize,
    /// Where each field in sight starts.
    fields: Vec<u16>,
    verdict: u16,
    /// The columns of a verdict.
    room: usize,
}

impl Layout {
    fn of(weak: &said::Weak, setting: &Setting, width: u16) -> Self {
        let model = &setting.instruments.model;
        let phases = model.phases.len() as u16;
        let count = model.fields.len().max(1) as u16;
        let verdict = if width >= WIDE { VERDICT.1 } else { VERDICT.0 };
        let room = width.saturating_sub(NAMES.0 + verdict + 1);
        let step = |room: u16| (room / count).saturating_sub(3).checked_div(phases).unwrap_or_default();
        // Where the names have all their room the axes take what is over.
        let wide = step(width.saturating_sub(NAMES.1 + verdict + 1)).min(8);
        let step = step(room).clamp(2, 4).max(wide);
        let field = if phases == 0 { LONE_FIELD } else { phases * step + 3 };
        let fields = (room / field).clamp(1, count);
        let even = vec![field; usize::from(fields)];
        // A field with a longer name is as much wider, where all of them still have room.
        let named =
            (0..even.len()).map(|index| field.max(said::field(index, weak, setting).width() as u16 + 1));
        let named: Vec<u16> = named.collect();
        let widths = if named.iter().sum::<u16>() <= room { named } else { even };
        let all: u16 = widths.iter().sum();
        let most = NAMES.1.max(width / 3);
        let names = width.saturating_sub(verdict + 1 + all).clamp(NAMES.0.min(width), most);
        let mut end = names;
        let fields = widths.iter().map(|width| {
            let start = end;
            end += width;
            start
        });
        let fields = fields.collect();
        Self {
            names,
            step: usize::from(step),
            fields,
            verdict: end,
            room: usize::from(verdict).saturating_sub(1),
        }
    }
}

/// Draws the screen.
pub fn draw(side: &Side, rows: &[Row], list: &List, frame: &mut Frame, area: Rect) {
    let setting = side.setting;
    let theme = &setting.theme;
    let layout = Layout::of(side.weak, setting, area.width);
    draw_head(&layout, side, frame, area);
    let height = height(Some(side), rows.get(list.selected), setting);
    let mut y = area.y + HEAD as u16;
    for row in list.visible(rows.len(), height) {
        let is_selected = row == list.selected;
        let area = Rect { y, height: BLOCK as u16, ..area };
        match rows[row] {
            Row::Whole => draw_whole(side, &layout, is_selected, frame, area),
            Row::Unit(index) => {
                if let Some(unit) = side.compared.comparison.units.get(index) {
                    draw_unit(side, unit, &layout, is_selected, frame, area);
                }
            }
        }
        y += BLOCK as u16;
    }
    let edge = area.right().saturating_sub(1);
    if list.offset > 0 {
        put(frame, area, edge, area.y + HEAD as u16, "▲", theme.key);
    }
    if list.offset + height < rows.len() {
        put(frame, area, edge, y.saturating_sub(1), "▼", theme.key);
    }
    let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    draw_words(side, rows.get(list.selected), frame, below);
}

fn draw_head(layout: &Layout, side: &Side, frame: &mut Frame, area: Rect) {
    let setting = side.setting;
    let theme = &setting.theme;
    let total = setting.instruments.model.phases.len();
    let ends = layout.fields.iter().skip(1).chain([&layout.verdict]);
    for (field, (start, end)) in layout.fields.iter().zip(ends).enumerate() {
        let x = area.x + start;
        let room = usize::from(end - start).saturating_sub(1);
        let name = marked(field, side, room);
        put(frame, area, x, area.y, &name, theme.heading);
        if total > 0 {
            put(frame, area, x, area.y + 1, &axis::scale(total, layout.step), theme.quiet);
        }
    }
    if total > 0 {
        put(frame, area, area.x + 1, area.y + 1, &setting.words.text("result-phases"), theme.quiet);
    }
    put(frame, area, area.x + layout.verdict, area.y, &setting.words.text("report-verdict"), theme.heading);
    put(frame, area, area.x + layout.verdict, area.y + 1, &setting.words.text("compare-seen"), theme.quiet);
}

/// The name of a field in so many columns; the mark of weak agreement stays where the name is cut.
fn marked(field: usize, side: &Side, room: usize) -> String {
    let mark = if side.weak.contains_key(&field) { " ≠" } else { "" };
    let name = shortened(&wording::field(field, side.setting), room.saturating_sub(mark.width()));
    format!("{name}{mark}")
}

/// All units together: how many can be compared at all.
fn draw_whole(side: &Side, layout: &Layout, is_selected: bool, frame: &mut Frame, area: Rect) {
    let theme = &side.setting.theme;
    let units = &side.compared.comparison.units;
    let comparable = units.iter().filter(|unit| unit.whole.verdict.is_comparable()).count();
    let arguments = [("comparable", comparable.into()), ("total", units.len().into())];
    let style = if is_selected { theme.selected } else { theme.title };
    if is_selected {
        put(frame, area, area.x, area.y, "▸", theme.key);
    }
    let name =
        shortened(&side.setting.words.text("organisation-row"), usize::from(layout.names).saturating_sub(2));
    put(frame, area, area.x + 1, area.y, &name, style);
    let text = side.setting.words.with("compare-comparable", &arguments);
    put(frame, area, area.x + 3, area.y + 1, &text, theme.text);
}

fn draw_unit(
    side: &Side,
    unit: &UnitComparison,
    layout: &Layout,
    is_selected: bool,
    frame: &mut Frame,
    area: Rect,
) {
    let setting = side.setting;
    let theme = &setting.theme;
    let words = &setting.words;
    let kind = if is_staff(side.study, &unit.unit) { "kind-staff" } else { "kind-line" };
    let kind = words.with("compare-kind", &[("kind", words.text(kind).into())]);
    let room = usize::from(layout.names).saturating_sub(2);
    let name = wording::unit(side.study, &unit.unit, setting);
    let name = shortened(&name, room.saturating_sub(kind.chars().count()));
    if is_selected {
        put(frame, area, area.x, area.y, "▸", theme.key);
    }
    let x =
        put(frame, area, area.x + 1, area.y, &name, if is_selected { theme.selected } else { theme.title });
    put(frame, area, x, area.y, &kind, theme.quiet);
    let room = room.saturating_sub(2);
    put(frame, area, area.x + 3, area.y + 1, &shortened(&side.link_in(unit.link, room), room), theme.quiet);
    let total = setting.instruments.model.phases.len();
    let scores = side.scores(unit);
    for (field, start) in layout.fields.iter().enumerate() {
        let x = area.x + start;
        if total == 0 {
            let verdict = unit.fields.get(field).map(|set| words.of("verdict", set.verdict.as_str()));
            put(frame, area, x, area.y, &verdict.unwrap_or_default(), theme.text);
            continue;
        }
        let [earlier, later] = phases(scores, field);
        put(frame, area, x, area.y, &axis::draw(earlier, total, layout.step, EARLIER), theme.quiet);
        put(frame, area, x, area.y + 1, &axis::draw(later, total, layout.step, LATER), theme.text);
    }
    let verdict = words.of("verdict", unit.whole.verdict.as_str());
    put(frame, area, area.x + layout.verdict, area.y, &shortened(&verdict, layout.room), theme.text);
    if let Some(observed) = &unit.observed {
        let text = side.observed_in(observed, layout.room);
        put(frame, area, area.x + layout.verdict, area.y + 1, &text, theme.quiet);
    }
}

/// The row selected in words: link, verdict, what was seen, and what to keep in mind.
fn sentences(side: &Side, row: Option<&Row>) -> Vec<(String, Style)> {
    let (words, theme) = (&side.setting.words, &side.setting.theme);
    let mut lines: Vec<(String, Style)> = Vec::new();
    if let Some(Row::Unit(index)) = row
        && let Some(unit) = side.compared.comparison.units.get(*index)
    {
        lines.push((side.link_with_basis(unit), theme.text));
        let arguments =
            [("verdict", side.verdict(&unit.whole).into()), ("sums", side.sums(&unit.whole).into())];
        lines.push((words.with("compare-verdict-line", &arguments), theme.text));
        lines.push((side.observed(unit), theme.text));
        if !unit.warnings.is_empty() {
            let kinds = side.warning_kinds(unit);
            let arguments = [("warnings", kinds.into())];
            lines.push((words.with("compare-warnings", &arguments), theme.warning));
        }
    } else {
        lines.push((words.text("compare-whole-hint"), theme.text));
    }
    for text in said::weak_fields(side.weak, side.setting) {
        lines.push((text, theme.warning));
    }
    lines
}

/// Draws the sentences on the row selected, and the legend.
fn draw_words(side: &Side, row: Option<&Row>, frame: &mut Frame, area: Rect) {
    let setting = side.setting;
    let theme = &setting.theme;
    let words = &setting.words;
    let width = area.width.saturating_sub(2);
    let lines = sentences(side, row);
    let legend = if setting.instruments.model.phases.is_empty() { "" } else { "compare-legend" };
    // Every sentence has a row at least; those above take what room is left.
    let rows = usize::from(area.height).saturating_sub(usize::from(!legend.is_empty()));
    let count = lines.len();
    let mut y = area.y;
    for (at, (text, style)) in lines.into_iter().enumerate() {
        let used = usize::from(y - area.y);
        let most = rows.saturating_sub(used + count - at - 1).max(1);
        for row in fitted(&text, width, most) {
            put(frame, area, area.x + 1, y, &row, style);
            y += 1;
        }
    }
    if !legend.is_empty() {
        let text = words.text(legend);
        let at = area.bottom().saturating_sub(1).min(y + 1);
        put(frame, area, area.x + 1, at, &shortened(&text, usize::from(width)), theme.quiet);
    }
}

/// A text in so many rows at most, with `…` where something was left out.
fn fitted(text: &str, width: u16, most: usize) -> Vec<String> {
    let rows = wrapped(text, width);
    if rows.len() <= most {
        return rows.into_iter().map(str::to_owned).collect();
    }
    let kept = rows.iter().take(most.saturating_sub(1)).map(|row| (*row).to_owned());
    let rest = rows[most.saturating_sub(1)..].join(" ");
    kept.chain([shortened(&rest, usize::from(width))]).collect()
}
