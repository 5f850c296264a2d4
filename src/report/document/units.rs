//! A unit in a round: its matrix and situation, the headings with summary, ratings, evidence and quotes, its factors, and
//! what is recommended.

use std::collections::HashMap;

use super::Table;
use super::writer::{ScoredRound, Writer};
use crate::domain::assessment::Scope;
use crate::domain::condition::Truth;
use crate::domain::evidence::EvidenceKind;
use crate::domain::framework::{Quoted, columns};
use crate::domain::id::Id;
use crate::domain::publication::part_title;
use crate::domain::rating::Value;
use crate::domain::score::{FactorState, IndicatorState, PossibleRecommendation, UnitScore};
use crate::domain::study::ResponseView;
use crate::report::manifest::Place;
use crate::report::table::score::situation;

/// A unit in a round, in both views.
#[derive(Clone, Copy)]
pub(super) struct Pair<'s> {
    pub round: &'s Id,
    pub account: &'s UnitScore,
    pub proven: Option<&'s UnitScore>,
}

impl<'s> Pair<'s> {
    /// A unit in a round; nothing where it was not there.
    pub fn of(round: &'s ScoredRound, unit: &Id) -> Option<Self> {
        let account = round.account.units.iter().find(|score| score.unit == *unit)?;
        let proven = round.proven.units.iter().find(|score| score.unit == *unit);
        Some(Self { round: &round.account.round, account, proven })
    }

    /// All units of a round.
    fn all(round: &'s ScoredRound) -> impl Iterator<Item = Self> {
        let mut proven: HashMap<&Id, &UnitScore> = HashMap::new();
        for score in &round.proven.units {
            proven.entry(&score.unit).or_insert(score);
        }
        round.account.units.iter().map(move |account| Self {
            round: &round.account.round,
            account,
            proven: proven.get(&account.unit).copied(),
        })
    }

    fn proven(&self, index: usize) -> Option<&'s IndicatorState> {
        self.proven?.indicators.iter().find(|state| state.index == index)
    }
}

impl<'a> Writer<'a> {
    /// The section on all units, line before staff, by name. Asks before each whether to go on; nothing where not.
    pub fn units(&mut self, go_on: &mut dyn FnMut() -> bool) -> Option<()> {
        let heading = self.sheet.say("doc-by-unit", &[("unit", self.sheet.units_word(1).into())]);
        self.document.page(2, &heading);
        let units = self.content.study.units_in_order(self.content.language);
        if units.is_empty() {
            let text = self.word("doc-nothing-yet");
            self.document.note(&text);
        }
        let rounds: &'a [ScoredRound] = self.content.rounds;
        let mut scored: HashMap<&Id, Vec<Pair>> = HashMap::new();
        for pair in rounds.iter().flat_map(Pair::all) {
            scored.entry(&pair.account.unit).or_default().push(pair);
        }
        for unit in units {
            if !go_on() {
                return None;
            }
            let name = self.unit(&unit.id);
            self.document.page(3, &name);
            let pairs = scored.remove(&unit.id).unwrap_or_default();
            if pairs.is_empty() {
                let text = self.word("doc-not-there");
                self.document.note(&text);
            }
            for pair in pairs {
                let name = self.round(pair.round);
                self.document.heading(4, &name);
                self.basis(&pair);
                self.matrix(&pair);
                self.headings(&pair, 5);
                self.unit_factors(&pair);
                self.recommendations(&pair.account.recommendations);
            }
        }
        Some(())
    }

    /// What the round rests on, and what the unit said about it.
    pub fn basis(&mut self, pair: &Pair) {
        let unit = &pair.account.unit;
        let talks = self.talks(unit, pair.round).count();
        let text = self.say("doc-unit-talks", &[("talks", talks.into())]);
        let all = pair.account.indicators.len();
        let known = pair.account.indicators.iter().filter(|state| state.known().is_some()).count();
        let applies = pair.account.indicators.iter().filter(|state| state.interval.is_some()).count();
        let base = if applies == 0 {
            self.word("doc-unit-nothing-applies")
        } else {
            let arguments = [("known", known.into()), ("applies", applies.into()), ("all", all.into())];
            self.say("doc-unit-known", &arguments)
        };
        self.document.paragraph(&format!("{text} {base}"));
        let feedback = self.feedback(unit, pair.round);
        let text = match feedback.whole() {
            None => self.word("doc-feedback-none"),
            Some(response) => {
                let on = response.on.as_ref().map_or("", |day| day.as_str());
                let id = match (response.view, on) {
                    (ResponseView::Agreed, "") => "doc-feedback-agreed",
                    (ResponseView::Contested, "") => "doc-feedback-contested",
                    (ResponseView::Agreed, _) => "doc-feedback-agreed-on",
                    (ResponseView::Contested, _) => "doc-feedback-contested-on",
                };
                self.say(id, &[("on", on.into())])
            }
        };
        let model = self.content.model;
        let parts = feedback
            .all()
            .iter()
            .filter(|response| response.view == ResponseView::Contested && !response.is_about_whole());
        let parts: Vec<String> = parts
            .map(|response| match part_title(model, &response.about) {
                Some(title) => self.sheet.of_model(title),
                None => response.about.clone(),
            })
            .collect();
        self.document.paragraph(&text);
        if !parts.is_empty() {
            let text = self.say("doc-feedback-parts", &[("parts", parts.join(", ").into())]);
            self.document.paragraph(&text);
        }
    }

    /// The matrix, the phases of the fields, and the situation.
    pub fn matrix(&mut self, pair: &Pair) {
        let model = self.content.model;
        let unit = &pair.account.unit;
        let base = self.say("report-unit-base", &[("indicators", pair.account.indicators.len().into())]);
        let mut table = Table::new(&self.word("doc-matrix"), &base, self.matrix_head());
        for (at, field) in pair.account.fields.iter().enumerate() {
            let proven = pair.proven.and_then(|proven| proven.fields.get(at));
            let cells = field.cells.iter().enumerate();
            let cells =
                cells.map(|(at, cell)| self.cell(cell, proven.and_then(|proven| proven.cells.get(at))));
            let row: Vec<String> = [self.field_name(unit, pair.round, at)].into_iter().chain(cells).collect();
            table.row(row);
        }
        self.document.table(table);
        if !model.phases.is_empty() {
            let titles = ["report-field", "report-completed", "report-reading"].map(|id| self.word(id));
            let mut table = Table::new(&self.word("report-phases"), &base, titles);
            for (at, field) in pair.account.fields.iter().enumerate() {
                let proven = pair.proven.and_then(|proven| proven.fields.get(at)).unwrap_or(field);
                let completed = [field, proven].map(|field| self.sheet.field_completed(field));
                let reading = [field, proven].map(|field| self.sheet.field_reading(field));
                let [completed, reading] =
                    [completed, reading].map(|[account, proven]| self.both(account, proven));
                table.row([self.field_name(unit, pair.round, at), completed, reading]);
            }
            self.document.table(table);
        }
        self.situation(pair);
    }

    /// Where the tests place the unit, in a model that has situations.
    pub fn situation(&mut self, pair: &Pair) {
        if self.content.model.situations.iter().any(|one| one.scope == Scope::Unit) {
            let account = situation(&self.sheet, pair.account);
            let proven = pair.proven.map_or_else(|| account.clone(), |proven| situation(&self.sheet, proven));
            let text = self.both(account, proven);
            let text = self.say("report-situation-is", &[("situation", text.into())]);
            self.document.paragraph(&text);
        }
    }

    /// A field by its name, marked where it is contested.
    pub fn field_name(&self, unit: &Id, round: &Id, at: usize) -> String {
        let field = self.content.model.fields.get(at);
        let is_contested = field.is_some_and(|field| self.feedback(unit, round).contests_field(&field.id));
        self.contested(self.sheet.field(at), is_contested)
    }

    /// The headings of the model, each with summary, ratings, evidence and quotes; what stands under none comes last.
    pub fn headings(&mut self, pair: &Pair, level: u8) {
        let model = self.content.model;
        let mut seen: Vec<usize> = Vec::new();
        for column in columns(model) {
            let title = self.titled(column.title, column.id);
            self.document.heading(level, &title);
            let unit = &pair.account.unit;
            if let Some(summary) = self.materials.ordered.summary(unit, pair.round, column.id) {
                self.document.paragraphs(&summary.text);
            } else {
                let text = self.word("framework-nothing");
                self.document.note(&text);
            }
            let found = self.materials.under(unit, pair.round, column.id);
            self.indicators_table(pair, &title, &found.indicators);
            seen.extend(&found.indicators);
            let evidence = self.evidence(found.evidence.iter().map(|one| one.kind));
            self.document.note(&evidence);
            self.quotes(&found.quotes);
        }
        let rest: Vec<usize> = pair.account.indicators.iter().map(|state| state.index).collect();
        let rest: Vec<usize> = rest.into_iter().filter(|index| !seen.contains(index)).collect();
        if !rest.is_empty() {
            let title = self.word("doc-no-heading");
            self.document.heading(level, &title);
            self.indicators_table(pair, &title, &rest);
        }
    }

    fn indicators_table(&mut self, pair: &Pair, heading: &str, indices: &[usize]) {
        let (unit, model) = (&pair.account.unit, self.content.model);
        let states: Vec<&IndicatorState> =
            pair.account.indicators.iter().filter(|state| indices.contains(&state.index)).collect();
        let known = states.iter().filter(|state| state.known().is_some()).count();
        let base = self
            .say("report-indicators-base", &[("rated", known.into()), ("indicators", states.len().into())]);
        let titles = ["report-indicator", "view-account", "view-proven"].map(|id| self.word(id));
        let caption = self.say("doc-ratings", &[("heading", heading.into())]);
        let mut table = Table::new(&caption, &base, titles);
        let feedback = self.feedback(unit, pair.round);
        for state in states {
            let Some(indicator) = model.indicators.get(state.index) else { continue };
            let value = self.contested(value(state), feedback.contests_indicator(model, indicator));
            let proven = pair.proven(state.index).map_or_else(String::new, counted);
            table.row([self.titled(&indicator.title, &indicator.id), value, proven]);
        }
        self.document.table(table);
    }

    /// How much evidence of which kind there is; what it says stays in the study.
    fn evidence(&self, kinds: impl Iterator<Item = EvidenceKind>) -> String {
        let kinds: Vec<EvidenceKind> = kinds.collect();
        let all = [
            EvidenceKind::Testimony,
            EvidenceKind::Observation,
            EvidenceKind::Document,
            EvidenceKind::Number,
        ];
        let counts = all.iter().map(|kind| (kind, kinds.iter().filter(|one| *one == kind).count()));
        let counts: Vec<String> = counts
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| format!("{} {count}", self.sheet.of("evidence", kind.as_str())))
            .collect();
        if counts.is_empty() {
            return self.word("doc-evidence-none");
        }
        self.say("doc-evidence", &[("count", kinds.len().into()), ("counts", counts.join(", ").into())])
    }

    /// The quotes that may leave the study.
    fn quotes(&mut self, quotes: &[Quoted]) {
        for quoted in quotes.iter().filter(|quoted| quoted.held_back.is_none()) {
            let by = self.attribution(quoted);
            self.document.quote(&quoted.mark.text, &by);
            self.document.quoted.insert(Place::passage(quoted.answer, quoted.mark));
        }
    }

    /// The factors of a unit.
    pub fn unit_factors(&mut self, pair: &Pair) {
        let caption = self.word("report-factors");
        let base = self.say("report-unit-factors-base", &[("count", pair.account.factors.len().into())]);
        self.factors(&caption, &base, &pair.account.factors, &pair.account.unit, pair.round);
    }

    /// Success factors, one a row.
    pub fn factors(&mut self, caption: &str, base: &str, factors: &[FactorState], unit: &Id, round: &Id) {
        let titles = ["report-factor", "report-value"].map(|id| self.word(id));
        let mut table = Table::new(caption, base, titles);
        let feedback = self.feedback(unit, round);
        for state in factors {
            let Some(factor) = self.content.model.factors.get(state.index) else { continue };
            let mut value = self.sheet.of("factor", state.value.as_str());
            if state.is_contradicted {
                value = self.say("report-contradicted", &[("value", value.into())]);
            }
            let value = self.contested(value, feedback.contests_factor(factor));
            table.row([self.titled(&factor.title, &factor.id), value]);
        }
        self.document.table(table);
    }

    /// What is recommended by own account, with its trigger and its place in the handbook.
    pub fn recommendations(&mut self, possible: &[PossibleRecommendation]) {
        let titles = ["doc-recommendation", "doc-status", "doc-trigger", "doc-place"];
        let base = self.word("doc-recommendations-base");
        let caption = self.word("doc-recommendations");
        let mut table = Table::new(&caption, &base, titles.map(|id| self.word(id)));
        for one in possible {
            let Some(recommendation) = self.content.model.recommendations.get(one.index) else { continue };
            let status = if one.truth == Truth::Yes { "doc-recommended" } else { "doc-possible" };
            let [title, text] =
                [&recommendation.title, &recommendation.text].map(|text| self.sheet.of_model(text));
            let source = recommendation.source.as_ref();
            table.row([
                [title, text].join(". ").replace("..", "."),
                self.word(status),
                self.condition(&recommendation.when),
                source.map_or_else(String::new, |source| self.sheet.of_model(source)),
            ]);
        }
        if table.rows.is_empty() {
            let text = self.word("doc-recommendations-none");
            self.document.note(&text);
        }
        self.document.table(table);
    }
}

/// A value as given: 0 to 3, U or N.
fn value(state: &IndicatorState) -> String {
    state.value.to_string()
}

/// What a value counts where proof is asked for: a level, a range, or that it does not apply.
fn counted(state: &IndicatorState) -> String {
    match state.interval {
        None => Value::NotApplicable.to_string(),
        Some(_) if state.value == Value::Unknown => value(state),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => format!("{low}–{high}"),
    }
}
