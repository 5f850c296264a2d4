//! The coding rules of a study as a document, for the chapter on methods.

use std::fmt::Write;

use serde::Serialize;

use super::plain::{escape_json, plain};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::domain::text::Text;
use crate::language::Words;

/// The document of `rules`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RulesDocument<'a> {
    /// `nulmeting/rules/1`.
    pub schema: &'static str,
    /// The rules in the order of the model.
    pub rules: Vec<Line<'a>>,
}

/// A coding rule.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "RuleDocument"))]
pub struct Line<'a> {
    /// The indicator or factor.
    pub indicator: &'a Id,
    /// `indicator`, `factor`, or `unknown` for what the model has no more.
    pub kind: &'static str,
    /// Its name.
    pub title: &'a str,
    /// The field of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'a Id>,
    /// The phase of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<&'a Id>,
    /// How it is rated in this study.
    pub rule: &'a str,
    #[serde(skip)]
    place: Option<(usize, usize)>,
}

/// The rules in the order of the model: indicators phase by phase and within a phase field by field, then factors, then
/// what the model has no more.
fn lines<'a>(study: &'a Study, model: &'a Assessment, language: &str) -> Vec<Line<'a>> {
    let title = |text: &'a Text| text.find(language, &model.languages).text;
    let mut lines: Vec<(usize, usize, usize, Line<'a>)> = study
        .rules
        .iter()
        .map(|rule| {
            let id = &rule.indicator;
            let line = |kind, title, place: Option<(usize, usize)>| Line {
                indicator: id,
                kind,
                title,
                field: place.and_then(|(field, _)| model.fields.get(field)).map(|field| &field.id),
                phase: place.and_then(|(_, phase)| model.phases.get(phase)).map(|phase| &phase.id),
                rule: &rule.text,
                place,
            };
            if let Some(at) = model.indicators.iter().position(|one| one.id == *id) {
                let one = &model.indicators[at];
                let place = Some((one.field, one.phase));
                (one.phase, one.field, at, line("indicator", title(&one.title), place))
            } else if let Some(at) = model.factors.iter().position(|one| one.id == *id) {
                (usize::MAX - 1, 0, at, line("factor", title(&model.factors[at].title), None))
            } else {
                (usize::MAX, 0, 0, line("unknown", id.as_str(), None))
            }
        })
        .collect();
    lines.sort_by_key(|(phase, field, at, _)| (*phase, *field, *at));
    lines.into_iter().map(|(.., line)| line).collect()
}

/// The rules for programs.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(study: &Study, model: &Assessment, language: &str) -> serde_json::Result<String> {
    let document = RulesDocument { schema: "nulmeting/rules/1", rules: lines(study, model, language) };
    serde_json::to_string_pretty(&document).map(|json| escape_json(&json))
}

/// The rules for people, each below its indicator.
pub fn text(study: &Study, model: &Assessment, language: &str, words: &Words) -> String {
    let title = |text: &Text| plain(text.find(language, &model.languages).text).into_owned();
    let lines = lines(study, model, language);
    if lines.is_empty() {
        return words.text("rules-none");
    }
    let mut text = String::new();
    let mut heading = String::new();
    for line in &lines {
        let here = match line.place {
            Some((field, phase)) => {
                let field = model.fields.get(field).map(|field| title(&field.title)).unwrap_or_default();
                match model.phases.get(phase) {
                    Some(phase) => format!("{field} · {}", title(&phase.title)),
                    None => field,
                }
            }
            None => words.text(if line.kind == "factor" { "rules-factors" } else { "rules-gone" }),
        };
        if here != heading {
            let _ = writeln!(text, "{}{here}", if text.is_empty() { "" } else { "\n" });
            heading = here;
        }
        let _ = writeln!(text, "  {} ({})", plain(line.title), line.indicator);
        for row in line.rule.lines().filter(|row| !row.trim().is_empty()) {
            let _ = writeln!(text, "    {}", plain(row));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::study::CodingRule;

    #[test]
    fn rules_stand_in_the_order_of_the_model_and_what_it_has_no_more_is_last() {
        let mut scene = Scene::with_sez();
        assert_eq!(
            text(&scene.study, &scene.model, "en", &Words::english()),
            "No coding rule is written down yet."
        );
        for name in ["gone", "step_plan", "gaps_known"] {
            let text = format!("Rule of {name}\u{1b}[2J\nsecond line");
            scene.study.rules.push(CodingRule { indicator: id(name), text });
        }
        let told = text(&scene.study, &scene.model, "en", &Words::english());
        let place = |wanted: &str| told.find(wanted).unwrap_or_else(|| panic!("{wanted}: {told}"));
        assert!(place("Rule of gaps_known") < place("Rule of step_plan"));
        assert!(place("Rule of step_plan") < place("Rule of gone"));
        assert!(!told.contains('\u{1b}'));
        let json = json(&scene.study, &scene.model, "en").unwrap();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["rules"][0]["indicator"], "gaps_known");
        assert_eq!(
            (&read["rules"][0]["kind"], &read["rules"][2]["kind"]),
            (&"indicator".into(), &"unknown".into())
        );
        assert!(read["rules"][0]["rule"].as_str().unwrap().contains("second line"));
    }
}
