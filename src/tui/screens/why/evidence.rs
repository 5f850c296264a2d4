//! What everything rests on: evidence with who said it and where it stands, and initiatives.

use super::{Sight, Target};
use crate::domain::evidence::{About, Evidence, Side};
use crate::domain::id::Id;
use crate::domain::study::{BecauseOfProject, Followed, Study, followed};
use crate::domain::text::fill;
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Sheet};

/// The column where what stands beside a label begins.
const BESIDE: u16 = 24;

/// A piece of evidence as a stop: its text, and below it what it is, who said it and where it stands.
pub fn evidence_stop<T>(sheet: &mut Sheet<T>, target: T, study: &Study, id: &Id, setting: &Setting) {
    let words = &setting.words;
    sheet.stop(target, |sheet| {
        let Some(evidence) = study.evidence.iter().find(|evidence| evidence.id == *id) else {
            sheet.text(2, &words.with("why-evidence-missing", &[("id", id.as_str().into())]), Look::Warning);
            return;
        };
        let text = match evidence.side {
            Side::For => evidence.text.clone(),
            Side::Against => words.with("why-against", &[("text", evidence.text.as_str().into())]),
        };
        sheet.text(2, &text, Look::Text);
        sheet.text(4, &origin(evidence, study, setting), Look::Quiet);
    });
}

/// What a piece of evidence is, who said it when, and where it stands, in one line.
fn origin(evidence: &Evidence, study: &Study, setting: &Setting) -> String {
    let mut parts = vec![setting.words.of("evidence", evidence.kind.as_str())];
    parts.extend(speaker(evidence, study, setting));
    let interview = evidence.interview.as_ref().and_then(|id| study.interview(id));
    if let Some(interview) = interview {
        parts.push(wording::round(&interview.details.round, setting));
    }
    parts.extend(evidence.source.clone());
    parts.extend(evidence.place.clone());
    if evidence.is_about_all() {
        parts.push(setting.words.text("why-about-all"));
    }
    parts.join(" · ")
}

/// Who said it, by role and pseudonym.
pub fn speaker(evidence: &Evidence, study: &Study, setting: &Setting) -> Option<String> {
    let respondent = evidence.respondent.as_ref()?;
    let interview = evidence.interview.as_ref();
    let participant = study
        .participants
        .iter()
        .find(|one| one.respondent == *respondent && interview.is_none_or(|id| one.interview == *id));
    let name = respondent.as_str();
    Some(participant.map_or_else(
        || name.to_owned(),
        |one| {
            let role = setting.words.of("role", &one.details.role);
            setting.words.with("why-speaker", &[("role", role.into()), ("respondent", name.into())])
        },
    ))
}

/// All that is known of a piece of evidence, and what else rests on it.
pub fn evidence_page<T>(study: &Study, id: &Id, setting: &Setting) -> Sheet<T> {
    let words = &setting.words;
    let mut sheet = Sheet::new(setting.size.width);
    let Some(evidence) = study.evidence.iter().find(|evidence| evidence.id == *id) else {
        sheet.text(1, &words.with("why-evidence-missing", &[("id", id.as_str().into())]), Look::Warning);
        return sheet;
    };
    let kind = words.of("evidence", evidence.kind.as_str());
    sheet.text(
        1,
        &words.with("why-evidence-title", &[("kind", kind.into()), ("id", id.as_str().into())]),
        Look::Title,
    );
    sheet.blank();
    sheet.text(1, &evidence.text, Look::Text);
    sheet.blank();
    let mut fact = |id: &str, text: Option<String>| {
        if let Some(text) = text {
            sheet.labelled(&words.text(id), BESIDE, &text, Look::Text);
        }
    };
    let interview = evidence.interview.as_ref().and_then(|id| study.interview(id));
    fact("why-who", speaker(evidence, study, setting));
    fact(
        "why-interview",
        interview.map(|interview| {
            let details = &interview.details;
            let mut parts =
                vec![wording::unit(study, &details.unit, setting), wording::round(&details.round, setting)];
            parts.extend(details.held_on.as_ref().map(ToString::to_string));
            parts.join(" · ")
        }),
    );
    fact("why-question", question(evidence, study, setting));
    fact("why-from", evidence.source.clone());
    fact("why-where", evidence.place.clone());
    let as_of = evidence.as_of.as_ref().map(|text| match study.round(text) {
        Some(round) => setting.text(&round.label).to_owned(),
        None => text.clone(),
    });
    fact("why-as-of", as_of);
    fact(
        "why-about",
        evidence.about.as_ref().map(|about| match about {
            About::All => words.text("why-about-all"),
            About::Units(units) => {
                units.iter().map(|unit| wording::unit(study, unit, setting)).collect::<Vec<_>>().join(", ")
            }
        }),
    );
    fact("why-side", (evidence.side == Side::Against).then(|| words.text("why-side-against")));
    let uses = uses(study, id, setting);
    sheet.heading(words.with("why-used", &[("count", uses.len().into())]));
    for text in uses {
        sheet.text(2, &text, Look::Text);
    }
    sheet
}

/// The question that it answered, as it is asked.
fn question(evidence: &Evidence, study: &Study, setting: &Setting) -> Option<String> {
    let interview = study.interview(evidence.interview.as_ref()?)?;
    let questionnaire = study.questionnaire_of(interview, &setting.instruments.questionnaires)?;
    let question = questionnaire.question_by(evidence.question.as_ref()?.as_str())?;
    let own =
        |name: &str| study.header.placeholders.get(name).or_else(|| questionnaire.placeholders.get(name));
    Some(fill(setting.text(&question.ask), |name| own(name).map(|text| setting.text(text))))
}

/// The ratings and judgements of these records that rest on it.
fn uses(study: &Study, id: &Id, setting: &Setting) -> Vec<String> {
    let words = &setting.words;
    let model = &setting.instruments.model;
    let line = |what: &str, value: String, unit: &Id, round: &Id| {
        let arguments = [
            ("what", what.into()),
            ("value", value.into()),
            ("unit", wording::unit(study, unit, setting).into()),
            ("round", wording::round(round, setting).into()),
        ];
        words.with("why-use", &arguments)
    };
    let ratings = study.ratings.iter().filter(|rating| rating.evidence.contains(id)).map(|rating| {
        let name = model.indicator(rating.indicator.as_str()).map(|indicator| setting.text(&indicator.title));
        line(name.unwrap_or(rating.indicator.as_str()), rating.value.to_string(), &rating.unit, &rating.round)
    });
    let factors = study.factors.iter().filter(|factor| factor.evidence.contains(id)).map(|judged| {
        let name = model.factor(judged.factor.as_str()).map(|factor| setting.text(&factor.title));
        let value = words.of("factor", judged.value.as_str());
        line(name.unwrap_or(judged.factor.as_str()), value, &judged.unit, &judged.round)
    });
    ratings.chain(factors).collect()
}

impl Sight<'_> {
    /// An initiative and what was known of it in each round.
    pub(super) fn initiative_page(&self, id: &Id) -> Sheet<Target> {
        let mut sheet = self.sheet();
        let words = self.words();
        let all = followed(&self.case.study.initiatives);
        let is_it = |one: &&Followed| one.initiative.id == *id || one.former.iter().any(|one| one.id == *id);
        let Some(one) = all.iter().find(is_it) else { return self.nothing(sheet) };
        let details = &one.initiative.details;
        sheet.text(1, &details.title, Look::Title);
        for former in &one.former {
            let before =
                words.with("initiative-formerly", &[("title", former.details.title.as_str().into())]);
            sheet.text(1, &before, Look::Quiet);
        }
        sheet.blank();
        let field = self.model().field(details.field.as_str());
        let field = field.map_or(details.field.as_str(), |field| self.setting.text(&field.title));
        sheet.labelled(&words.text("why-field"), BESIDE, field, Look::Text);
        let own = words.of("own", if details.own { "yes" } else { "no" });
        sheet.labelled(&words.text("field-own"), BESIDE, &own, Look::Text);
        let because = match details.because_of_project {
            BecauseOfProject::Yes => "yes",
            BecauseOfProject::No => "no",
            BecauseOfProject::Unknown => "unknown",
        };
        sheet.labelled(&words.text("why-because"), BESIDE, &words.of("because", because), Look::Text);
        if let Some(place) = &details.place {
            sheet.labelled(&words.text("why-where"), BESIDE, place, Look::Text);
        }
        sheet.heading(words.text("why-fate"));
        for round in &self.setting.instruments.rounds {
            let state = one.state(&round.id);
            let text = state.map_or_else(
                || words.text("result-not-mentioned"),
                |state| words.of("fate", state.status.as_str()),
            );
            sheet.labelled(self.setting.text(&round.label), 30, &text, Look::Text);
        }
        sheet
    }
}
