//! How far raters agree, as a table for people and as JSON: by field, by indicator, and over all last, so that nobody reads
//! one number for everything.

use std::fmt::Write;

use serde::Serialize;

use super::plain::{escape_json, plain};
use crate::domain::agreement::{Agreement, Coefficient, agreement, raters};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::domain::text::Text;
use crate::language::Words;

#[derive(Serialize)]
struct Document<'a> {
    round: &'a str,
    raters: Vec<&'a str>,
    fields: Vec<Line<'a>>,
    indicators: Vec<Line<'a>>,
    all: Line<'a>,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    things: usize,
    alpha_kind: Option<f64>,
    alpha_level: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kappa: Option<[Option<f64>; 3]>,
    pairs: usize,
    same: usize,
    within_one_step: usize,
}

/// The fields, the indicators and all of them, each with how far the raters agree on it.
struct Lines<'a> {
    fields: Vec<(&'a Id, &'a Text, Agreement)>,
    indicators: Vec<(&'a Id, &'a Text, Agreement)>,
    all: Agreement,
}

fn lines<'a>(study: &Study, model: &'a Assessment, round: &Id) -> Lines<'a> {
    let fields = model.fields.iter().enumerate().map(|(at, field)| {
        let is_meant = |id: &Id| model.indicators.iter().any(|one| one.id == *id && one.field == at);
        (&field.id, &field.title, agreement(study, round, is_meant))
    });
    let indicators =
        model.indicators.iter().map(|one| (&one.id, &one.title, agreement(study, round, |id| *id == one.id)));
    let rated = |(_, _, found): &(&Id, &Text, Agreement)| found.things > 0;
    Lines {
        fields: fields.filter(rated).collect(),
        indicators: indicators.filter(rated).collect(),
        all: agreement(study, round, |_| true),
    }
}

/// The agreement of a round for programs; coefficients are null where nothing can be said.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(study: &Study, model: &Assessment, round: &Id) -> serde_json::Result<String> {
    let found = lines(study, model, round);
    let names = raters(study, round);
    let document = Document {
        round: round.as_str(),
        raters: names.into_iter().map(|name| name.map_or("", Id::as_str)).collect(),
        fields: found.fields.iter().map(|(id, _, found)| line(Some(id), found)).collect(),
        indicators: found.indicators.iter().map(|(id, _, found)| line(Some(id), found)).collect(),
        all: line(None, &found.all),
    };
    serde_json::to_string_pretty(&document).map(|json| escape_json(&json))
}

fn line<'a>(id: Option<&'a Id>, found: &Agreement) -> Line<'a> {
    let value = |coefficient: Option<Coefficient>| coefficient.map(Coefficient::value);
    Line {
        id: id.map(Id::as_str),
        things: found.things,
        alpha_kind: value(found.kind),
        alpha_level: value(found.level),
        kappa: found.kappa.map(|kappa| kappa.map(value)),
        pairs: found.pairs[2],
        same: found.pairs[0],
        within_one_step: found.pairs[1],
    }
}

/// The agreement of a round for people: one line for each field and indicator, every number with its base.
pub fn text(study: &Study, model: &Assessment, round: &Id, language: &str, words: &Words) -> String {
    let found = lines(study, model, round);
    let mut text = String::new();
    let say = |title: &Text| plain(title.find(language, &model.languages).text).into_owned();
    let mut write = |name: &str, found: &Agreement| {
        let shown = |coefficient: Option<Coefficient>| {
            coefficient.map_or_else(|| words.text("agreement-none"), |found| format!("{:.2}", found.value()))
        };
        let arguments = [
            ("things", found.things.into()),
            ("level", shown(found.level).into()),
            ("kind", shown(found.kind).into()),
            ("same", found.pairs[0].into()),
            ("near", found.pairs[1].into()),
            ("pairs", found.pairs[2].into()),
        ];
        let _ = writeln!(text, "{name}: {}", words.with("agreement-line", &arguments));
        if let Some([plain, linear, quadratic]) = found.kappa {
            let arguments = [
                ("plain", shown(plain).into()),
                ("linear", shown(linear).into()),
                ("quadratic", shown(quadratic).into()),
            ];
            let _ = writeln!(text, "  {}", words.with("agreement-kappa", &arguments));
        }
    };
    for (_, title, found) in &found.fields {
        write(&say(title), found);
    }
    for (_, title, found) in &found.indicators {
        write(&format!("  {}", say(title)), found);
    }
    write(&words.text("agreement-all"), &found.all);
    text
}
