//! The feedback sheet of one unit: where it stands, by heading, what changed, what is recommended, and what to bring or
//! whom to ask next. Of what people said it holds only the words of the unit's own talks, and of those only what may be
//! shown there; what others said about the unit is never on it.

use std::collections::BTreeSet;

use super::Table;
use super::units::Pair;
use super::writer::{Content, Writer};
use crate::domain::assessment::Recommendation;
use crate::domain::compare::UnitComparison;
use crate::domain::condition::Truth;
use crate::domain::framework::{Column, columns};
use crate::domain::id::Id;
use crate::domain::prepare::{Preparation, prepare};
use crate::domain::rating::Value;
use crate::domain::score::{IndicatorState, PossibleRecommendation, Scoring, View};
use crate::domain::study::Consent;
use crate::report::document::Document;
use crate::report::manifest::Place;
use crate::report::table::compare::{verdict, warning_parts};

/// Writes the sheet of a unit on the last of the rounds in which it was there, compared with the first where two are
/// compared.
pub fn unit_sheet(content: Content, unit: &Id) -> Document {
    let mut writer = Writer::new(content, "doc-chapter-title");
    writer.document.is_dense = true;
    writer.retitle_for("doc-sheet-title", unit, None);
    let text = writer.word("doc-sheet-about");
    writer.document.paragraph(&text);
    let pair = content.rounds.iter().rev().find_map(|round| Pair::of(round, unit));
    let Some(pair) = pair else {
        let text = writer.word("doc-not-there");
        writer.document.note(&text);
        return writer.document;
    };
    writer.standing(&pair);
    writer.by_heading(&pair);
    writer.changed(unit);
    let heading = writer.word("doc-recommendations");
    writer.document.heading(2, &heading);
    writer.advice(&pair.account.recommendations);
    writer.next(&pair);
    writer.document
}

impl Writer<'_> {
    fn standing(&mut self, pair: &Pair) {
        let heading = self.say("doc-sheet-standing", &[("round", self.round(pair.round).into())]);
        self.document.heading(2, &heading);
        self.basis(pair);
        self.short_matrix(pair);
        self.factor_lines(pair);
    }

    /// The words of the cells and the completed phases in one table, then the situation.
    fn short_matrix(&mut self, pair: &Pair) {
        let model = self.content.model;
        let mut head = self.matrix_head();
        if !model.phases.is_empty() {
            head.push(self.word("report-completed"));
        }
        let base = self.say("report-unit-base", &[("indicators", pair.account.indicators.len().into())]);
        let mut table = Table::new(&self.word("doc-matrix"), &base, head);
        for (at, field) in pair.account.fields.iter().enumerate() {
            let proven = pair.proven.and_then(|proven| proven.fields.get(at)).unwrap_or(field);
            let mut row = vec![self.field_name(&pair.account.unit, pair.round, at)];
            let cells = field.cells.iter().enumerate();
            row.extend(cells.map(|(at, cell)| self.cell(cell, proven.cells.get(at))));
            if !model.phases.is_empty() {
                let [account, proven] = [field, proven].map(|field| self.sheet.field_completed(field));
                row.push(self.both(account, proven));
            }
            table.row(row);
        }
        self.document.table(table);
        self.situation(pair);
    }

    /// The success factors, those of a value on a line.
    fn factor_lines(&mut self, pair: &Pair) {
        let factors = &pair.account.factors;
        if factors.is_empty() {
            return;
        }
        let feedback = self.feedback(&pair.account.unit, pair.round);
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for state in factors {
            let Some(factor) = self.content.model.factors.get(state.index) else { continue };
            let mut name = self.titled(&factor.title, &factor.id);
            if state.is_contradicted {
                name = self.say("report-contradicted", &[("value", name.into())]);
            }
            let name = self.contested(name, feedback.contests_factor(factor));
            gather(&mut lines, self.sheet.of("factor", state.value.as_str()), name);
        }
        let lines: Vec<String> = lines.into_iter().map(line).collect();
        let base = self.say("report-unit-factors-base", &[("count", factors.len().into())]);
        let text = self.word("report-factors");
        self.document.paragraph(&format!("{text}:"));
        self.document.list(lines);
        self.document.note(&base);
    }

    fn by_heading(&mut self, pair: &Pair) {
        let heading = self.word("doc-sheet-headings");
        self.document.heading(2, &heading);
        let text = self.word("doc-sheet-headings-base");
        self.document.note(&text);
        let mut seen = BTreeSet::new();
        for column in columns(self.content.model) {
            let found = self.heading_of_unit(pair, column);
            seen.extend(found);
        }
        let rest = pair.account.indicators.iter().map(|state| state.index);
        let rest: Vec<usize> = rest.filter(|index| !seen.contains(index)).collect();
        if !rest.is_empty() {
            let title = self.word("doc-no-heading");
            self.document.heading(3, &title);
            self.levels(pair, &rest);
        }
    }

    /// A heading with the summary, the ratings and the unit's own quotes; answers which indicators stand below it.
    fn heading_of_unit(&mut self, pair: &Pair, column: Column) -> Vec<usize> {
        let unit = &pair.account.unit;
        let title = self.titled(column.title, column.id);
        self.document.heading(3, &title);
        if let Some(summary) = self.materials.ordered.summary(unit, pair.round, column.id) {
            self.document.paragraphs(&summary.text);
        } else {
            let text = self.word("framework-nothing");
            self.document.note(&text);
        }
        let found = self.materials.under(unit, pair.round, column.id);
        self.levels(pair, &found.indicators);
        for quoted in found.quotes.iter().filter(|quoted| quoted.held_back.is_none()) {
            let speaker = self.materials.ordered.speaker_of(quoted.answer, quoted.mark);
            if speaker.is_some_and(|one| one.consent.contains(&Consent::ShowInOwnUnit)) {
                let by = self.attribution(quoted);
                self.document.quote(&quoted.mark.text, &by);
                self.document.quoted.insert(Place::passage(quoted.answer, quoted.mark));
            }
        }
        found.indicators
    }

    /// Indicators level by level, the highest first; then what is not known, and what does not apply.
    fn levels(&mut self, pair: &Pair, indices: &[usize]) {
        let states = pair.account.indicators.iter().filter(|state| indices.contains(&state.index));
        let states: Vec<&IndicatorState> = states.collect();
        if states.is_empty() {
            return;
        }
        let mut lines = Vec::new();
        for level in (0..=3).rev() {
            let found = states.iter().filter(|state| state.known() == Some(level));
            lines.extend(self.level("doc-sheet-level", Some(level), pair, found.copied()));
        }
        let unknown = states.iter().filter(|state| state.interval.is_some() && state.known().is_none());
        lines.extend(self.level("doc-sheet-unknown", None, pair, unknown.copied()));
        let idle = states.iter().filter(|state| state.interval.is_none());
        lines.extend(self.level("doc-sheet-not-applicable", None, pair, idle.copied()));
        self.document.list(lines);
        let known = states.iter().filter(|state| state.known().is_some()).count();
        let base = self
            .say("report-indicators-base", &[("rated", known.into()), ("indicators", states.len().into())]);
        self.document.note(&base);
    }

    fn level<'s>(
        &self,
        id: &str,
        level: Option<u8>,
        pair: &Pair,
        states: impl Iterator<Item = &'s IndicatorState>,
    ) -> Option<String> {
        let names: Vec<String> = states.filter_map(|state| self.rated(pair, state)).collect();
        let arguments = [("level", level.unwrap_or_default().to_string().into())];
        let before = if level.is_some() { self.say(id, &arguments) } else { self.word(id) };
        (!names.is_empty()).then(|| format!("{before}: {}", names.join("; ")))
    }

    /// The name of an indicator, marked where less of it is proven and where it is contested.
    fn rated(&self, pair: &Pair, state: &IndicatorState) -> Option<String> {
        let model = self.content.model;
        let indicator = model.indicators.get(state.index)?;
        let mut name = self.titled(&indicator.title, &indicator.id);
        if let Some(cap) = state.cap.filter(|_| matches!(state.value, Value::Level(_))) {
            let arguments = [("name", name.into()), ("level", cap.level.points().to_string().into())];
            name = self.say("doc-sheet-proven", &arguments);
        }
        let feedback = self.feedback(&pair.account.unit, pair.round);
        Some(self.contested(name, feedback.contests_indicator(model, indicator)))
    }

    /// What changed between the two rounds that are compared.
    fn changed(&mut self, unit: &Id) {
        let heading = self.word("doc-sheet-changed");
        self.document.heading(2, &heading);
        let compared = self.content.compared;
        let found = compared.and_then(|[account, proven]| {
            let of = |units: &'_ [UnitComparison]| units.iter().position(|found| found.unit == *unit);
            Some((
                account,
                account.units.get(of(&account.units)?)?,
                of(&proven.units).map(|at| &proven.units[at]),
            ))
        });
        let Some((account, found, twin)) = found else {
            let text = self.word("doc-comparison-none");
            self.document.note(&text);
            return;
        };
        let arguments = [("from", self.round(&account.from).into()), ("to", self.round(&account.to).into())];
        let text = self.say("doc-comparison-of", &arguments);
        self.document.paragraph(&text);
        let [word, proven] = [found, twin.unwrap_or(found)].map(|one| verdict(&self.sheet, &one.whole));
        let word = self.both(word, proven);
        let respondents = self.sheet.of("report-link", found.link.as_str());
        let mut lines = vec![
            format!("{}: {word}", self.word("report-verdict")),
            format!("{}: {respondents}", self.word("doc-sheet-respondents")),
        ];
        if found.whole.union > 0 {
            let compared = self.part_of(found.whole.common as usize, found.whole.union as usize);
            lines.push(self.say("doc-sheet-compared", &[("compared", compared.into())]));
        }
        lines.extend(found.observed.as_ref().map(|seen| {
            let arguments = [
                ("n", seen.n.into()),
                ("defined", seen.defined.into()),
                ("up", seen.up.into()),
                ("same", seen.same.into()),
                ("down", seen.down.into()),
            ];
            self.say(if seen.n == 0 { "doc-sheet-observed-none" } else { "doc-sheet-observed" }, &arguments)
        }));
        lines.extend(self.shift_lines(found));
        let mut warnings: Vec<(String, Vec<String>)> = Vec::new();
        for warning in &found.warnings {
            let (kind, detail) = warning_parts(&self.sheet, warning);
            gather(&mut warnings, kind, detail.unwrap_or_default());
        }
        lines.extend(warnings.into_iter().map(line));
        self.document.list(lines);
        self.own_initiatives(found);
    }

    fn own_initiatives(&mut self, found: &UnitComparison) {
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for one in &found.initiatives {
            let initiative = self.content.study.initiatives.iter().find(|other| other.id == one.initiative);
            let title = initiative.map_or("", |initiative| initiative.details.title.trim());
            let title = if title.is_empty() { one.initiative.as_str() } else { title };
            gather(&mut lines, self.sheet.of("report-fate", one.fate.as_str()), title.to_owned());
        }
        if lines.is_empty() {
            return;
        }
        let text = self.word("doc-sheet-fates");
        self.document.paragraph(&text);
        self.document.list(lines.into_iter().map(line));
        let base = self.say("report-fates-base", &[("count", found.initiatives.len().into())]);
        self.document.note(&base);
    }

    /// What is recommended in full, and by name what only unknowns keep from being recommended.
    fn advice(&mut self, all: &[PossibleRecommendation]) {
        let model = self.content.model;
        let of = |truth: bool| {
            let found = all.iter().filter(move |one| (one.truth == Truth::Yes) == truth);
            found.filter_map(|one| model.recommendations.get(one.index))
        };
        let text = |one: &Recommendation| [&one.title, &one.text].map(|text| self.sheet.of_model(text));
        let advised: Vec<String> = of(true).map(|one| text(one).join(". ").replace("..", ".")).collect();
        let possible: Vec<String> = of(false).map(|one| self.titled(&one.title, &one.id)).collect();
        if advised.is_empty() {
            let text = self.word("doc-recommendations-none");
            self.document.note(&text);
        }
        self.document.list(advised);
        if !possible.is_empty() {
            let text = self.say("doc-sheet-possible", &[("names", possible.join("; ").into())]);
            self.document.paragraph(&text);
        }
        let base = self.word("doc-recommendations-base");
        self.document.note(&base);
    }

    /// What would prove more, what is unknown and whom to ask, and which questions settle most.
    fn next(&mut self, pair: &Pair) {
        let heading = self.word("doc-sheet-next");
        self.document.heading(2, &heading);
        let Content { study, model, questionnaires, .. } = self.content;
        let scoring = Scoring { study, model, questionnaires, view: View::Account, rater: None };
        let preparation = prepare(&scoring, &pair.account.unit, pair.round, None);
        let capped: Vec<String> = pair
            .account
            .indicators
            .iter()
            .filter_map(|state| {
                let (cap, indicator) = (state.cap?, model.indicators.get(state.index)?);
                let why = self.sheet.of("report-cap", cap.reason.as_str());
                let name = self.titled(&indicator.title, &indicator.id);
                Some(self.say("doc-sheet-bring-one", &[("name", name.into()), ("why", why.into())]))
            })
            .collect();
        if !capped.is_empty() {
            let text = self.word("doc-sheet-bring");
            self.document.paragraph(&text);
            self.document.list(capped);
        }
        self.whom_to_ask(&preparation);
        self.questions_left(&preparation);
        let nothing = self.word("doc-sheet-next-nothing");
        self.document.note_below_nothing(&nothing);
    }

    /// What is unknown, those on a line of whom the same are asked.
    fn whom_to_ask(&mut self, preparation: &Preparation) {
        let model = self.content.model;
        let gaps: BTreeSet<usize> =
            preparation.open.iter().flat_map(|cell| &cell.gaps).map(|gap| gap.indicator).collect();
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for indicator in gaps.iter().filter_map(|at| model.indicators.get(*at)) {
            let whom: Vec<String> = indicator.ask.iter().map(|who| self.sheet.of("ask", who)).collect();
            let whom = if whom.is_empty() { "–".to_owned() } else { whom.join(", ") };
            gather(&mut lines, whom, self.titled(&indicator.title, &indicator.id));
        }
        if lines.is_empty() {
            return;
        }
        let text = self.word("doc-sheet-ask");
        self.document.paragraph(&text);
        self.document.list(lines.into_iter().map(line));
        let base = self.say("doc-sheet-unknown-base", &[("count", gaps.len().into())]);
        self.document.note(&base);
    }

    fn questions_left(&mut self, preparation: &Preparation) {
        let Some(questionnaire) = preparation.questionnaire else { return };
        let placeholders = &self.content.study.header.placeholders;
        let questions = preparation.questions.iter().map(|one| {
            let (filled, instead) = questionnaire.say(&one.question.ask, self.content.language, placeholders);
            let ask = self.content.words.marked(filled, instead);
            let ask = if ask.trim().is_empty() { one.question.id.to_string() } else { ask };
            format!("{} · {ask}", one.number)
        });
        let questions: Vec<String> = questions.collect();
        if !questions.is_empty() {
            let text = self.word("doc-sheet-questions");
            self.document.paragraph(&text);
            self.document.list(questions);
        }
    }
}

/// Puts a name below a title, with those that have the same.
fn gather(lines: &mut Vec<(String, Vec<String>)>, title: String, name: String) {
    match lines.iter_mut().find(|(other, _)| *other == title) {
        Some((_, names)) => names.push(name),
        None => lines.push((title, vec![name])),
    }
}

/// "Title: name; name"; the title alone where it stands for itself.
fn line((title, names): (String, Vec<String>)) -> String {
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { title } else { format!("{title}: {}", names.join("; ")) }
}
