//! Two rounds compared: verdicts, observed movement, shifts of phase and what became of initiatives.

use std::collections::HashMap;

use super::Table;
use super::writer::Writer;
use crate::domain::compare::{Comparison, Fate, InitiativeFate, PhaseShift, UnitComparison};
use crate::domain::id::Id;
use crate::domain::study::Link;
use crate::report::figure::{Naming, comparison};
use crate::report::picture;
use crate::report::table::compare::{link, range, signed, verdict, warning_lines};

impl<'a> Writer<'a> {
    /// The section on the comparison; says why where there is none.
    pub fn comparison(&mut self) {
        let heading = self.word("doc-comparison");
        self.document.page(2, &heading);
        let Some([account, proven]) = self.two_rounds() else { return };
        self.picture(account);
        self.verdicts(account, proven);
        self.shifts(account);
        self.observed(account);
        self.fates(account);
        let units = self.in_order(account);
        let warnings = warning_lines(&self.sheet, &units);
        if !warnings.is_empty() {
            let heading = self.word("report-warnings");
            self.document.heading(3, &heading);
            self.document.list(warnings);
        }
    }

    /// The two rounds that are compared, named in a sentence; where there is nothing to compare, that is said instead.
    pub fn two_rounds(&mut self) -> Option<&'a [Comparison; 2]> {
        let Some(compared) = self.content.compared else {
            let text = self.word("doc-comparison-none");
            self.document.note(&text);
            return None;
        };
        let [account, _] = compared;
        let arguments = [("from", self.round(&account.from).into()), ("to", self.round(&account.to).into())];
        let text = self.say("doc-comparison-of", &arguments);
        self.document.paragraph(&text);
        if account.units.is_empty() {
            let text = self.word("doc-nothing-yet");
            self.document.note(&text);
            return None;
        }
        Some(compared)
    }

    /// The units compared, line before staff, by name.
    fn in_order<'c>(&self, found: &'c Comparison) -> Vec<&'c UnitComparison> {
        let units = self.content.study.units_in_order(self.content.language).into_iter();
        let mut by_unit = HashMap::new();
        found.units.iter().for_each(|one| {
            by_unit.entry(&one.unit).or_insert(one);
        });
        units.filter_map(|unit| by_unit.get(&unit.id).copied()).collect()
    }

    fn picture(&mut self, found: &Comparison) {
        let score = |id: &Id| self.content.rounds.iter().find(|round| round.account.round == *id);
        let (Some(from), Some(to)) = (score(&found.from), score(&found.to)) else { return };
        let source = self.source(Naming::All);
        let figure = comparison::comparison(source, found, [&from.account, &to.account]);
        let words = self.content.words;
        let mut told = figure.head.base.clone();
        told.extend(figure.head.remark.clone());
        let svg = picture::comparison(&figure, self.content.language, words);
        let caption = [("from", self.round(&found.from).into()), ("to", self.round(&found.to).into())];
        let caption = self.say("doc-figure-compared", &caption);
        self.document.figure(&caption, &told, svg);
    }

    fn verdicts(&mut self, account: &Comparison, proven: &Comparison) {
        let titles =
            ["report-link", "report-verdict", "report-compared", "report-change", "report-counts-from"];
        let titles = [self.sheet.unit_title()].into_iter().chain(titles.map(|id| self.word(id)));
        let base = self.word("report-verdicts-base");
        let mut table = Table::new(&self.word("report-verdicts"), &base, titles.collect::<Vec<_>>());
        for found in self.in_order(account) {
            let twin = proven.units.iter().find(|twin| twin.unit == found.unit).unwrap_or(found);
            let [word, proven] = [found, twin].map(|one| verdict(&self.sheet, &one.whole));
            let whole = &found.whole;
            let is_comparable = whole.verdict.is_comparable();
            let shown = |text: String| if is_comparable { text } else { String::new() };
            table.row([
                self.unit(&found.unit),
                link(&self.sheet, found),
                self.both(word, proven),
                self.part_of(whole.common as usize, whole.union as usize),
                shown(range(whole.d)),
                shown(whole.m.to_string()),
            ]);
        }
        self.document.table(table);
    }

    fn shifts(&mut self, account: &Comparison) {
        if self.content.model.phases.is_empty() {
            return;
        }
        let comparable = account.units.iter().filter(|found| found.whole.verdict.is_comparable()).count();
        let arguments = [
            ("comparable", comparable.into()),
            ("count", account.units.len().into()),
            ("units", self.sheet.units_word(2).into()),
        ];
        let heading = self.word("report-shifts");
        self.document.heading(3, &heading);
        let base = self.say("report-shifts-base", &arguments);
        self.document.note(&base);
        let mut lines = Vec::new();
        for found in self.in_order(account) {
            lines.extend(self.shift_lines(found));
        }
        if lines.is_empty() {
            lines.push(self.word("report-shifts-none"));
        }
        self.document.list(lines);
    }

    /// The shifts of phase of a unit, a line each.
    pub fn shift_lines(&self, found: &UnitComparison) -> Vec<String> {
        let line = |shift: &PhaseShift| {
            let id = if shift.is_forward() { "report-shift-forward" } else { "report-shift-back" };
            let field = shift.field.map_or_else(|| self.word("report-in-common"), |at| self.sheet.field(at));
            let arguments = [
                ("unit", self.unit(&found.unit).into()),
                ("field", field.into()),
                ("from", self.sheet.completed(shift.from.0, shift.from.1).into()),
                ("to", self.sheet.completed(shift.to.0, shift.to.1).into()),
            ];
            self.say(id, &arguments)
        };
        found.phase_shifts.iter().map(line).collect()
    }

    fn observed(&mut self, account: &Comparison) {
        let titles = [
            "report-observed-on",
            "report-up",
            "report-same",
            "report-down",
            "report-sum",
            "report-carried",
            "report-observed-reading",
        ];
        let titles = [self.sheet.unit_title()].into_iter().chain(titles.map(|id| self.word(id)));
        let base = self.word("report-observed-base");
        let mut table = Table::new(&self.word("report-observed"), &base, titles.collect::<Vec<_>>());
        for found in self.in_order(account) {
            let name = self.unit(&found.unit);
            let Some(seen) = &found.observed else {
                table.row([name, self.sheet.of("report-basis", "no interview")]);
                continue;
            };
            let arguments = [
                ("n", seen.n.into()),
                ("defined", seen.defined.into()),
                ("fields", seen.fields.into()),
                ("all", self.content.model.fields.len().into()),
            ];
            let reading = match (seen.reading, found.link) {
                (Some(reading), _) => self.sheet.of("report-movement", reading.as_str()),
                (None, Link::R2 | Link::R3) => self.sheet.of("report-observed", found.link.as_str()),
                (None, Link::R0 | Link::R1 | Link::R4) => self.word("report-too-few"),
            };
            let [up, same, down] = [seen.up, seen.same, seen.down].map(|count| count.to_string());
            let on = self.say("report-observed-n", &arguments);
            let carried = seen.carried_over.len().to_string();
            table.row([name, on, up, same, down, signed(seen.d), carried, reading]);
        }
        self.document.table(table);
    }

    fn fates(&mut self, account: &Comparison) {
        let whole = Id::organisation();
        let rows =
            self.in_order(account).into_iter().map(|found| (&found.unit, found.initiatives.as_slice()));
        let rows = rows.chain([(&whole, account.initiatives.as_slice())]);
        let rows: Vec<(&Id, &[InitiativeFate])> = rows.filter(|(_, all)| !all.is_empty()).collect();
        let total: usize = rows.iter().map(|(_, all)| all.len()).sum();
        let is_there = |fate: Fate| account.fates.iter().any(|(found, count)| *found == fate && *count > 0);
        let kinds: Vec<Fate> = Fate::ALL.into_iter().filter(|fate| is_there(*fate)).collect();
        let titles = [self.sheet.unit_title()]
            .into_iter()
            .chain(kinds.iter().map(|fate| self.sheet.of("report-fate", fate.as_str())))
            .chain([self.word("report-all")]);
        let base = self.say("report-fates-base", &[("count", total.into())]);
        let mut table = Table::new(&self.word("report-fates"), &base, titles.collect::<Vec<_>>());
        for (unit, all) in rows {
            let count = |fate: &Fate| all.iter().filter(|one| one.fate == *fate).count().to_string();
            let counts = kinds.iter().map(count);
            let row: Vec<String> =
                [self.unit(unit)].into_iter().chain(counts).chain([all.len().to_string()]).collect();
            table.row(row);
        }
        self.document.table(table);
    }
}
