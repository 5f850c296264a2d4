//! Why a situation or a test came out as it did: the facts that its condition names, each with what it is here.

use std::collections::HashMap;

use super::{Sight, Target};
use crate::domain::assessment::{CellPlace, ContextKey, Fact, Fraction, KindFilter, Scope, TestRule};
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::score::{CellState, IndicatorState, TestCounts, TestResult, UnitScore, View, Word};
use crate::domain::study::{Contact, Unit, UnitKind};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};
use crate::workbench::figures::{one_of, statement};

impl Sight<'_> {
    /// The situations that are not ruled out, and the facts that decide between them.
    pub(super) fn situation_page(&self) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        sheet.text(1, &words.text("result-situation"), Look::Title);
        let possible = self.case.situations(self.view);
        let texts = wording::situations(possible, self.setting);
        let id = match texts.len() {
            0 => "situation-none",
            1 => "why-situation-one",
            _ => "why-situation-several",
        };
        sheet.text(1, &words.text(id), Look::Quiet);
        for text in texts {
            sheet.text(2, &text, Look::Text);
        }
        let unknown = self.situation_unknown();
        if possible.len() != 1 && !unknown.is_empty() {
            sheet.text(1, &self.ask(&unknown), Look::Quiet);
        }
        sheet.heading(words.text("why-facts"));
        let scope = self.case.scope();
        let situations = self.model().situations.iter().filter(|situation| situation.scope == scope);
        let conditions = situations.flat_map(|situation| {
            std::iter::once(&situation.when).chain(situation.additions.iter().map(|addition| &addition.when))
        });
        self.fact_stops(&mut sheet, conditions);
        if scope == Scope::Unit && !self.model().flags.is_empty() {
            sheet.heading(words.text("why-flags"));
            for (index, truth) in self.case.flags(self.view) {
                let Some(flag) = self.model().flags.get(index) else { continue };
                let text = words.with(
                    "why-fact",
                    &[
                        ("what", self.setting.text(&flag.title).into()),
                        ("value", words.of("result", truth.as_str()).into()),
                    ],
                );
                sheet.text(2, &text, Look::Text);
            }
        }
        sheet
    }

    /// The indicators whose unknowns keep the tests of the situations open.
    pub fn situation_unknown(&self) -> Vec<usize> {
        let mut unknown = Vec::new();
        if self.case.scope() == Scope::Organisation {
            let own = self.model().situations.iter().filter(|one| one.scope == Scope::Organisation);
            for (fact, _) in own.flat_map(|situation| situation.when.keys()) {
                if let Fact::State(place) = fact
                    && let Some(cell) = self.case.cell(self.view, *place)
                    && cell.state == CellState::Open
                {
                    unknown.extend(&cell.unknown);
                }
            }
        }
        for index in 0..self.model().tests.len() {
            if self.case.test(self.view, index) == Some(TestResult::Open) {
                unknown.extend(self.test_unknown(index));
            }
        }
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    fn test_unknown(&self, index: usize) -> Vec<usize> {
        match self.model().tests.get(index).map(|test| &test.rule) {
            Some(TestRule::Half(places)) => {
                let cells = places.iter().filter_map(|place| self.case.cell(self.view, *place));
                cells.flat_map(|cell| cell.unknown.iter().copied()).collect()
            }
            Some(TestRule::Yes(condition)) => {
                let named = condition.keys().into_iter().filter_map(|(fact, _)| self.indicator_of(fact));
                let is_unknown = |index: &usize| {
                    let state = self.case.indicator(self.view, *index);
                    state.is_some_and(|state| state.interval.is_some() && state.known().is_none())
                };
                named.filter(is_unknown).collect()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn indicator_of(&self, fact: &Fact) -> Option<usize> {
        match fact {
            Fact::Indicator(id) | Fact::AtLeast(id) => {
                self.model().indicators.iter().position(|indicator| indicator.id == *id)
            }
            _ => None,
        }
    }

    /// A test: its rule in words, and what it rests on.
    pub(super) fn test_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let (Some(test), Some(result)) = (self.model().tests.get(index), self.case.test(self.view, index))
        else {
            return self.nothing(sheet);
        };
        sheet.text(1, self.setting.text(&test.title), Look::Title);
        sheet.text(1, &words.of("result", result.as_str()), Look::Text);
        match &test.rule {
            TestRule::Half(places) => {
                let cells: Vec<_> =
                    places.iter().filter_map(|place| self.case.cell(self.view, *place)).collect();
                let applicable: u32 = cells.iter().map(|cell| cell.applicable).sum();
                let Fraction { numerator, denominator } = self.model().thresholds.half;
                let arguments = [
                    ("fraction", format!("{numerator}/{denominator}").into()),
                    ("needed", (3 * numerator * applicable).div_ceil(denominator.max(1)).into()),
                    ("low", cells.iter().map(|cell| cell.low).sum::<u32>().into()),
                    ("high", cells.iter().map(|cell| cell.high).sum::<u32>().into()),
                    ("most", (3 * applicable).into()),
                ];
                sheet.text(1, &words.with("why-half", &arguments), Look::Quiet);
                self.unknown_line(&mut sheet, index, result);
                for place in places {
                    sheet.heading(wording::place(*place, self.setting));
                    self.cell_stop(&mut sheet, *place);
                    for (index, _) in self.model().cell(self.case.scope(), *place) {
                        self.indicator_stop(&mut sheet, index);
                    }
                }
            }
            TestRule::Yes(condition) => {
                sheet.text(1, &self.condition(condition), Look::Quiet);
                self.unknown_line(&mut sheet, index, result);
                sheet.heading(words.text("why-facts"));
                self.fact_stops(&mut sheet, std::iter::once(condition).chain(&test.applies_if));
            }
        }
        sheet
    }

    fn unknown_line(&self, sheet: &mut Sheet<Target>, index: usize, result: TestResult) {
        let unknown = self.test_unknown(index);
        if result == TestResult::Open && !unknown.is_empty() {
            sheet.text(1, &self.ask(&unknown), Look::Quiet);
        }
    }

    /// Every fact that conditions name, once, as a stop where it leads anywhere.
    pub(super) fn fact_stops<'c>(
        &self,
        sheet: &mut Sheet<Target>,
        conditions: impl Iterator<Item = &'c Condition<Fact>>,
    ) {
        let mut seen: Vec<&Fact> = Vec::new();
        let all: Vec<(&Fact, &[String])> = conditions.flat_map(Condition::keys).collect();
        for (fact, _) in &all {
            let fact = *fact;
            let is_same = |known: &&Fact| match (self.indicator_of(known), self.indicator_of(fact)) {
                (Some(one), Some(other)) => one == other,
                _ => **known == *fact,
            };
            if seen.iter().any(is_same) {
                continue;
            }
            seen.push(fact);
            if let Fact::Reason(of) = fact {
                let accepted =
                    all.iter().filter(|(other, _)| *other == fact).flat_map(|(_, accepted)| *accepted);
                self.reason_stops(sheet, fact, of.as_ref(), &accepted.collect::<Vec<_>>());
            } else {
                self.fact_stop(sheet, fact);
            }
        }
    }

    /// The indicators whose ratings have one of the reasons that a condition asks for, each a stop.
    fn reason_stops(&self, sheet: &mut Sheet<Target>, fact: &Fact, of: Option<&Id>, accepted: &[&String]) {
        let model = self.model();
        let is_meant = |state: &&IndicatorState| {
            let is_of =
                of.is_none_or(|id| model.indicators.get(state.index).is_some_and(|one| one.id == *id));
            is_of && {
                let reasons = state.reasons(&self.case.study, model);
                reasons.iter().any(|reason| accepted.iter().any(|wanted| *wanted == reason))
            }
        };
        let states = self.case.indicators(self.view);
        let found: Vec<usize> = states.iter().filter(is_meant).map(|state| state.index).collect();
        sheet.text(2, &self.fact_name(fact), Look::Text);
        if found.is_empty() {
            sheet.after(34, &self.words().text("explain-no-reason"), Look::Quiet);
        }
        for index in found {
            self.indicator_stop(sheet, index);
        }
    }

    fn fact_stop(&self, sheet: &mut Sheet<Target>, fact: &Fact) {
        let target = match fact {
            Fact::Indicator(_) | Fact::AtLeast(_) => {
                if let Some(index) = self.indicator_of(fact) {
                    self.indicator_stop(sheet, index);
                }
                return;
            }
            Fact::Test(id) => self.test_index(id).map(Target::Test),
            Fact::State(place) | Fact::Word(place) => Some(Target::Cell(*place)),
            Fact::Factor(id) => self.model().factors.iter().position(|one| one.id == *id).map(Target::Factor),
            Fact::Most(_, id) | Fact::Some(_, id) => self.test_index(id).map(Target::Tally),
            Fact::Situation => Some(Target::Situation),
            Fact::Reason(_) | Fact::Flag(_) | Fact::Context(_) | Fact::Kind | Fact::Role => None,
        };
        let (what, value) = (self.fact_name(fact), self.fact_value(fact));
        let write = |sheet: &mut Sheet<Target>| {
            sheet.text(2, &what, Look::Text);
            sheet.after(34, &value, Look::Text);
        };
        match target {
            Some(target) => sheet.stop(target, write),
            None => write(sheet),
        }
        if let Fact::Flag(id) = fact
            && let Some(flag) = self.model().flags.iter().find(|flag| flag.id == *id)
        {
            self.fact_stops(sheet, std::iter::once(&flag.when));
        }
    }

    fn test_index(&self, id: &Id) -> Option<usize> {
        self.model().tests.iter().position(|test| test.id == *id)
    }

    fn test_name(&self, id: &Id) -> String {
        let test = self.model().tests.iter().find(|test| test.id == *id);
        test.map_or_else(|| id.to_string(), |test| self.setting.text(&test.title).to_owned())
    }

    /// What a fact is called.
    fn fact_name(&self, fact: &Fact) -> String {
        let words = self.words();
        match fact {
            Fact::Indicator(id) | Fact::AtLeast(id) => {
                let indicator = self.model().indicator(id.as_str());
                indicator.map_or_else(|| id.to_string(), |one| self.setting.text(&one.title).to_owned())
            }
            Fact::Reason(id) => match id {
                Some(id) => {
                    let indicator = self.model().indicator(id.as_str());
                    let name = indicator.map_or(id.as_str(), |one| self.setting.text(&one.title));
                    words.with("fact-reason", &[("indicator", name.into())])
                }
                None => words.text("fact-reason-any"),
            },
            Fact::Factor(id) => {
                let factor = self.model().factor(id.as_str());
                factor.map_or_else(|| id.to_string(), |one| self.setting.text(&one.title).to_owned())
            }
            Fact::Test(id) => self.test_name(id),
            Fact::Flag(id) => {
                let flag = self.model().flags.iter().find(|flag| flag.id == *id);
                flag.map_or_else(|| id.to_string(), |flag| self.setting.text(&flag.title).to_owned())
            }
            Fact::State(place) | Fact::Word(place) => wording::place(*place, self.setting),
            Fact::Context(ContextKey::Residents) => words.text("result-contact-residents"),
            Fact::Context(ContextKey::Migrants) => {
                let group = wording::group(&self.case.study, self.setting);
                words.with("result-contact-group", &[("group", group.into())])
            }
            Fact::Kind => words.text("fact-kind"),
            Fact::Situation => words.text("result-situation"),
            Fact::Role => words.text("fact-role"),
            Fact::Most(kind, test) | Fact::Some(kind, test) => {
                let arguments = [("test", self.test_name(test).into()), ("kind", self.kind(*kind).into())];
                words.with("fact-tally", &arguments)
            }
        }
    }

    fn kind(&self, kind: KindFilter) -> String {
        let word = match kind {
            KindFilter::Line => "line",
            KindFilter::Staff => "staff",
            KindFilter::Any => "any",
        };
        self.words().of("tally-kind", word)
    }

    /// What a fact is here.
    fn fact_value(&self, fact: &Fact) -> String {
        let words = self.words();
        match fact {
            Fact::Test(id) => {
                let result = self.test_index(id).and_then(|index| self.case.test(self.view, index));
                result.map_or_else(String::new, |result| words.of("result", result.as_str()))
            }
            Fact::State(place) => {
                let cell = self.case.cell(self.view, *place);
                cell.map_or_else(String::new, |cell| words.of("state", cell.state.as_str()))
            }
            Fact::Word(place) => {
                let cell = self.case.cell(self.view, *place);
                cell.map_or_else(String::new, |cell| wording::cell(cell, self.setting))
            }
            Fact::Factor(id) => {
                let state = self.case.factors(self.view).iter().find(|state| state.factor == *id);
                state.map_or_else(String::new, |state| words.of("factor", state.value.as_str()))
            }
            Fact::Flag(id) => {
                let index = self.model().flags.iter().position(|flag| flag.id == *id);
                let found = self.case.flags(self.view).find(|(at, _)| Some(*at) == index);
                found.map_or_else(String::new, |(_, truth)| words.of("result", truth.as_str()))
            }
            Fact::Context(key) => {
                let (unit, round) = (&self.case.unit, &self.case.round);
                let context =
                    self.case.study.contexts.iter().find(|one| one.unit == *unit && one.round == *round);
                let contact = context.map_or(Contact::Unknown, |context| match key {
                    ContextKey::Residents => context.contact_residents,
                    ContextKey::Migrants => context.contact_migrants,
                });
                words.of("contact", contact.as_str())
            }
            Fact::Kind => match self.case.unit_score(self.view).map(|score| score.kind) {
                Some(UnitKind::Line) => words.text("kind-line"),
                Some(UnitKind::Staff) => words.text("kind-staff"),
                None => String::new(),
            },
            Fact::Most(kind, test) | Fact::Some(kind, test) => {
                let counts = self.case.organisation(self.view).tests.iter().find(|(id, _)| id == test);
                counts.map_or_else(String::new, |(_, counts)| {
                    let counts = match kind {
                        KindFilter::Line => counts.line,
                        KindFilter::Staff => counts.staff,
                        KindFilter::Any => counts.total(),
                    };
                    self.counts(counts)
                })
            }
            Fact::Situation => wording::situations(self.case.situations(self.view), self.setting).join(" / "),
            Fact::Indicator(_) | Fact::AtLeast(_) | Fact::Reason(_) | Fact::Role => String::new(),
        }
    }

    /// "Yes 1, open 2, no 4 of 7".
    pub fn counts(&self, counts: TestCounts) -> String {
        let arguments = [
            ("yes", counts.yes.into()),
            ("open", counts.open.into()),
            ("no", counts.no.into()),
            ("base", counts.base().into()),
        ];
        self.words().with("fact-counts", &arguments)
    }

    /// A condition in words: "Services are adapted = 3, or …".
    pub(super) fn condition(&self, condition: &Condition<Fact>) -> String {
        let words = self.words();
        statement(condition, words, &|fact, accepted| {
            let id = if matches!(fact, Fact::AtLeast(_)) { "condition-at-least" } else { "condition-is" };
            let values = one_of(accepted.iter().map(|word| words.of("result", word)), words);
            words.with(id, &[("what", self.fact_name(fact).into()), ("values", values.into())])
        })
    }

    /// Which units are how far in a cell, by name; never a ranking: alphabetical within a word.
    pub(super) fn units_page(&self, place: CellPlace) -> Sheet<Target> {
        let mut sheet = self.sheet();
        sheet.text(1, &wording::place(place, self.setting), Look::Title);
        sheet.text(1, &self.words().text("why-units"), Look::Quiet);
        let cell = |unit: &UnitScore| {
            let field = unit.fields.get(place.field)?;
            field.cells.get(place.phase).map(|cell| cell.word)
        };
        for word in Word::ALL {
            self.named_units(&mut sheet, &self.words().of("word", word.as_str()), |unit| {
                cell(unit) == Some(word)
            });
        }
        sheet
    }

    /// How a test came out over the units, by name.
    pub(super) fn tally_page(&self, index: usize) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let Some(test) = self.model().tests.get(index) else { return self.nothing(sheet) };
        sheet.text(1, self.setting.text(&test.title), Look::Title);
        if let TestRule::Yes(condition) = &test.rule {
            sheet.text(1, &self.condition(condition), Look::Quiet);
        }
        sheet.text(1, &self.words().text("why-units"), Look::Quiet);
        let results = [TestResult::Yes, TestResult::Open, TestResult::No, TestResult::NotApplicable];
        for result in results {
            let is_so = |unit: &UnitScore| unit.tests.get(index).map(|(_, found)| *found) == Some(result);
            self.named_units(&mut sheet, &self.words().of("result", result.as_str()), is_so);
        }
        sheet
    }

    /// The units of which something holds, line before staff, by name.
    pub(super) fn named_units(
        &self,
        sheet: &mut Sheet<Target>,
        heading: &str,
        holds: impl Fn(&UnitScore) -> bool,
    ) {
        let Some(whole) = &self.case.whole else { return };
        let score = match self.view {
            View::Account => &whole.account,
            View::Proven => &whole.proven,
        };
        let known: HashMap<&Id, &Unit> = whole.study.units.iter().map(|unit| (&unit.id, unit)).collect();
        for kind in [UnitKind::Line, UnitKind::Staff] {
            let found = score.units.iter().filter(|unit| unit.kind == kind && holds(unit));
            let units = found.filter_map(|unit| known.get(&unit.unit));
            let mut names: Vec<&str> = units.map(|unit| self.setting.text(&unit.name)).collect();
            if names.is_empty() {
                continue;
            }
            names.sort_by_key(|name| name.to_lowercase());
            let kind = self.words().of("kind", if kind == UnitKind::Line { "line" } else { "staff" });
            let arguments = [("what", heading.into()), ("kind", kind.into()), ("count", names.len().into())];
            sheet.heading(self.words().with("why-units-of", &arguments));
            sheet.text(2, &names.join(", "), Look::Text);
        }
    }
}
