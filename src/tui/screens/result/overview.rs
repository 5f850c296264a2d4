//! The first page of a result: everything that is said of a unit in a round, each part a key away from its reasons.

use super::feedback;
use crate::domain::assessment::Scope;
use crate::domain::id::Id;
use crate::domain::publication::Feedback;
use crate::domain::study::{InterviewStatus, ResponseView};
use crate::tui::screens::why::parts::{LABELS, factors, initiatives, matrix, recommendations, situation};
use crate::tui::screens::why::{Sight, Target, other};
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// Lays out the page.
pub fn page(sight: &Sight) -> Sheet<Target> {
    let mut sheet = sight.sheet();
    interviews(sight, &mut sheet);
    let feedback = Feedback::of(&sight.case.study, &sight.case.unit, &sight.case.round);
    for (text, view) in feedback::lines(&feedback, sight.setting) {
        sheet.text(1, &text, wording::response_look(view));
    }
    if !sight.case.is_scored() {
        sheet.text(1, &sight.words().text("result-not-there"), Look::Warning);
        return sheet;
    }
    matrix(sight, &mut sheet);
    fields(sight, &feedback, &mut sheet);
    situation(sight, &mut sheet);
    contact(sight, &mut sheet);
    factors(sight, &mut sheet);
    recommendations(sight, &mut sheet);
    initiatives(sight, &mut sheet);
    inherited(sight, &mut sheet);
    sheet
}

/// Who was talked to, or why nobody was.
fn interviews(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let study = &sight.case.study;
    let mut found = 0;
    for interview in study.interviews_of(&sight.case.unit, &sight.case.round) {
        found += 1;
        let people = study.participants.iter().filter(|one| one.interview == interview.id);
        let roles: Vec<String> = people.map(|one| words.of("role", &one.details.role)).collect();
        let mut parts = vec![words.of("status", interview.state.status.as_str())];
        parts.extend(interview.details.held_on.as_ref().map(ToString::to_string));
        parts.extend((!roles.is_empty()).then(|| roles.join(", ")));
        parts.extend(interview.state.reason.clone());
        let text = words.with("result-interview", &[("facts", parts.join(" · ").into())]);
        let look = match interview.state.status {
            InterviewStatus::Completed => Look::Quiet,
            InterviewStatus::Planned
            | InterviewStatus::InProgress
            | InterviewStatus::BrokenOff
            | InterviewStatus::Cancelled
            | InterviewStatus::Declined
            | InterviewStatus::NotReached => Look::Warning,
        };
        sheet.text(1, &text, look);
    }
    if found == 0 {
        sheet.text(1, &words.text("result-no-interview"), Look::Warning);
    }
}

/// Completed phases of each field, how it reads so far, and what all fields have in common.
fn fields(sight: &Sight, feedback: &Feedback<'_>, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    let has_phases = !sight.model().phases.is_empty();
    sheet.heading(words.text(if has_phases { "result-phases" } else { "compare-by-field" }));
    for index in 0..sight.model().fields.len() {
        let Some(field) = sight.case.field(sight.view, index) else { continue };
        sheet.stop(Target::Field(index), |sheet| {
            let label = wording::field(index, sight.setting);
            let mut texts = Vec::new();
            if !field.in_scope {
                texts.push((words.text("result-out-of-scope"), Look::Quiet));
            }
            if let (Some(lo), Some(hi)) = (field.lo, field.hi) {
                let look = if lo == hi { Look::Text } else { Look::Tentative };
                let mut text = wording::phases(lo, hi, sight.setting);
                let missing = wording::missing(field);
                if !missing.is_empty() {
                    let arguments = [
                        ("phases", text.into()),
                        ("count", missing.len().into()),
                        ("ask", wording::asked(&missing, sight.setting).into()),
                    ];
                    text = words.with("result-phases-missing", &arguments);
                }
                texts.push((text, look));
                let proven =
                    sight.case.field(other(sight.view), index).and_then(|other| other.lo.zip(other.hi));
                if let Some((other_lo, other_hi)) = proven.filter(|range| *range != (lo, hi)) {
                    let phases = wording::phases(other_lo, other_hi, sight.setting);
                    let text = words.with(wording::other_view(sight.view), &[("what", phases.into())]);
                    texts.push((text, Look::Warning));
                }
            }
            if let Some(reading) = wording::reading(field, sight.setting) {
                texts.push((words.with("result-reading", &[("reading", reading.into())]), Look::Quiet));
            }
            texts
                .extend(wording::skipped(field, sight.setting).into_iter().map(|text| (text, Look::Warning)));
            if texts.is_empty() {
                let missing = wording::missing(field);
                texts.push((words.with("result-unknown", &[("count", missing.len().into())]), Look::Quiet));
            }
            if sight.case.weak.contains(&index) {
                texts.push((words.text("agree-weak-field"), Look::Warning));
            }
            texts.extend(contested(sight, feedback, index).map(|text| (text, Look::Warning)));
            for (at, (text, look)) in texts.into_iter().enumerate() {
                sheet.labelled(if at == 0 { &label } else { "" }, LABELS, &text, look);
            }
        });
    }
    if !has_phases {
        return;
    }
    let common = sight.case.unit_score(sight.view).and_then(|score| score.common);
    let text = common
        .map_or_else(|| words.text("result-no-common"), |(lo, hi)| wording::phases(lo, hi, sight.setting));
    sheet.labelled(&words.text("result-common"), LABELS, &text, Look::Text);
}

/// What the unit contests of a field: the field itself, or else indicators of it.
fn contested(sight: &Sight, feedback: &Feedback<'_>, index: usize) -> Option<String> {
    let is_contested =
        |part: &Id| feedback.about(part.as_str()).is_some_and(|said| said.view == ResponseView::Contested);
    let model = sight.model();
    if model.fields.get(index).is_some_and(|field| is_contested(&field.id)) {
        return Some(sight.words().text("result-contested"));
    }
    let of_field = model.indicators_of(Scope::Unit).filter(|(_, one)| one.field == index);
    let parts: Vec<String> = of_field
        .filter(|(_, one)| is_contested(&one.id))
        .map(|(at, _)| wording::indicator(at, sight.setting))
        .collect();
    let list = [("parts", parts.join(", ").into())];
    (!parts.is_empty()).then(|| sight.words().with("result-contested-in", &list))
}

/// The organisation's indicators, which a unit inherits: shown with it, never counted in it.
fn inherited(sight: &Sight, sheet: &mut Sheet<Target>) {
    let states = &sight.case.organisation(sight.view).indicators;
    if !states.is_empty() {
        sheet.heading(sight.words().text("why-inherited"));
    }
    for state in states {
        sight.indicator_stop(sheet, state.index);
    }
}

/// Contact with residents: it describes, and proposes no rating.
fn contact(sight: &Sight, sheet: &mut Sheet<Target>) {
    let words = sight.words();
    sheet.heading(words.text("result-contact"));
    let (unit, round) = (&sight.case.unit, &sight.case.round);
    let context = sight.case.study.contexts.iter().find(|one| one.unit == *unit && one.round == *round);
    let Some(context) = context else {
        sheet.text(2, &words.text("result-no-contact"), Look::Quiet);
        return;
    };
    let group = wording::group(&sight.case.study, sight.setting);
    let arguments = [
        ("residents", words.of("contact", context.contact_residents.as_str()).into()),
        ("group", group.into()),
        ("migrants", words.of("contact", context.contact_migrants.as_str()).into()),
    ];
    sheet.text(2, &words.with("result-contact-line", &arguments), Look::Text);
    if let Some(note) = &context.note {
        sheet.text(2, note, Look::Quiet);
    }
}
