//! The yearly account to the council, by programme. A unit stands by its name only after its feedback talk; what is not
//! named is pooled, so that no programme gives it away; one that could be told from the others is in no figure at all.
//! Nobody is quoted, and no count of people is printed.

use std::collections::BTreeMap;

use super::units::Pair;
use super::writer::{Content, ScoredRound, Writer};
use super::{Document, Table};
use crate::domain::assessment::Assessment;
use crate::domain::compare::{Comparison, Fate, InitiativeFate, UnitComparison, Verdict};
use crate::domain::id::Id;
use crate::domain::publication::{CouncilName, council_names_over, given_away};
use crate::domain::score::{FieldScore, View};
use crate::domain::study::{Study, Unit, UnitKind};
use crate::domain::text::Text;
use crate::language::Words;
use crate::report::figure::{Naming, generic_name};
use crate::report::plain;
use crate::report::table::Page;
use crate::report::table::compare::verdict;
use crate::report::table::sheet::Sheet;

/// A study as a council may read of it. It is scored as it stands here, so that every figure is of the same units and
/// nothing follows from the difference between two.
#[derive(Clone, Debug)]
pub struct ForCouncil {
    /// The study: units that may not be named are called by kind and number and belong to no programme; those that would
    /// be given away all the same, and what happened around single units, are gone.
    pub study: Study,
    /// The units that are called by kind and number.
    pub unnamed: Vec<Id>,
    /// How many units are gone.
    pub left_out: usize,
    /// Every programme by name, with how many units it has and how many of them are named.
    pub programmes: Vec<(String, usize, usize)>,
}

/// Makes a study ready for an account of some rounds. A unit has one name in all of them: its own only where its feedback
/// talk is recorded for each of these rounds of which anything is recorded of it. Else two rounds would tell together
/// what neither tells alone.
pub fn for_council(
    study: &Study,
    model: &Assessment,
    rounds: &[Id],
    (language, words): (&str, &Words),
) -> ForCouncil {
    let names = council_names_over(study, rounds);
    let sheet = Sheet::new(Page { words, language, width: 80 }, study, model, View::Account);
    let mut shown = study.clone();
    shown.units.retain(|unit| !given_away(&names, &unit.id));
    shown.events.retain(|event| event.units.is_empty());
    let mut unnamed = Vec::new();
    for unit in &mut shown.units {
        if let Some(CouncilName::Generic { kind, number }) = names.get(&unit.id) {
            unit.name = Text::Plain(generic_name(&sheet, *kind, *number));
            unit.group = None;
            unnamed.push(unit.id.clone());
        }
    }
    let mut programmes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for unit in &study.units {
        let Some(name) = programme(unit) else { continue };
        let (units, named) = programmes.entry(name).or_default();
        *units += 1;
        *named += usize::from(names.get(&unit.id) == Some(&CouncilName::Own));
    }
    let programmes = programmes.into_iter().map(|(name, (units, named))| (name.to_owned(), units, named));
    let left_out = study.units.len() - shown.units.len();
    ForCouncil { unnamed, left_out, programmes: programmes.collect(), study: shown }
}

/// The programme of a unit, where it has one.
fn programme(unit: &Unit) -> Option<&str> {
    unit.group.as_deref().map(str::trim).filter(|name| !name.is_empty())
}

/// Writes the account. `content` holds the study of `council` and what was computed of that.
pub fn council(content: Content, council: &ForCouncil) -> Document {
    let mut writer = Writer::new(content, "doc-council-title");
    writer.rule(council);
    writer.context();
    writer.programmes(council);
    writer.distribution();
    writer.what_became(council);
    writer.verdict_counts();
    writer.organisation(Naming::All);
    writer.council_recommendations();
    writer.council_limits();
    writer.document
}

impl<'a> Writer<'a> {
    /// Who is named, and what is not here.
    fn rule(&mut self, council: &ForCouncil) {
        let text = self.word("doc-council-about");
        self.document.paragraph(&text);
        let counted = |id: &str, count: usize| {
            let arguments = [("count", count.into()), ("units", self.sheet.units_word(count).into())];
            (count > 0).then(|| self.say(id, &arguments))
        };
        let lines = [
            counted("picture-not-named", council.unnamed.len()),
            counted("picture-left-out", council.left_out),
            Some(self.word("doc-council-quotes")),
            Some(self.word("doc-council-people")),
        ];
        self.document.list(lines.into_iter().flatten());
    }

    fn context(&mut self) {
        let heading = self.word("doc-council-context");
        self.document.heading(2, &heading);
        let units = self.content.study.units.len();
        let of_kind = |kind| self.content.study.units.iter().filter(|unit| unit.kind == kind).count();
        let arguments = [
            ("count", units.into()),
            ("units", self.sheet.units_word(units).into()),
            ("line", of_kind(UnitKind::Line).into()),
            ("staff", of_kind(UnitKind::Staff).into()),
        ];
        let text = self.say(if units == 0 { "doc-case-no-units" } else { "doc-case-units" }, &arguments);
        self.document.paragraph(&text);
        self.rounds_table();
        let events = self.content.study.events.iter();
        let events: Vec<String> =
            events.map(|event| format!("{}: {}", event.date, plain(&event.text))).collect();
        self.document.list(events);
    }

    /// The units in groups: each programme by its name, those of none, and last those without a name.
    fn groups(&self, unnamed: &[Id]) -> Vec<(String, Vec<&'a Unit>)> {
        let study: &'a Study = self.content.study;
        let mut programmes: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
        let (mut without, mut pooled) = (Vec::new(), Vec::new());
        for unit in study.units_in_order(self.content.language) {
            match programme(unit) {
                _ if unnamed.contains(&unit.id) => pooled.push(unit),
                Some(name) => programmes.entry(name).or_default().push(unit),
                None => without.push(unit),
            }
        }
        let named = programmes.into_iter().map(|(name, units)| (name.to_owned(), units));
        let rest = [("doc-council-no-programme", without), ("doc-council-unnamed", pooled)];
        let rest = rest.map(|(id, units)| (self.word(id), units));
        named.chain(rest).filter(|(_, units)| !units.is_empty()).collect()
    }

    /// How far each unit is, by programme.
    fn programmes(&mut self, council: &ForCouncil) {
        let heading = self.word("doc-council-programmes");
        self.document.page(2, &heading);
        let titles = [self.word("doc-programme"), self.sheet.units_word(2), self.word("doc-council-named")];
        let base = self.word("doc-council-members-base");
        let mut members = Table::new(&self.word("doc-council-members"), &base, titles);
        for (name, units, named) in &council.programmes {
            members.row([name.clone(), units.to_string(), named.to_string()]);
        }
        self.document.table(members);
        let Some(last) = self.content.rounds.last() else {
            let text = self.word("doc-nothing-yet");
            self.document.note(&text);
            return;
        };
        let text =
            self.say("doc-council-programmes-base", &[("round", self.round(&last.account.round).into())]);
        self.document.note(&text);
        let compared = self.content.compared.map(|[account, _]| account);
        for (name, units) in self.groups(&council.unnamed) {
            self.document.heading(3, &name);
            let base = self.say(
                "report-situations-base",
                &[("count", units.len().into()), ("units", self.sheet.units_word(units.len()).into())],
            );
            let fields = (0..self.content.model.fields.len()).map(|at| self.sheet.field(at));
            let mut head: Vec<String> = [self.sheet.unit_title()].into_iter().chain(fields).collect();
            head.extend(compared.map(|_| self.word("report-verdict")));
            let mut table = Table::new(&self.word("report-completed"), &base, head);
            for unit in units {
                let is_named = !council.unnamed.contains(&unit.id);
                let mut row = vec![self.unit(&unit.id)];
                match Pair::of(last, &unit.id) {
                    Some(pair) => row.extend(self.row_of(&pair)),
                    None => row.extend(self.content.model.fields.iter().map(|_| String::new())),
                }
                row.extend(compared.map(|found| self.verdict_of(found, unit, is_named)));
                table.row(row);
            }
            self.document.table(table);
        }
        let nothing = self.word("doc-nothing-yet");
        self.document.note_below_nothing(&nothing);
    }

    fn row_of(&self, pair: &Pair) -> Vec<String> {
        let field = |(at, field): (usize, &FieldScore)| {
            let proven = pair.proven.and_then(|proven| proven.fields.get(at)).unwrap_or(field);
            let [account, proven] = [field, proven].map(|field| self.sheet.field_completed(field));
            let is_contested =
                self.content.model.fields.get(at).is_some_and(|field| {
                    self.feedback(&pair.account.unit, pair.round).contests_field(&field.id)
                });
            self.contested(self.both(account, proven), is_contested)
        };
        pair.account.fields.iter().enumerate().map(field).collect()
    }

    /// The verdict on a unit; of one without a name not what stands in its way, which could tell who it is.
    fn verdict_of(&self, found: &Comparison, unit: &Unit, is_named: bool) -> String {
        let found = found.units.iter().find(|one| one.unit == unit.id);
        found.map_or_else(String::new, |found| {
            if is_named {
                verdict(&self.sheet, &found.whole)
            } else {
                self.sheet.of("verdict", found.whole.verdict.as_str())
            }
        })
    }

    /// How many units have completed how many phases of each field, round by round.
    fn distribution(&mut self) {
        let heading = self.word("doc-council-distribution");
        self.document.page(2, &heading);
        for scored in self.content.rounds {
            let name = self.round(&scored.account.round);
            self.document.heading(3, &name);
            self.completed_counts(scored);
            let nothing = self.word("doc-nothing-yet");
            self.document.note_below_nothing(&nothing);
        }
        let nothing = self.word("doc-nothing-yet");
        self.document.note_below_nothing(&nothing);
    }

    fn completed_counts(&mut self, scored: &ScoredRound) {
        let phases = self.content.model.phases.len();
        let units = scored.account.units.len();
        if phases == 0 || units == 0 {
            return;
        }
        let arguments = [("count", units.into()), ("units", self.sheet.units_word(units).into())];
        let base = self.say("doc-council-distribution-base", &arguments);
        let head = (0..=phases).map(|count| self.say("doc-council-completed", &[("count", count.into())]));
        let head = [self.word("report-field")].into_iter().chain(head).chain([self.word("doc-council-open")]);
        let mut table = Table::new(&self.word("report-completed"), &base, head.collect::<Vec<_>>());
        for at in 0..self.content.model.fields.len() {
            let fields = scored.account.units.iter().filter_map(|unit| unit.fields.get(at));
            let bounds: Vec<_> = fields.map(|field| (field.lo, field.hi)).collect();
            let exact = |count: usize| {
                let is_it = |bound: Option<u8>| bound.is_some_and(|bound| usize::from(bound) == count);
                bounds.iter().filter(|(lo, hi)| is_it(*lo) && is_it(*hi)).count()
            };
            let counts: Vec<usize> = (0..=phases).map(exact).collect();
            let open = bounds.len() - counts.iter().sum::<usize>();
            let counts = counts.into_iter().chain([open]).map(|count| count.to_string());
            table.row([self.sheet.field(at)].into_iter().chain(counts).collect::<Vec<_>>());
        }
        self.document.table(table);
    }

    /// What became of initiatives, by programme.
    fn what_became(&mut self, council: &ForCouncil) {
        let heading = self.word("report-fates");
        self.document.page(2, &heading);
        let Some([account, _]) = self.content.compared else {
            let text = self.word("doc-comparison-none");
            self.document.note(&text);
            return;
        };
        let of = |unit: &Unit| account.units.iter().find(|found| found.unit == unit.id);
        let rows = self.groups(&council.unnamed).into_iter().map(|(name, units)| {
            let units: Vec<&UnitComparison> = units.into_iter().filter_map(of).collect();
            (name, units.into_iter().flat_map(|found| &found.initiatives).collect::<Vec<&InitiativeFate>>())
        });
        let whole = (self.word("report-organisation-whole"), account.initiatives.iter().collect());
        let rows: Vec<(String, Vec<&InitiativeFate>)> =
            rows.chain([whole]).filter(|(_, all)| !all.is_empty()).collect();
        let total: usize = rows.iter().map(|(_, all)| all.len()).sum();
        let base = self.say("report-fates-base", &[("count", total.into())]);
        let kinds = Fate::ALL.map(|fate| self.sheet.of("report-fate", fate.as_str()));
        let head = [self.word("doc-programme")].into_iter().chain(kinds).chain([self.word("report-all")]);
        let mut table = Table::new(&self.word("report-fates"), &base, head.collect::<Vec<_>>());
        for (name, all) in rows {
            let count = |fate: Fate| all.iter().filter(|one| one.fate == fate).count().to_string();
            let counts = Fate::ALL.map(count);
            let row = [name].into_iter().chain(counts).chain([all.len().to_string()]);
            table.row(row.collect::<Vec<_>>());
        }
        self.document.table(table);
        self.document.note_below_nothing(&base);
    }

    /// How many units have which verdict.
    fn verdict_counts(&mut self) {
        let heading = self.word("doc-comparison");
        self.document.heading(2, &heading);
        let Some([account, _]) = self.two_rounds() else { return };
        let mut counts: BTreeMap<(bool, &str), usize> = BTreeMap::new();
        for found in &account.units {
            let verdict = found.whole.verdict;
            let is_last = matches!(verdict, Verdict::NotComparable(_));
            *counts.entry((is_last, verdict.as_str())).or_default() += 1;
        }
        let base = account.units.len();
        let lines = counts.into_iter().map(|((_, word), count)| {
            format!("{}: {}", self.sheet.of("verdict", word), self.part_of(count, base))
        });
        let lines: Vec<String> = lines.collect();
        self.document.list(lines);
        let base = self.word("report-view-account");
        self.document.note(&base);
    }

    fn council_recommendations(&mut self) {
        let heading = self.word("doc-recommendations-whole");
        self.document.page(2, &heading);
        if let Some(last) = self.content.rounds.last() {
            self.recommendations(&last.account.organisation.recommendations);
        } else {
            let text = self.word("doc-nothing-yet");
            self.document.note(&text);
        }
    }

    fn council_limits(&mut self) {
        let heading = self.word("doc-limits");
        self.document.heading(2, &heading);
        let mut lines = Vec::new();
        for scored in self.content.rounds {
            lines.extend(self.limits_in_numbers(scored));
        }
        lines.extend(self.comparable_limit());
        lines.push(self.word("doc-limit-no-mean"));
        lines.push(self.word("doc-council-conventions"));
        self.document.list(lines);
    }
}
