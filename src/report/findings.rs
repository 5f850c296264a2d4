//! What is to be checked in a round, as a document.

use std::fmt::Write;

use serde::Serialize;

use super::plain::{escape_json, plain};
use crate::domain::assess::findings::{Finding, Kind};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Value};
use crate::domain::study::Study;
use crate::language::Words;

/// The document of `findings`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingsDocument<'a> {
    /// `nulmeting/findings/1`.
    pub schema: &'static str,
    /// What is to be checked.
    pub findings: Vec<Line<'a>>,
}

/// Something to be checked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "FindingDocument"))]
pub struct Line<'a> {
    /// Id of the round.
    pub round: &'a Id,
    /// Id of the unit, or `organisation`.
    pub unit: &'a Id,
    /// What is to be checked, as a word.
    pub finding: &'static str,
    /// The indicator or factor that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<&'a Id>,
    /// The evidence that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<&'a Id>,
    /// The rating or judgement as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// What a closed answer proposes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed: Option<&'a str>,
    /// The interview with that answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interview: Option<&'a str>,
    /// The question of that answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<&'a Id>,
    /// What rests on the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carries: Option<&'a [Id]>,
}

/// What is to be checked, for programs: ids and stable keys.
///
/// # Errors
/// Nothing of ours cannot be written.
pub fn json(found: &[Finding]) -> serde_json::Result<String> {
    let lines: Vec<Line<'_>> = found
        .iter()
        .map(|finding| {
            let proposed = match &finding.kind {
                Kind::Proposal { proposed, .. } => Some(proposed),
                _ => None,
            };
            Line {
                round: &finding.site.round,
                unit: &finding.site.unit,
                finding: finding.kind.as_str(),
                target: finding.target.as_ref(),
                evidence: finding.evidence.as_ref(),
                value: match &finding.kind {
                    Kind::Proposal { value, .. }
                    | Kind::NoEvidence(value)
                    | Kind::AllUnits(value)
                    | Kind::Contradicted(value) => Some(value),
                    Kind::Open | Kind::Carries(_) | Kind::Unused => None,
                },
                proposed: proposed.map(|proposed| proposed.value.as_str()),
                interview: proposed.map(|proposed| proposed.interview.as_str()),
                question: proposed.map(|proposed| &proposed.question),
                carries: match &finding.kind {
                    Kind::Carries(targets) => Some(targets),
                    _ => None,
                },
            }
        })
        .collect();
    let document = FindingsDocument { schema: "nulmeting/findings/1", findings: lines };
    serde_json::to_string_pretty(&document).map(|json| escape_json(&json))
}

/// What is to be checked, for people: below each kind with its count a line for each place.
pub fn text(found: &[Finding], study: &Study, model: &Assessment, language: &str, words: &Words) -> String {
    let mut text = String::new();
    for kind in Kind::ALL {
        let of_kind: Vec<&Finding> = found.iter().filter(|finding| finding.kind.as_str() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let heading = heading(kind, of_kind.len(), words);
        let _ = writeln!(text, "{}{heading}", if text.is_empty() { "" } else { "\n" });
        for finding in of_kind {
            let _ = writeln!(text, "  {}", line(finding, study, model, language, words));
        }
    }
    if text.is_empty() { words.text("findings-none") } else { text }
}

/// The heading of a kind with its count.
pub fn heading(kind: &str, count: usize, words: &Words) -> String {
    words.with("findings-heading", &[("what", words.of("finding", kind).into()), ("count", count.into())])
}

/// A place in a line: the unit, what it is about, and what is found.
pub fn line(finding: &Finding, study: &Study, model: &Assessment, language: &str, words: &Words) -> String {
    let unit = if finding.site.unit.is_organisation() {
        words.text("home-organisation")
    } else {
        study.unit(finding.site.unit.as_str()).map_or_else(
            || finding.site.unit.to_string(),
            |unit| unit.name.find(language, &study.header.languages).text.to_owned(),
        )
    };
    let mut parts = vec![unit];
    parts.extend(finding.target.as_ref().map(|target| title(target, model, language)));
    match &finding.kind {
        Kind::Open | Kind::Unused => {}
        Kind::Proposal { value, proposed } => {
            let names = [
                ("value", said(value, words).into()),
                ("proposed", said(&proposed.value, words).into()),
                ("interview", proposed.interview.as_str().into()),
                ("question", proposed.question.as_str().into()),
            ];
            parts.push(words.with("findings-proposed", &names));
        }
        Kind::NoEvidence(value) | Kind::AllUnits(value) | Kind::Contradicted(value) => {
            parts.push(said(value, words));
        }
        Kind::Carries(targets) => {
            let titles: Vec<String> = targets.iter().map(|target| title(target, model, language)).collect();
            parts.push(words.with("findings-carries", &[("count", targets.len().into())]));
            parts.push(titles.join(", "));
        }
    }
    if let Some(id) = &finding.evidence {
        let evidence = study.evidence.iter().find(|one| one.id == *id);
        parts.insert(1, id.to_string());
        parts.extend(evidence.map(|evidence| format!("“{}”", evidence.text.trim())));
    }
    plain(&parts.join(" · ")).into_owned()
}

fn title(target: &Id, model: &Assessment, language: &str) -> String {
    let indicator = model.indicator(target.as_str()).map(|one| &one.title);
    let title = indicator.or_else(|| model.factor(target.as_str()).map(|one| &one.title));
    title.map_or_else(|| target.to_string(), |title| title.find(language, &model.languages).text.to_owned())
}

/// A value in words: a digit, *unknown*, *n/a*, or a factor's word.
fn said(value: &str, words: &Words) -> String {
    match (Value::read(value), FactorValue::read(value)) {
        (Some(Value::Level(level)), _) => level.points().to_string(),
        (Some(Value::Unknown), _) => words.text("factor-unknown"),
        (Some(Value::NotApplicable), _) => words.text("factor-n-a"),
        (None, Some(factor)) => words.of("factor", factor.as_str()),
        (None, None) => value.to_owned(),
    }
}
