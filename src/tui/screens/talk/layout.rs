//! Where things are on the screen: pure, so that keys and drawing agree.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::editor::wrap;
use crate::tui::keymap::Place;
use crate::tui::model::Setting;

use super::hand::Talk;
use super::page::Panel;

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// All questions.
    pub outline: Option<Rect>,
    /// Section, number and clock.
    pub head: Rect,
    /// The question with what stands under it.
    pub question: Rect,
    /// Rows of it that do not fit.
    pub hidden_rows: usize,
    /// Guide and earlier answer beside the question, where there is room.
    pub side: Option<Rect>,
    /// The line over the notes.
    pub notes_rule: Rect,
    /// The notes.
    pub notes: Rect,
    /// The closed companion with the line over it.
    pub companion: Rect,
    /// Whether it has only the one row for what is chosen.
    pub is_folded: bool,
    /// What the soft check says.
    pub warning: Rect,
}

/// What a row of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The question itself.
    Ask,
    /// A follow-up prompt.
    Probe,
    /// For the interviewer.
    Guide,
    /// That something is off the path or open.
    Remark,
    /// A heading.
    Heading,
    /// An earlier answer.
    Told,
    /// Nothing.
    Blank,
}

/// A row of text as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub tone: Tone,
    /// The text.
    pub text: String,
}

/// Numbered answers in columns, the first column first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Columns.
    pub columns: usize,
    /// Rows in all.
    pub rows: usize,
    /// Width of a column.
    pub width: usize,
}

/// From this width on the outline is there without asking.
const WIDE: u16 = 100;

/// From this width on guide and earlier answer stand beside the question.
const ROOMY: u16 = 120;

/// Columns of what stands beside the question.
const SIDE: u16 = 48;

/// Longer rows than this are hard to read.
const LONGEST: u16 = 110;

/// Rows of notes that stay in sight while there is text; fewer as long as nothing is typed.
const NOTES: u16 = 5;

/// The room between the line on top and the footer.
pub fn body(setting: &Setting) -> Rect {
    Rect { x: 0, y: 1, width: setting.size.width, height: setting.body_height() }
}

/// Whether the outline is shown.
pub fn has_outline(talk: &Talk, setting: &Setting) -> bool {
    talk.outline.unwrap_or(setting.size.width >= WIDE)
}

/// Outline, the middle, and the side.
fn columns(talk: &Talk, area: Rect, setting: &Setting) -> (Option<Rect>, Rect, Option<Rect>) {
    let outline = has_outline(talk, setting).then(|| {
        let width = match area.width {
            ..WIDE => 28,
            WIDE..160 => 36,
            _ => 48,
        };
        Rect { width: width.min(area.width / 2), ..area }
    });
    let left = outline.map_or(0, |outline| outline.width + 1);
    let main = Rect { x: area.x + left + 1, width: area.width.saturating_sub(left + 2), ..area };
    if main.width < ROOMY || !has_side(talk) {
        return (outline, main, None);
    }
    let side = Rect { x: main.right() - SIDE, width: SIDE, ..main };
    (outline, Rect { width: main.width.saturating_sub(SIDE + 3), ..main }, Some(side))
}

fn has_side(talk: &Talk) -> bool {
    (talk.has_guide && talk.page.guide.is_some()) || !talk.earlier.is_empty()
}

/// The width of the notes.
pub fn notes_width(talk: &Talk, setting: &Setting) -> u16 {
    columns(talk, body(setting), setting).1.width.min(LONGEST)
}

/// Where everything is.
pub fn areas(talk: &Talk, area: Rect, setting: &Setting) -> Areas {
    let (outline, main, side) = columns(talk, area, setting);
    let rows = rows(talk, main.width, side.is_none(), setting).len();
    let cap = (main.height / 3).max(1);
    let full = talk.page.panel.as_ref().map_or(0, |panel| {
        let rows = grid(panel, main.width, cap).rows;
        1 + u16::try_from(rows).unwrap_or(cap).clamp(1, cap)
    });
    let warning = talk
        .page
        .warning
        .as_ref()
        .map_or(0, |text| u16::try_from(wrapped(text, main.width).len()).unwrap_or(1).min(2));
    // Head, line over the notes, companion and warning are there in any case; question and notes share the rest.
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX);
    let least = if talk.active().editor.is_empty() { 2 } else { NOTES };
    // While one types, answers that would cover the question give way to the one row of what is chosen.
    let is_crowded = 2 + full + warning + wanted.saturating_add(least) > main.height;
    let is_folded = is_crowded && full > 2 && talk.place() != Place::Companion;
    let companion = if is_folded { 2 } else { full };
    let room = main.height.saturating_sub(2 + companion + warning);
    let least = least.min(room.div_ceil(2));
    let question = wanted.min(room.saturating_sub(least));
    let spare = (room - question).saturating_sub(NOTES + 3);
    let (above, gap) = (spare.min(1), spare.saturating_sub(1).min(1));
    let notes = room.saturating_sub(question + above + gap);

    let mut y = main.y;
    let mut next = |height: u16| {
        let part = Rect { y, height, ..main };
        y += height;
        part
    };
    let head = next(1);
    let _ = next(above);
    let question = next(question);
    let _ = next(gap);
    let notes_rule = next(1);
    let notes = next(notes);
    let companion = next(companion);
    let warning = next(warning);
    Areas {
        outline,
        head,
        question,
        hidden_rows: rows.saturating_sub(usize::from(question.height)),
        side,
        notes_rule,
        notes: Rect { width: notes.width.min(LONGEST), ..notes },
        companion,
        is_folded,
        warning,
    }
}

/// The rows of the question and what stands under it; with guide and earlier answer where they have no side.
pub fn rows(talk: &Talk, width: u16, has_all: bool, setting: &Setting) -> Vec<Row> {
    let mut rows = Vec::new();
    let width = width.min(LONGEST);
    if let Some(remark) = &talk.page.remark {
        push(&mut rows, Tone::Remark, remark, "", width);
    }
    push(&mut rows, Tone::Ask, &talk.page.ask, "", width);
    if has_all {
        push_told(&mut rows, talk, width);
    }
    for probe in &talk.page.probes {
        push(&mut rows, Tone::Probe, probe, "- ", width);
    }
    if has_all {
        push_guide(&mut rows, talk, width, setting);
    }
    rows
}

/// The rows of guide and earlier answer where they stand beside the question.
pub fn side_rows(talk: &Talk, width: u16, setting: &Setting) -> Vec<Row> {
    let mut rows = Vec::new();
    push_guide(&mut rows, talk, width, setting);
    if !rows.is_empty() && !talk.earlier.is_empty() {
        rows.push(Row { tone: Tone::Blank, text: String::new() });
    }
    push_told(&mut rows, talk, width);
    rows
}

fn push_guide(rows: &mut Vec<Row>, talk: &Talk, width: u16, setting: &Setting) {
    if let Some(guide) = talk.page.guide.as_ref().filter(|_| talk.has_guide) {
        let text = setting.words.with("talk-guide", &[("text", guide.as_str().into())]);
        push(rows, Tone::Guide, &text, "", width);
    }
}

fn push_told(rows: &mut Vec<Row>, talk: &Talk, width: u16) {
    for told in &talk.earlier {
        push(rows, Tone::Heading, &told.heading, "", width);
        for paragraph in &told.paragraphs {
            push(rows, Tone::Told, paragraph, "  ", width);
        }
    }
}

fn push(rows: &mut Vec<Row>, tone: Tone, text: &str, indent: &str, width: u16) {
    let room = width.saturating_sub(u16::try_from(indent.len()).unwrap_or(0));
    for (index, line) in wrapped(text, room).into_iter().enumerate() {
        let blank = " ".repeat(indent.len());
        let indent = if index == 0 { indent } else { &blank };
        rows.push(Row { tone, text: format!("{indent}{line}") });
    }
}

/// A text in rows of at most `width` columns.
pub fn wrapped(text: &str, width: u16) -> Vec<&str> {
    text.lines()
        .flat_map(|line| wrap(line, width).into_iter().map(move |row| &line[row.start..row.shown]))
        .collect()
}

/// Columns before the words of a numbered answer: `[x] 1 `.
pub const MARK: usize = 6;

/// The numbered answers of a companion in `width` columns and, where that can be had, `cap` rows.
pub fn grid(panel: &Panel, width: u16, cap: u16) -> Grid {
    let (width, cap) = (usize::from(width), usize::from(cap));
    let count = panel.offers.len().max(1);
    let widest = panel.offers.iter().map(|offer| offer.label.width()).max().unwrap_or(0) + MARK + 2;
    let mut columns = (width / widest.max(1)).clamp(1, count);
    // Rather shorter words than answers that nobody sees.
    while count.div_ceil(columns) > cap && width / (columns + 1) >= 24 {
        columns += 1;
    }
    Grid { columns, rows: count.div_ceil(columns), width: widest.min(width / columns) }
}
