//! What is said of two rounds of a unit without looking at its records: link, verdict, sums, what was seen. Neutral: what
//! differs between other respondents is no movement of the unit.

use std::collections::BTreeMap;

use super::phrases::signed;
use crate::domain::compare::{Ground, LinkBasis, SetComparison, UnitComparison, Warning};
use crate::domain::id::Id;
use crate::domain::study::Link;
use crate::tui::model::Setting;
use crate::tui::screens::wording;

/// Fields, by index, on which the raters of rounds agree too little, with those rounds.
pub type Weak = BTreeMap<usize, Vec<Id>>;

/// The link and what it means.
pub fn link(link: Link, setting: &Setting) -> String {
    let words = &setting.words;
    let meaning = words.of("report-link", link.as_str());
    words.with("compare-link", &[("link", link.as_str().into()), ("meaning", meaning.into())])
}

/// The verdict, and why the rounds cannot be compared where they cannot.
pub fn verdict(set: &SetComparison, setting: &Setting) -> String {
    let words = &setting.words;
    let verdict = words.of("verdict", set.verdict.as_str());
    match set.verdict.barrier() {
        Some(barrier) => {
            let reason = words.of("report-barrier", barrier.as_str());
            words.with("compare-verdict", &[("verdict", verdict.into()), ("reason", reason.into())])
        }
        None if set.offsetting => {
            let reason = words.text("report-offsetting");
            words.with("compare-verdict", &[("verdict", verdict.into()), ("reason", reason.into())])
        }
        None => verdict,
    }
}

/// The sums that a verdict goes by.
pub fn sums(set: &SetComparison, setting: &Setting) -> String {
    let arguments = [
        ("common", set.common.into()),
        ("union", set.union.into()),
        ("both", set.both.into()),
        ("least", signed(set.d.0).into()),
        ("most", signed(set.d.1).into()),
        ("m", set.m.into()),
    ];
    let id = if set.verdict.is_comparable() { "compare-sums" } else { "compare-basis-of" };
    setting.words.with(id, &arguments)
}

/// The verdict on a field, in short.
pub fn field_verdict(set: &SetComparison, setting: &Setting) -> String {
    let arguments = [
        ("verdict", verdict(set, setting).into()),
        ("common", set.common.into()),
        ("union", set.union.into()),
        ("least", signed(set.d.0).into()),
        ("most", signed(set.d.1).into()),
        ("m", set.m.into()),
    ];
    let id = if set.verdict.is_comparable() { "compare-field-sums" } else { "compare-field" };
    setting.words.with(id, &arguments)
}

/// What the counts are counts of: movement where the same or a like person spoke, else a difference.
pub fn observed_name(unit: &UnitComparison, setting: &Setting) -> String {
    let is_changed = unit.proposed.basis == LinkBasis::UnitChanged;
    setting.words.text(match unit.link {
        Link::R0 | Link::R1 => "compare-movement",
        Link::R3 if is_changed => "compare-units",
        Link::R2 | Link::R3 | Link::R4 => "compare-respondents",
    })
}

/// "Difference between respondents: on 9 of 30 indicators, in 3 of 3 fields: 2 higher, 6 the same, 1 lower".
pub fn observed(unit: &UnitComparison, setting: &Setting) -> String {
    let words = &setting.words;
    let Some(observed) = &unit.observed else { return words.text("compare-nothing-observed") };
    let arguments = [
        ("name", observed_name(unit, setting).into()),
        ("n", observed.n.into()),
        ("defined", observed.defined.into()),
        ("fields", observed.fields.into()),
        ("all-fields", setting.instruments.model.fields.len().into()),
        ("up", observed.up.into()),
        ("same", observed.same.into()),
        ("down", observed.down.into()),
        ("carried", observed.carried_over.len().into()),
    ];
    let text = words.with("compare-observed", &arguments);
    match observed.reading {
        Some(reading) => {
            let reading = words.of("report-movement", reading.as_str());
            words.with("compare-reads", &[("observed", text.into()), ("reading", reading.into())])
        }
        None => text,
    }
}

/// What to keep in mind, each kind once.
pub fn warning_kinds(unit: &UnitComparison, setting: &Setting) -> String {
    let mut kinds: Vec<&str> = unit.warnings.iter().map(Warning::as_str).collect();
    kinds.dedup();
    let names: Vec<String> = kinds.into_iter().map(|kind| setting.words.of("report-warning", kind)).collect();
    names.join(" · ")
}

/// What to do about what is to be kept in mind, once for each kind.
pub fn advice(unit: &UnitComparison, setting: &Setting) -> Vec<String> {
    let mut kinds: Vec<&str> = unit.warnings.iter().map(Warning::as_str).collect();
    kinds.dedup();
    kinds.into_iter().map(|kind| setting.words.of("warning-advice", kind)).collect()
}

/// What other versions of the model that the study holds set apart, a sentence each.
pub fn other_versions(setting: &Setting) -> Vec<String> {
    let words = &setting.words;
    let model = &setting.instruments.model;
    let total = model.indicators.len();
    let or_none = |names: String| if names.is_empty() { words.text("versions-none") } else { names };
    let said = model.others.iter().map(|other| {
        let apart = [other.missing.as_slice(), other.changed.as_slice()].concat();
        let dropped: Vec<&str> = other.dropped.iter().map(Id::as_str).collect();
        let arguments = [
            ("present", model.version.as_str().into()),
            ("other", other.version.as_str().into()),
            ("alike", (total - apart.len()).into()),
            ("total", total.into()),
            ("apart", or_none(wording::indicators(&apart, setting)).into()),
            ("dropped", or_none(dropped.join(", ")).into()),
        ];
        words.with("versions-joined", &arguments)
    });
    said.collect()
}

/// What both rounds have in common before anything is rated.
pub fn ground(ground: &Ground, setting: &Setting) -> String {
    let words = &setting.words;
    let name = |round| ground.names(round).unwrap_or_else(|| words.text("compare-ground-none"));
    let arguments = [
        ("from", name(0).into()),
        ("to", name(1).into()),
        ("common", ground.common.into()),
        ("asked", ground.asked[1].into()),
        ("informed", ground.informed.into()),
        ("defined", ground.defined.into()),
    ];
    let text = words.with("compare-ground", &arguments);
    if ground.renamed.is_empty() {
        return text;
    }
    words.with("compare-ground-renamed", &[("ground", text.into()), ("renamed", ground.renamings().into())])
}

/// The name of a field, marked where raters agree too little on it.
pub fn field(index: usize, weak: &Weak, setting: &Setting) -> String {
    let name = wording::field(index, setting);
    if weak.contains_key(&index) { format!("{name} ≠") } else { name }
}

/// What the mark of such fields means, a sentence for those of the same rounds.
pub fn weak_fields(weak: &Weak, setting: &Setting) -> Vec<String> {
    let mut by_rounds: BTreeMap<&[Id], Vec<String>> = BTreeMap::new();
    for (&index, rounds) in weak {
        by_rounds.entry(rounds).or_default().push(wording::field(index, setting));
    }
    let said = by_rounds.into_iter().map(|(rounds, fields)| {
        let rounds: Vec<String> = rounds.iter().map(|round| wording::round(round, setting)).collect();
        let arguments = [("fields", fields.join(", ").into()), ("rounds", rounds.join(", ").into())];
        setting.words.with("agree-weak-rounds", &arguments)
    });
    said.collect()
}
