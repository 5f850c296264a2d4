//! Lays out the rounds in a row: a block of rows for each unit, one row a round, every field on an axis of its phases.

use unicode_width::UnicodeWidthStr;

use super::Stop;
use crate::domain::compare::{Series, UnitComparison, UnitSeries};
use crate::domain::score::FieldScore;
use crate::domain::study::{Study, UnitKind};
use crate::tui::model::Setting;
use crate::tui::screens::comparison::axis::{EARLIER, LATER};
use crate::tui::screens::comparison::{axis, said};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};
use crate::tui::widgets::shortened;

/// From this width on axes are drawn wide, with more room for the names of rounds.
const WIDE: u16 = 110;

/// The columns of what lies between two rounds, at least.
const BETWEEN: u16 = 24;

/// The columns of a field in a model without phases.
const LONE_FIELD: u16 = 20;

/// A series in a view, with the words of the screen.
pub struct Sight<'a> {
    pub study: &'a Study,
    pub series: &'a Series,
    pub weak: &'a said::Weak,
    pub setting: &'a Setting,
}

/// Where the columns of a page stand.
struct Columns {
    /// Where the first field starts.
    first: u16,
    /// The columns of a field.
    field: u16,
    /// The columns between two phases of an axis.
    step: usize,
    /// How many fields stand beside each other.
    fields: usize,
}

impl Sight<'_> {
    fn columns(&self) -> Columns {
        let model = &self.setting.instruments.model;
        let width = self.setting.size.width;
        let first = if width >= WIDE { 30 } else { 17 };
        let phases = model.phases.len() as u16;
        let room = width.saturating_sub(first + BETWEEN);
        let count = model.fields.len().max(1) as u16;
        let step = (room / count).saturating_sub(3).checked_div(phases).unwrap_or_default().clamp(2, 5);
        let field = if phases == 0 { LONE_FIELD } else { phases * step + 4 };
        let fields = usize::from((room / field).clamp(1, count));
        Columns { first, field, step: usize::from(step), fields }
    }

    /// All units.
    pub fn all(&self, order: &[usize]) -> Sheet<Stop> {
        let words = &self.setting.words;
        let mut sheet = Sheet::new(self.setting.size.width);
        let count = self.series.rounds.len();
        if count < 2 {
            sheet.text(1, &words.text("series-one-round"), Look::Quiet);
        }
        let total = self.setting.instruments.model.phases.len();
        if total > 0 {
            sheet.text(1, &words.with("series-legend", &[("total", total.into())]), Look::Quiet);
        }
        for text in
            said::other_versions(self.setting).into_iter().chain(said::weak_fields(self.weak, self.setting))
        {
            sheet.text(1, &text, Look::Warning);
        }
        let mut kind = None;
        for &index in order {
            let Some(unit) = self.series.units.get(index) else { continue };
            let present = self.kind(unit);
            if kind.replace(present) == Some(present) {
                sheet.blank();
            } else {
                sheet.heading(words.text(if present == UnitKind::Line { "kind-line" } else { "kind-staff" }));
            }
            sheet.stop(Stop::Unit(index), |sheet| {
                sheet.text(1, &wording::unit(self.study, &unit.unit, self.setting), Look::Title);
            });
            self.block(unit, &mut sheet);
        }
        sheet
    }

    /// The name of a field in so many columns; the mark of weak agreement stays where the name is cut.
    fn name(&self, field: usize, room: usize) -> String {
        let mark = if self.weak.contains_key(&field) { " ≠" } else { "" };
        format!(
            "{}{mark}",
            shortened(&wording::field(field, self.setting), room.saturating_sub(mark.width()))
        )
    }

    fn kind(&self, unit: &UnitSeries) -> UnitKind {
        self.study.unit(unit.unit.as_str()).map_or(UnitKind::Line, |unit| unit.kind)
    }

    /// One row a round, and one from the first to the last.
    fn block(&self, unit: &UnitSeries, sheet: &mut Sheet<Stop>) {
        let words = &self.setting.words;
        let model = &self.setting.instruments.model;
        let columns = self.columns();
        let indices: Vec<usize> = (0..model.fields.len()).collect();
        for (band, fields) in indices.chunks(columns.fields).enumerate() {
            let at = |place: usize| columns.first + place as u16 * columns.field;
            let between = at(fields.len());
            sheet.line();
            for (place, &field) in fields.iter().enumerate() {
                let name = self.name(field, usize::from(columns.field).saturating_sub(1));
                sheet.put(at(place), name, Look::Heading);
            }
            if band == 0 && !unit.steps.is_empty() {
                sheet.put(between, words.text("series-since"), Look::Quiet);
            }
            for (round, point) in unit.points.iter().enumerate() {
                let is_last = round + 1 == unit.points.len();
                let look = if is_last { Look::Text } else { Look::Quiet };
                sheet.line();
                let name = wording::round(&self.series.rounds[round], self.setting);
                sheet.put(3, shortened(&name, usize::from(columns.first).saturating_sub(4)), look);
                match point {
                    None => sheet.put(at(0), words.text("compare-not-there"), Look::Quiet),
                    Some(scored) => {
                        for (place, &field) in fields.iter().enumerate() {
                            let Some(scored) = scored.get(field) else { continue };
                            let marks = if is_last { LATER } else { EARLIER };
                            sheet.put(at(place), self.drawn(scored, &columns, marks), look);
                        }
                    }
                }
                let step = round.checked_sub(1).and_then(|step| unit.steps.get(step)?.as_ref());
                if let Some(step) = step.filter(|_| band == 0) {
                    self.put_between(between, step, sheet);
                }
            }
        }
        if let Some(whole) = &unit.whole {
            sheet.line();
            sheet.put(3, words.text("series-whole"), Look::Quiet);
            let between = columns.first + columns.fields as u16 * columns.field;
            self.put_between(between, whole, sheet);
        }
    }

    fn put_between(&self, column: u16, step: &UnitComparison, sheet: &mut Sheet<Stop>) {
        let verdict = self.setting.words.of("verdict", step.whole.verdict.as_str());
        let room = usize::from(sheet.width().saturating_sub(column + 1));
        let short = format!("{} {verdict}", step.link.as_str());
        // In full where there is room for it.
        let whole =
            format!("{}: {}", said::link(step.link, self.setting), said::verdict(&step.whole, self.setting));
        let text = if whole.width() <= room { whole } else { short };
        let look = if step.whole.verdict.is_comparable() { Look::Text } else { Look::Quiet };
        sheet.put(column, shortened(&text, room), look);
    }

    /// A field on its axis; its word in a model without phases.
    fn drawn(&self, field: &FieldScore, columns: &Columns, marks: [char; 2]) -> String {
        match field.lo.zip(field.hi) {
            Some(range) => {
                let total = self.setting.instruments.model.phases.len();
                axis::draw(Some(range), total, columns.step, marks)
            }
            None => shortened(&self.word(field), usize::from(columns.field).saturating_sub(1)),
        }
    }

    /// How a field reads so far.
    fn word(&self, field: &FieldScore) -> String {
        wording::reading(field, self.setting).unwrap_or_else(|| {
            field.cells.first().map_or_else(String::new, |cell| wording::cell(cell, self.setting))
        })
    }

    /// "At least in phase 1, at most phase 2 completed · phase 1 largely (2/3)".
    fn in_words(&self, field: &FieldScore) -> String {
        let word = self.word(field);
        match field.lo.zip(field.hi) {
            Some((lo, hi)) => format!("{} · {word}", wording::phases(lo, hi, self.setting)),
            None => word,
        }
    }

    /// One unit: its fields in every round in words, and what can be said between the rounds.
    pub fn unit(&self, unit: &UnitSeries) -> Sheet<Stop> {
        let words = &self.setting.words;
        let model = &self.setting.instruments.model;
        let total = model.phases.len();
        let columns = self.columns();
        let mut sheet = Sheet::new(self.setting.size.width);
        sheet.text(1, &wording::unit(self.study, &unit.unit, self.setting), Look::Title);
        for text in said::weak_fields(self.weak, self.setting) {
            sheet.text(1, &text, Look::Warning);
        }
        let beside = columns.first + if total == 0 { 0 } else { (total * columns.step) as u16 + 3 };
        for index in 0..model.fields.len() {
            sheet.heading(said::field(index, self.weak, self.setting));
            if total > 0 {
                let last = sheet.lines().len() - 1;
                sheet.label(last, columns.first, axis::scale(total, columns.step), Look::Quiet);
            }
            for (round, point) in unit.points.iter().enumerate() {
                let is_last = round + 1 == unit.points.len();
                let look = if is_last { Look::Text } else { Look::Quiet };
                let field = point.as_ref().and_then(|fields| fields.get(index));
                let text =
                    field.map_or_else(|| words.text("compare-not-there"), |field| self.in_words(field));
                let line = sheet.text(beside, &text, look);
                let name = wording::round(&self.series.rounds[round], self.setting);
                sheet.label(line, 3, shortened(&name, usize::from(columns.first).saturating_sub(4)), look);
                if let Some(field) = field.filter(|_| total > 0) {
                    let marks = if is_last { LATER } else { EARLIER };
                    sheet.label(line, columns.first, self.drawn(field, &columns, marks), look);
                }
            }
        }
        if unit.steps.is_empty() {
            return sheet;
        }
        sheet.heading(words.text("series-steps"));
        let last = self.series.rounds.len() - 1;
        let neighbours = unit.steps.iter().enumerate().map(|(at, step)| (at, at + 1, step));
        for (from, to, step) in neighbours.chain([(0, last, &unit.whole)]) {
            if let Some(step) = step {
                self.step((from, to), step, &mut sheet);
            }
        }
        sheet
    }

    /// Two rounds: link, verdicts, what was seen and what to keep in mind; from here to the comparison.
    fn step(&self, (from, to): (usize, usize), step: &UnitComparison, sheet: &mut Sheet<Stop>) {
        let words = &self.setting.words;
        let rounds = &self.series.rounds;
        let [earlier, later] = [from, to].map(|at| wording::round(&rounds[at], self.setting));
        let names = [("from", earlier.into()), ("to", later.into())];
        sheet.blank();
        sheet.stop(Stop::Rounds(rounds[from].clone(), rounds[to].clone()), |sheet| {
            sheet.text(2, &words.with("series-step", &names), Look::Title);
        });
        let link = said::link(step.link, self.setting);
        let link = match &step.set_because {
            None => link,
            Some(reason) => {
                let set = words.with("link-set", &[("reason", reason.as_str().into())]);
                words.with("compare-because", &[("link", link.into()), ("basis", set.into())])
            }
        };
        sheet.text(4, &link, Look::Text);
        let arguments = [
            ("verdict", said::verdict(&step.whole, self.setting).into()),
            ("sums", said::sums(&step.whole, self.setting).into()),
        ];
        sheet.text(4, &words.with("compare-verdict-line", &arguments), Look::Text);
        // Where both rounds asked the same there is nothing to say of it.
        if !step.ground.is_whole() {
            sheet.text(4, &said::ground(&step.ground, self.setting), Look::Quiet);
        }
        for (index, set) in step.fields.iter().enumerate() {
            let arguments = [
                ("field", wording::field(index, self.setting).into()),
                ("verdict", said::field_verdict(set, self.setting).into()),
            ];
            sheet.text(6, &words.with("series-field", &arguments), Look::Quiet);
        }
        sheet.text(4, &said::observed(step, self.setting), Look::Text);
        if !step.warnings.is_empty() {
            let kinds = said::warning_kinds(step, self.setting);
            sheet.text(4, &words.with("compare-warnings", &[("warnings", kinds.into())]), Look::Warning);
            for advice in said::advice(step, self.setting) {
                sheet.text(6, &advice, Look::Quiet);
            }
        }
    }

    /// A unit in one sentence: where it stood in each round and what can be said from one to the next.
    pub fn told(&self, unit: &UnitSeries) -> String {
        let words = &self.setting.words;
        let mut parts = Vec::new();
        for (round, point) in unit.points.iter().enumerate() {
            let name = wording::round(&self.series.rounds[round], self.setting);
            let Some(fields) = point else {
                parts.push(format!("{name}: {}", words.text("compare-not-there")));
                continue;
            };
            let fields: Vec<String> = fields
                .iter()
                .enumerate()
                .map(|(at, field)| format!("{} {}", wording::field(at, self.setting), self.in_words(field)))
                .collect();
            let step = round.checked_sub(1).and_then(|step| unit.steps.get(step)?.as_ref());
            let since = step.map(|step| {
                let verdict = said::verdict(&step.whole, self.setting);
                let since = [("link", step.link.as_str().into()), ("verdict", verdict.into())];
                words.with("series-told", &since)
            });
            parts.push(format!("{name}: {}", fields.into_iter().chain(since).collect::<Vec<_>>().join(", ")));
        }
        if let Some(whole) = &unit.whole {
            let verdict = said::verdict(&whole.whole, self.setting);
            parts.push(format!("{}: {} {verdict}", words.text("series-whole"), whole.link.as_str()));
        }
        format!("{}: {}", wording::unit(self.study, &unit.unit, self.setting), parts.join("; "))
    }
}
