//! Reads an assessment model: first its parts, then the conditions, which may name any of them.

use std::collections::HashMap;
use std::ops::Range;

use super::condition::circles;
use super::facts::{Facts, hangs_on, place};
use super::sink::{Sink, Taken};
use super::tree::{Node, Table};
use crate::definition::{Finding, rules};
use crate::domain::assessment::{
    Addition, Assessment, CellPlace, DerivedFactor, ERASED_REASON, Fact, Factor, Field, Flag, Fraction,
    Heading, Indicator, Phase, Proof, Reason, Recommendation, Scope, Situation, Test, TestRule, Thresholds,
};
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::rating::FactorValue;
use crate::domain::text::Text;

pub(super) const SCOPES: [(&str, Scope); 2] = [("unit", Scope::Unit), ("organisation", Scope::Organisation)];
const PROOFS: [(&str, Proof); 3] =
    [("word", Proof::Word), ("witness", Proof::Witness), ("paper", Proof::Paper)];
pub(super) const FACTOR_WORDS: [(&str, FactorValue); 5] = [
    ("absent", FactorValue::Absent),
    ("partly", FactorValue::Partly),
    ("present", FactorValue::Present),
    ("unknown", FactorValue::Unknown),
    ("n/a", FactorValue::NotApplicable),
];
/// The three values that a model describes.
const JUDGED: [&str; 3] = ["absent", "partly", "present"];

/// The rows of the parts whose conditions are read once everything has a name.
struct Rows<'t> {
    indicators: Vec<Table<'t>>,
    factors: Vec<Table<'t>>,
    tests: Vec<Table<'t>>,
    situations: Vec<Table<'t>>,
    flags: Vec<Table<'t>>,
    recommendations: Vec<Table<'t>>,
}

pub(super) fn read(root: &Table<'_>) -> Assessment {
    let sink = root.sink;
    root.only(&[
        "format",
        "kind",
        "id",
        "version",
        "title",
        "languages",
        "source",
        "unit",
        "score",
        "phase",
        "field",
        "heading",
        "indicator",
        "factor",
        "reason",
        "test",
        "situation",
        "flag",
        "recommendation",
    ]);
    let languages = root.languages(root.need("languages"));
    let unit = root.need("unit").and_then(|node| node.table());
    let mut model = Assessment {
        id: root.id("id"),
        version: root.string("version"),
        title: root.text("title"),
        languages,
        source: root.maybe_text("source"),
        unit_one: unit.as_ref().map(|unit| unit.text("one")).unwrap_or_default(),
        unit_many: unit.as_ref().map(|unit| unit.text("many")).unwrap_or_default(),
        thresholds: thresholds(root),
        phases: Vec::new(),
        fields: Vec::new(),
        headings: Vec::new(),
        indicators: Vec::new(),
        factors: Vec::new(),
        reasons: Vec::new(),
        tests: Vec::new(),
        situations: Vec::new(),
        flags: Vec::new(),
        recommendations: Vec::new(),
        others: Vec::new(),
    };
    if let Some(unit) = unit {
        unit.only(&["one", "many"]);
    }
    model.phases = titled(&root.tables("phase"), &["aim"], |row, id, title| Phase {
        id,
        title,
        aim: row.maybe_text("aim"),
    });
    let fields = root.need_tables("field");
    model.fields =
        titled(&fields, &["formerly"], |row, id, title| Field { id, formerly: row.ids("formerly"), title });
    model.headings = titled(&root.tables("heading"), &[], |_, id, title| Heading { id, title });
    model.reasons = titled(&root.tables("reason"), &["of"], |row, id, title| Reason {
        id,
        title,
        of: reason_values(row),
    });
    model.reasons.extend(erased_reason().filter(|own| model.reason(own.id.as_str()).is_none()));
    let rows = Rows {
        indicators: root.need_tables("indicator"),
        factors: root.tables("factor"),
        tests: root.tables("test"),
        situations: root.tables("situation"),
        flags: root.tables("flag"),
        recommendations: root.tables("recommendation"),
    };
    let mut shared = Taken::default();
    model.indicators = rows.indicators.iter().map(|row| indicator(row, &model, &mut shared)).collect();
    model.factors = rows.factors.iter().map(|row| factor(row, &model, &mut shared)).collect();
    model.tests = titled(&rows.tests, &["half", "yes", "applies_if"], |row, id, title| Test {
        id,
        title,
        rule: TestRule::Half(half(row, &model)),
        applies_if: None,
    });
    model.flags =
        titled(&rows.flags, &["when"], |_, id, title| Flag { id, title, when: Condition::All(Vec::new()) });
    model.situations = situations(&rows.situations);
    model.recommendations =
        titled(&rows.recommendations, &["level", "text", "when", "source"], |row, id, title| {
            Recommendation {
                id,
                scope: row.maybe("level").and_then(|node| node.word(&SCOPES)).unwrap_or(Scope::Unit),
                title,
                text: row.text("text"),
                when: Condition::All(Vec::new()),
                source: row.maybe_text("source"),
            }
        });
    conditions(&mut model, &rows);
    needs(&model, &rows, sink);
    condition_circles(&model, &rows, sink);
    cells(&model, root, &rows);
    model
}

/// Rows with an id of their own and a title.
fn titled<T>(rows: &[Table<'_>], keys: &[&str], make: impl Fn(&Table<'_>, Id, Text) -> T) -> Vec<T> {
    let mut taken = Taken::default();
    let known: Vec<&str> = ["id", "title"].iter().chain(keys).copied().collect();
    rows.iter()
        .map(|row| {
            row.only(&known);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            let title = row.text("title");
            make(row, id, title)
        })
        .collect()
}

fn thresholds(root: &Table<'_>) -> Thresholds {
    let none = Fraction { numerator: 1, denominator: 1 };
    let Some(score) = root.need("score").and_then(|node| node.table()) else {
        return Thresholds { complete: none, half: none, sensitivity: Vec::new() };
    };
    score.only(&["complete", "half", "sensitivity"]);
    let read = |key| score.need(key).and_then(fraction).map_or(none, |(_, fraction)| fraction);
    Thresholds {
        complete: read("complete"),
        half: read("half"),
        sensitivity: score
            .maybe("sensitivity")
            .map(|node| node.items().into_iter().filter_map(fraction).collect())
            .unwrap_or_default(),
    }
}

/// `p/q` with 0 < p ≤ q ≤ 1000.
fn fraction(node: Node<'_>) -> Option<(String, Fraction)> {
    let text = node.string()?;
    let read = || {
        let (numerator, denominator) = text.split_once('/')?;
        let fraction = Fraction {
            numerator: numerator.trim().parse().ok()?,
            denominator: denominator.trim().parse().ok()?,
        };
        let is_good =
            (1..=fraction.denominator).contains(&fraction.numerator) && fraction.denominator <= 1000;
        is_good.then_some(fraction)
    };
    let found = read();
    if found.is_none() {
        node.complain(&rules::BAD_FRACTION, format!("`{text}` is no fraction above 0 and at most 1"));
    }
    Some((text.clone(), found?))
}

/// The reason that every model has, in the languages of the program.
fn erased_reason() -> Option<Reason> {
    let title = [
        ("de", "Belege gelöscht, auf Wunsch der befragten Person"),
        ("en", "evidence erased, at the respondent's wish"),
        ("nl", "bewijs gewist, op wens van de respondent"),
    ];
    let title = title.map(|(code, text)| (code.to_owned(), text.to_owned()));
    let id = Id::new(ERASED_REASON).ok()?;
    Some(Reason { id, of: vec!["U".to_owned()], title: Text::ByLanguage(title.into()) })
}

fn reason_values(row: &Table<'_>) -> Vec<String> {
    let words = [("0", "0"), ("U", "U"), ("N", "N")];
    let items = row.need("of").map(|node| node.items()).unwrap_or_default();
    items.iter().filter_map(|item| item.word(&words)).map(str::to_owned).collect()
}

fn indicator(row: &Table<'_>, model: &Assessment, shared: &mut Taken) -> Indicator {
    row.only(&[
        "id",
        "formerly",
        "field",
        "phase",
        "core",
        "level",
        "heading",
        "title",
        "describe",
        "counts",
        "counts_not",
        "borderline",
        "ask",
        "proof",
        "needs",
        "applies_if",
        "not_applicable_reason",
        "source",
    ]);
    let id = row.id("id");
    shared.take_id(row, "id", id.as_str());
    let field = row.need("field").and_then(|node| {
        let name = node.id()?;
        let found = model.fields.iter().position(|field| field.id == name);
        if found.is_none() {
            let all = model.fields.iter().map(|field| field.id.as_str());
            node.unknown(&rules::UNKNOWN_FIELD, "field", name.as_str(), all);
        }
        found
    });
    let phase = if model.phases.is_empty() { row.maybe("phase") } else { row.need("phase") };
    let phase = phase.and_then(|node| {
        let name = node.id()?;
        let found = model.phases.iter().position(|phase| phase.id == name);
        if found.is_none() {
            let all = model.phases.iter().map(|phase| phase.id.as_str());
            node.unknown(&rules::UNKNOWN_PHASE, "phase", name.as_str(), all);
        }
        found
    });
    let heading = row.maybe("heading").and_then(|node| known_heading(node, model));
    let not_applicable_reason = row.maybe("not_applicable_reason").and_then(|node| {
        let name = node.id()?;
        match model.reason(name.as_str()) {
            None => {
                let all = model.reasons.iter().map(|reason| reason.id.as_str());
                node.unknown(&rules::UNKNOWN_REASON, "reason", name.as_str(), all);
            }
            Some(reason) if !reason.of.iter().any(|of| of == "N") => {
                node.complain(&rules::OTHER_VALUES_REASON, format!("`{name}` is no reason for N"));
            }
            Some(_) => {}
        }
        Some(name)
    });
    if not_applicable_reason.is_none() && row.maybe("not_applicable_reason").is_none() {
        row.complain_at(
            "applies_if",
            &rules::NO_REASON_TO_LEAVE_OUT,
            format!("`{id}` can drop out, and nothing says why"),
        );
    }
    Indicator {
        id,
        formerly: row.ids("formerly"),
        field: field.unwrap_or_default(),
        phase: phase.unwrap_or_default(),
        is_core: row.maybe("core").and_then(|node| node.boolean()).unwrap_or(false),
        scope: row.word("level", &SCOPES, Scope::Unit),
        heading,
        title: row.text("title"),
        levels: levels(row, ["0", "1", "2", "3"]),
        counts: row.maybe_text("counts"),
        counts_not: row.maybe_text("counts_not"),
        borderline: row.maybe_text("borderline"),
        ask: row
            .maybe("ask")
            .map(|node| node.items().iter().filter_map(Node::string).collect())
            .unwrap_or_default(),
        proof: row.word("proof", &PROOFS, Proof::Witness),
        needs: row.maybe_id("needs"),
        applies_if: None,
        not_applicable_reason,
        source: row.maybe_text("source"),
    }
}

/// A heading that the model has.
pub(super) fn known_heading(node: Node<'_>, model: &Assessment) -> Option<Id> {
    let name = node.id()?;
    if !model.headings.iter().any(|heading| heading.id == name) {
        let all = model.headings.iter().map(|heading| heading.id.as_str());
        node.unknown(&rules::UNKNOWN_HEADING, "heading", name.as_str(), all);
    }
    Some(name)
}

/// The descriptions of the levels in `describe`, each of which must be there.
fn levels<const N: usize>(row: &Table<'_>, keys: [&str; N]) -> [Text; N] {
    let Some(describe) = row.need("describe").and_then(|node| node.table()) else {
        return keys.map(|_| Text::default());
    };
    describe.only(&keys);
    keys.map(|key| {
        let text = describe.maybe(key);
        if text.is_none() {
            describe.complain(&rules::MISSING_LEVEL, format!("level `{key}` is not described"));
        }
        text.and_then(|node| node.text()).unwrap_or_default()
    })
}

fn factor(row: &Table<'_>, model: &Assessment, shared: &mut Taken) -> Factor {
    row.only(&["id", "formerly", "level", "title", "describe", "derived", "source"]);
    let id = row.id("id");
    shared.take_id(row, "id", id.as_str());
    let scope = row.word("level", &SCOPES, Scope::Unit);
    let derived = row.maybe("derived").and_then(|node| node.table()).map(|table| {
        table.only(&["indicator", "0", "1", "2", "3"]);
        let indicator = table.id("indicator");
        if let Some(node) = table.maybe("indicator") {
            match model.indicator(indicator.as_str()) {
                None => {
                    let all = model.indicators.iter().map(|indicator| indicator.id.as_str());
                    node.unknown(&rules::UNKNOWN_INDICATOR, "indicator", indicator.as_str(), all);
                }
                Some(found) if found.scope != scope => node.complain(
                    &rules::WRONG_LEVEL,
                    format!("`{indicator}` is of another level than this factor"),
                ),
                Some(_) => {}
            }
        }
        let values = ["0", "1", "2", "3"].map(|level| table.word(level, &FACTOR_WORDS, FactorValue::Unknown));
        DerivedFactor { indicator, values }
    });
    Factor {
        id,
        formerly: row.ids("formerly"),
        scope,
        title: row.text("title"),
        levels: levels(row, JUDGED),
        derived,
        source: row.maybe_text("source"),
    }
}

fn half(row: &Table<'_>, model: &Assessment) -> Vec<CellPlace> {
    match (row.maybe("half"), row.maybe("yes")) {
        (Some(node), None) => node
            .items()
            .iter()
            .filter_map(|item| {
                let written = item.string()?;
                match place(model, &written) {
                    Ok(place) => Some(place),
                    Err((rule, what, name, all)) => {
                        item.unknown(rule, what, name, all);
                        None
                    }
                }
            })
            .collect(),
        (None, Some(_)) => Vec::new(),
        (Some(_), Some(node)) => {
            node.complain(&rules::HALF_OR_YES, "this test has both `half` and `yes`");
            Vec::new()
        }
        (None, None) => {
            row.complain(&rules::HALF_OR_YES, "this test has neither `half` nor `yes`");
            Vec::new()
        }
    }
}

/// Situations; units and the organisation have a set each.
fn situations(rows: &[Table<'_>]) -> Vec<Situation> {
    let mut taken: HashMap<Scope, Taken> = HashMap::new();
    rows.iter()
        .map(|row| {
            row.only(&["id", "level", "title", "when", "add"]);
            let (id, scope) = (row.id("id"), row.word("level", &SCOPES, Scope::Unit));
            taken.entry(scope).or_default().take_id(row, "id", id.as_str());
            let title = row.text("title");
            Situation { id, scope, title, when: Condition::All(Vec::new()), additions: Vec::new() }
        })
        .collect()
}

/// Reads the conditions of all parts.
fn conditions(model: &mut Assessment, rows: &Rows<'_>) {
    let always = || Condition::All(Vec::new());
    let facts = |model, scope| Facts { model, scope, is_first: false };
    let needed =
        |facts: Facts<'_>, row: &Table<'_>| row.need("when").map_or_else(always, |node| facts.read(node));
    let indicators: Vec<_> = model
        .indicators
        .iter()
        .zip(&rows.indicators)
        .map(|(indicator, row)| {
            Facts { is_first: true, ..facts(model, indicator.scope) }.condition(row, "applies_if")
        })
        .collect();
    let tests: Vec<_> = rows
        .tests
        .iter()
        .map(|row| {
            let facts = facts(model, Scope::Unit);
            let yes = if row.maybe("half").is_some() { None } else { facts.condition(row, "yes") };
            (yes, facts.condition(row, "applies_if"))
        })
        .collect();
    let flags: Vec<_> = rows.flags.iter().map(|row| needed(facts(model, Scope::Unit), row)).collect();
    let recommendations: Vec<_> = model
        .recommendations
        .iter()
        .zip(&rows.recommendations)
        .map(|(recommendation, row)| needed(facts(model, recommendation.scope), row))
        .collect();
    let situations: Vec<_> = model
        .situations
        .iter()
        .zip(&rows.situations)
        .map(|(situation, row)| {
            let additions = row.tables("add").into_iter().map(|add| {
                add.only(&["when", "text"]);
                Addition { when: needed(facts(model, situation.scope), &add), text: add.text("text") }
            });
            let additions: Vec<_> = additions.collect();
            (needed(facts(model, situation.scope), row), additions)
        })
        .collect();
    for (indicator, applies_if) in model.indicators.iter_mut().zip(indicators) {
        indicator.applies_if = applies_if;
    }
    for (test, (yes, applies_if)) in model.tests.iter_mut().zip(tests) {
        if let Some(yes) = yes {
            test.rule = TestRule::Yes(yes);
        }
        test.applies_if = applies_if;
    }
    for (flag, when) in model.flags.iter_mut().zip(flags) {
        flag.when = when;
    }
    for (recommendation, when) in model.recommendations.iter_mut().zip(recommendations) {
        recommendation.when = when;
    }
    for (situation, (when, additions)) in model.situations.iter_mut().zip(situations) {
        situation.when = when;
        situation.additions = additions;
    }
}

/// `needs` names an indicator of the organisation, and not in a circle.
fn needs(model: &Assessment, rows: &Rows<'_>, sink: &Sink) {
    let mut hangs_on = vec![Vec::new(); model.indicators.len()];
    for (at, (indicator, row)) in model.indicators.iter().zip(&rows.indicators).enumerate() {
        let (Some(needed), Some(node)) = (&indicator.needs, row.maybe("needs")) else { continue };
        match model.indicators.iter().position(|known| known.id == *needed) {
            None => {
                let all = model.indicators_of(Scope::Organisation).map(|(_, known)| known.id.as_str());
                node.unknown(&rules::UNKNOWN_INDICATOR, "indicator", needed.as_str(), all);
            }
            Some(found) if model.indicators[found].scope == Scope::Unit => {
                node.complain(&rules::WRONG_LEVEL, format!("`{needed}` is no indicator of the organisation"));
            }
            Some(found) => hangs_on[at].push(found),
        }
    }
    for circle in circles(&hangs_on) {
        if let Some(node) = circle.first().and_then(|at| rows.indicators[*at].maybe("needs")) {
            let names = circle.iter().map(|at| model.indicators[*at].id.as_str());
            sink.report(Finding::new(&rules::NEEDS_CYCLE, node.span(), round(names)));
        }
    }
}

/// Says a circle in words.
pub(super) fn round<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [one] => format!("{one} hangs on itself"),
        _ => format!("{} hang on each other in a circle", names.join(", ")),
    }
}

/// A part of the model that can hang on others, with the place of its condition.
struct Part {
    name: String,
    span: Range<usize>,
    hangs_on: Vec<String>,
}

/// Conditions must not lead back to themselves: what they decide could never be computed.
fn condition_circles(model: &Assessment, rows: &Rows<'_>, sink: &Sink) {
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |name: String, row: &Table<'_>, keys: &[&str], scope, conditions: &[&Condition<Fact>]| {
        let span = keys.iter().find_map(|key| row.maybe(key)).map_or(row.span.clone(), |node| node.span());
        let facts = conditions.iter().flat_map(|condition| condition.keys());
        let hangs_on = facts.flat_map(|(fact, _)| hangs_on(model, scope, fact)).collect();
        parts.push(Part { name, span, hangs_on });
    };
    for (indicator, row) in model.indicators.iter().zip(&rows.indicators) {
        let conditions: Vec<_> = indicator.applies_if.iter().collect();
        add(format!("indicator {}", indicator.id), row, &["applies_if"], indicator.scope, &conditions);
    }
    for (factor, row) in model.factors.iter().zip(&rows.factors) {
        let derived = factor
            .derived
            .as_ref()
            .map(|derived| Condition::Is(Fact::Indicator(derived.indicator.clone()), Vec::new()));
        let conditions: Vec<_> = derived.iter().collect();
        add(format!("factor {}", factor.id), row, &["derived"], factor.scope, &conditions);
    }
    for (test, row) in model.tests.iter().zip(&rows.tests) {
        let cells = match &test.rule {
            TestRule::Half(cells) => cells.as_slice(),
            TestRule::Yes(_) => &[],
        };
        let cells: Vec<_> = cells.iter().map(|cell| Condition::Is(Fact::State(*cell), Vec::new())).collect();
        let mut conditions: Vec<_> = cells.iter().chain(&test.applies_if).collect();
        if let TestRule::Yes(yes) = &test.rule {
            conditions.push(yes);
        }
        add(format!("test {}", test.id), row, &["yes", "half", "applies_if"], Scope::Unit, &conditions);
    }
    for (flag, row) in model.flags.iter().zip(&rows.flags) {
        add(format!("flag {}", flag.id), row, &["when"], Scope::Unit, &[&flag.when]);
    }
    for (situation, row) in model.situations.iter().zip(&rows.situations) {
        let additions = situation.additions.iter().map(|addition| &addition.when);
        let conditions: Vec<_> = std::iter::once(&situation.when).chain(additions).collect();
        add(format!("situation {}", situation.id), row, &["when"], situation.scope, &conditions);
    }
    let index: HashMap<&str, usize> =
        parts.iter().enumerate().map(|(at, part)| (part.name.as_str(), at)).collect();
    let hangs_on: Vec<Vec<usize>> = parts
        .iter()
        .map(|part| part.hangs_on.iter().filter_map(|name| index.get(name.as_str()).copied()).collect())
        .collect();
    for circle in circles(&hangs_on) {
        let names = circle.iter().map(|at| parts[*at].name.as_str());
        if let Some(first) = circle.first() {
            sink.report(Finding::new(&rules::CONDITION_CYCLE, parts[*first].span.clone(), round(names)));
        }
    }
}

/// A cell that units are rated in should have a core indicator.
fn cells(model: &Assessment, root: &Table<'_>, rows: &Rows<'_>) {
    let fields = root.tables("field");
    for (scope, what) in [(Scope::Unit, "units"), (Scope::Organisation, "the organisation")] {
        let is_used = model.indicators_of(scope).next().is_some();
        for (field, field_row) in fields.iter().enumerate().filter(|_| is_used) {
            for phase in 0..model.phase_count() {
                let named = match model.phases.get(phase) {
                    Some(part) => format!("`{}`, `{}`", model.fields[field].id, part.id),
                    None => format!("`{}`", model.fields[field].id),
                };
                let members: Vec<_> = model.cell(scope, CellPlace { field, phase }).collect();
                if members.is_empty() {
                    if scope == Scope::Unit {
                        field_row.complain(&rules::EMPTY_CELL, format!("{named} has no indicator of {what}"));
                    }
                } else if !members.iter().any(|(_, indicator)| indicator.is_core) {
                    let first = members.first().map_or(0, |(at, _)| *at);
                    rows.indicators[first]
                        .complain(&rules::NO_CORE, format!("{named} has no core indicator of {what}"));
                }
            }
        }
    }
}
