//! What the screen says of a row: names, values, proposals and warnings in the words of the catalogue.

use crate::domain::assessment::{Assessment, CellPlace, Proof};
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Value};
use crate::domain::score::{CellScore, DerivedReason, Origin};
use crate::domain::study::Study;
use crate::language::Words;
use crate::tui::model::Setting;

use crate::domain::assess::sheet::{Proposed, Row, Site, Standing, Warning};

/// The name of a unit, or of the organisation.
pub fn unit_name(id: &Id, study: Option<&Study>, setting: &Setting) -> String {
    if id.is_organisation() {
        return setting.words.text("home-organisation");
    }
    let unit = study.and_then(|study| study.unit(id.as_str()));
    unit.map_or_else(|| id.to_string(), |unit| setting.text(&unit.name).to_owned())
}

/// The title of an indicator or factor.
pub fn target_title(id: &Id, setting: &Setting) -> String {
    let model = &setting.instruments.model;
    let title = model
        .indicator(id.as_str())
        .map(|indicator| &indicator.title)
        .or_else(|| model.factor(id.as_str()).map(|factor| &factor.title));
    title.map_or_else(|| id.to_string(), |title| setting.text(title).to_owned())
}

/// Whether a cell cannot be complete without it.
pub fn is_core(row: &Row, model: &Assessment) -> bool {
    match &row.standing {
        Standing::Indicator(state) => model.indicators[state.index].is_core,
        Standing::Factor(_) => false,
    }
}

/// The cell of an indicator.
pub fn cell_of(row: &Row, model: &Assessment) -> Option<CellPlace> {
    match &row.standing {
        Standing::Indicator(state) => {
            let indicator = &model.indicators[state.index];
            Some(CellPlace { field: indicator.field, phase: indicator.phase })
        }
        Standing::Factor(_) => None,
    }
}

/// The name of a cell: its field, and its phase where the model has phases.
pub fn cell_name(place: CellPlace, setting: &Setting) -> String {
    let model = &setting.instruments.model;
    let field = model.fields.get(place.field).map(|field| setting.text(&field.title)).unwrap_or_default();
    match model.phases.get(place.phase) {
        Some(phase) => {
            let names = [("field", field.into()), ("phase", setting.text(&phase.title).into())];
            setting.words.with("assess-cell", &names)
        }
        None => field.to_owned(),
    }
}

/// How a cell stands, with its basis: `largely 2/3`.
pub fn cell_word(cell: &CellScore, words: &Words) -> String {
    let word = words.of("word", cell.word.as_str());
    let names = [("word", word.into()), ("rated", cell.rated.into()), ("applicable", cell.applicable.into())];
    words.with("assess-cell-word", &names)
}

/// A value as a word: a number, *unknown* or *n/a*.
pub fn value_word(value: Value, words: &Words) -> String {
    match value {
        Value::Level(level) => level.points().to_string(),
        Value::Unknown => words.text("factor-unknown"),
        Value::NotApplicable => words.text("factor-n-a"),
    }
}

/// The value that a closed answer proposes.
pub fn proposed_word(row: &Row, value: &str, words: &Words) -> String {
    match row.standing {
        Standing::Indicator(_) => Value::read(value).map(|value| value_word(value, words)),
        Standing::Factor(_) => FactorValue::read(value).map(|value| words.of("factor", value.as_str())),
    }
    .unwrap_or_else(|| value.to_owned())
}

/// A row of the matrix is short: a number, a letter, a dot for what waits, a dash for what is derived.
pub fn sign(row: &Row) -> String {
    match &row.standing {
        Standing::Indicator(state) => match state.origin {
            Origin::Typed { .. } => state.value.to_string(),
            Origin::Derived(DerivedReason::NotYetRated) => "·".to_owned(),
            Origin::Derived(_) => "–".to_owned(),
        },
        Standing::Factor(_) => String::new(),
    }
}

/// The reasons of a row as texts.
pub fn reasons(row: &Row, study: &Study, setting: &Setting) -> Vec<String> {
    let model = &setting.instruments.model;
    let title = |id: &str| {
        model.reason(id).map_or_else(|| id.to_owned(), |reason| setting.text(&reason.title).to_owned())
    };
    match &row.standing {
        Standing::Indicator(state) => state.reasons(study, model).into_iter().map(title).collect(),
        Standing::Factor(state) => state.reason.iter().map(|reason| title(reason)).collect(),
    }
}

/// The value of a row in the list, in words: with its first reason, or why it is derived, or what is proven.
pub fn value(row: &Row, study: &Study, setting: &Setting) -> String {
    let words = &setting.words;
    if let Some(reason) = row.derived() {
        let derived = words.of("standing", reason.as_str());
        let reasons = reasons(row, study, setting);
        return match reasons.first().filter(|_| reason == DerivedReason::DoesNotApply) {
            Some(why) => with_reason(&derived, why, words),
            None => derived,
        };
    }
    let (value, proven) = match &row.standing {
        Standing::Indicator(state) => (value_word(state.value, words), state.cap.map(|cap| cap.level)),
        Standing::Factor(state) => (words.of("factor", state.value.as_str()), None),
    };
    if let Some(level) = proven {
        let names = [("value", value.into()), ("proven", level.points().into())];
        return words.with("assess-value-proven", &names);
    }
    match reasons(row, study, setting).first() {
        Some(why) => with_reason(&value, why, words),
        None => value,
    }
}

fn with_reason(value: &str, reason: &str, words: &Words) -> String {
    words.with("assess-value-reason", &[("value", value.into()), ("reason", lowered(reason).into())])
}

/// A title within a line: its first letter small, unless it is a word of capitals.
fn lowered(title: &str) -> String {
    let mut characters = title.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => title.to_owned(),
    }
}

/// What is proposed, short: `→2` for a rating to come, `≠2` where the rating says something else.
pub fn proposal_sign(row: &Row, words: &Words) -> String {
    let is_rated = row.typed().is_some();
    let mut values: Vec<&Proposed> =
        row.proposals.iter().filter(|proposal| !is_rated || proposal.differs).collect();
    values.dedup_by(|a, b| a.value == b.value);
    let sign = if is_rated { "≠" } else { "→" };
    let values: Vec<String> =
        values.iter().map(|proposal| proposed_word(row, &proposal.value, words)).collect();
    if values.is_empty() { String::new() } else { format!("{sign}{}", values.join("/")) }
}

/// A question by its number, or by its id where the questionnaire does not know it.
pub fn question(number: Option<usize>, id: &Id, words: &Words) -> String {
    number
        .map_or_else(|| id.to_string(), |number| words.with("assess-question", &[("number", number.into())]))
}

/// What is proposed, in a sentence.
pub fn proposal(row: &Row, proposed: &Proposed, words: &Words) -> String {
    let names = [
        ("value", proposed_word(row, &proposed.value, words).into()),
        ("question", question(proposed.number, &proposed.question, words).into()),
    ];
    words.with(
        match (row.typed(), proposed.differs) {
            (None, _) => "assess-proposal",
            (Some(_), true) => "assess-proposal-differs",
            (Some(_), false) => "assess-proposal-same",
        },
        &names,
    )
}

/// What is to be looked at again, in a sentence that says what would mend it.
pub fn warning(warning: &Warning, row: &Row, setting: &Setting) -> String {
    let words = &setting.words;
    let indicator = match &row.standing {
        Standing::Indicator(state) => setting.instruments.model.indicators.get(state.index),
        Standing::Factor(_) => None,
    };
    match warning {
        Warning::AllUnits => words.text("assess-warn-all-units"),
        Warning::NoEvidence => words.text("assess-warn-no-evidence"),
        Warning::SingleSource(level, witnesses) => {
            let level = ("level", level.points().into());
            if witnesses.is_empty() {
                words.with("assess-warn-no-witness", &[level])
            } else {
                words.with("assess-warn-single", &[level, ("who", witnesses.join(", ").into())])
            }
        }
        Warning::NoDocument(level) => {
            let level = ("level", level.points().into());
            match indicator.and_then(|indicator| indicator.counts.as_ref()) {
                Some(counts) => words
                    .with("assess-warn-paper-of", &[level, ("counts", lowered(setting.text(counts)).into())]),
                None => words.with("assess-warn-paper", &[level]),
            }
        }
        Warning::Against(count) => words.with("assess-warn-against", &[("count", (*count).into())]),
        Warning::Contradicted => words.text("assess-warn-contradicted"),
        Warning::Consensus => words.text("assess-warn-consensus"),
        Warning::Carries(evidence, count) => {
            let names = [("evidence", evidence.as_str().into()), ("count", (*count).into())];
            words.with("assess-warn-carries", &names)
        }
    }
}

/// Why a value is derived, in a sentence.
pub fn derived(row: &Row, study: &Study, site: &Site, setting: &Setting) -> Option<String> {
    let words = &setting.words;
    let model = &setting.instruments.model;
    if let Some(from) = row.computed_from().and_then(|index| model.indicators.get(index)) {
        return Some(words.with("assess-computed", &[("indicator", setting.text(&from.title).into())]));
    }
    let reason = row.derived()?;
    let needed = match &row.standing {
        Standing::Indicator(state) => model.indicators[state.index].needs.as_ref(),
        Standing::Factor(_) => None,
    };
    if let (DerivedReason::DidNotExistYet, Some(needed)) = (reason, needed) {
        let whole = Site { unit: Id::organisation(), round: site.round.clone() };
        let value = whole.rating(study, model, needed).map(|rating| value_word(rating.value, words));
        let names =
            [("needed", target_title(needed, setting).into()), ("value", value.unwrap_or_default().into())];
        return Some(words.with("assess-why-did-not-exist-yet", &names));
    }
    if reason == DerivedReason::InterviewMissing
        && let Some(interview) = study.interviews_of(&site.unit, &site.round).next()
    {
        let status = words.of("status", interview.state.status.as_str());
        let status = match &interview.state.reason {
            Some(why) => with_reason(&status, why, words),
            None => status,
        };
        return Some(words.with("assess-why-interview-status", &[("status", status.into())]));
    }
    Some(words.text(match reason {
        DerivedReason::DidNotExistYet => "assess-did-not-exist",
        DerivedReason::NotAsked => "assess-why-not-asked",
        DerivedReason::InterviewMissing => "assess-why-interview-missing",
        DerivedReason::NotYetRated => "assess-why-not-yet-rated",
        DerivedReason::DoesNotApply => "assess-why-does-not-apply",
    }))
}

/// What proves a rating.
pub fn proof(proof: Proof, words: &Words) -> String {
    words.text(match proof {
        Proof::Word => "assess-proof-word",
        Proof::Witness => "assess-proof-witness",
        Proof::Paper => "assess-proof-paper",
    })
}
