//! What was answered in an earlier round, and whether it may be seen: at once, after an independent answer, or never;
//! and never where somebody else leads the talk now.

use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{Previous, Question, Questionnaire};
use crate::domain::study::Interview;
use crate::tui::model::Setting;

use super::held::Held;
use super::page::Reader;
use super::value;

/// An earlier answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The round, and where it was another question, the question.
    pub heading: String,
    /// What was answered.
    pub paragraphs: Vec<String>,
}

/// Why an earlier answer is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none.
    Absent,
    /// The questionnaire keeps it hidden.
    Hidden,
    /// It can be seen once there is an answer of today.
    NotYet,
    /// Somebody else leads the talk.
    OtherPerson,
    /// Who leads is not recorded for both talks.
    UnknownPerson,
}

impl Refusal {
    /// The id of the text that says so.
    pub fn id(self) -> &'static str {
        match self {
            Self::Absent => "talk-earlier-none",
            Self::Hidden => "talk-earlier-hidden",
            Self::NotYet => "talk-earlier-not-yet",
            Self::OtherPerson => "talk-earlier-other-person",
            Self::UnknownPerson => "talk-earlier-unknown-person",
        }
    }
}

/// How the earlier answer to a question is kept in this talk; nothing where there is none.
pub fn mode(held: &Held, at: usize, language: &str, setting: &Setting) -> Option<Previous> {
    match told(held, at, language, setting) {
        Ok(_) => Some(held.question(at).previous),
        Err(Refusal::NotYet) => Some(Previous::After),
        Err(Refusal::Hidden | Refusal::OtherPerson | Refusal::UnknownPerson) => Some(Previous::Hidden),
        Err(Refusal::Absent) => None,
    }
}

/// The earlier answers that belong to a question.
///
/// They are the answers to the same question; where it was not asked then, those to questions about the same
/// indicators.
///
/// # Errors
/// They may not be seen, or there are none.
pub fn told(held: &Held, at: usize, language: &str, setting: &Setting) -> Result<Vec<Told>, Refusal> {
    let question = held.question(at);
    let details = &held.interview.details;
    let rounds = &setting.instruments.rounds;
    let here = rounds.iter().position(|round| round.id == details.round).unwrap_or(0);
    let mut refusal = Refusal::Absent;
    for round in rounds[..here].iter().rev() {
        for interview in held.study.interviews_of(&details.unit, &round.id) {
            let label = setting.text(&round.label);
            let found = answers(held, question, interview, label, language, setting);
            if found.is_empty() {
                continue;
            }
            if question.previous == Previous::Hidden {
                return Err(Refusal::Hidden);
            }
            match same_person(held, &interview.id) {
                Some(true) if question.previous == Previous::After && !held.stops[at].is_given => {
                    return Err(Refusal::NotYet);
                }
                Some(true) => return Ok(found),
                Some(false) => refusal = Refusal::OtherPerson,
                None => refusal = Refusal::UnknownPerson,
            }
        }
    }
    Err(refusal)
}

/// Whether somebody who leads this interview led that one; open where it is not recorded.
fn same_person(held: &Held, other: &InterviewId) -> Option<bool> {
    let leading = |interview: &InterviewId| -> Vec<&Id> {
        let participants = held.study.participants.iter();
        participants
            .filter(|one| one.interview == *interview && one.details.leads)
            .map(|one| &one.respondent)
            .collect()
    };
    let (now, before) = (leading(&held.interview.id), leading(other));
    if now.is_empty() || before.is_empty() {
        return None;
    }
    Some(now.iter().any(|one| before.contains(one)))
}

fn answers(
    held: &Held,
    question: &Question,
    interview: &Interview,
    round: &str,
    language: &str,
    setting: &Setting,
) -> Vec<Told> {
    let Some(questionnaire) = setting.instruments.questionnaire_of(interview) else { return Vec::new() };
    let is_same = |other: &Question| question.is_same(other);
    let is_related = |other: &Question| other.informs.iter().any(|target| question.informs.contains(target));
    let tell = |other: &Question| tell(held, other, questionnaire, interview, language, setting);
    let same: Vec<Told> = questionnaire
        .questions()
        .filter(|other| is_same(other))
        .filter_map(|other| Some(Told { heading: round.to_owned(), paragraphs: tell(other)? }))
        .collect();
    if !same.is_empty() || questionnaire.questions().any(is_same) {
        return same;
    }
    let reader = Reader { questionnaire, language, setting };
    questionnaire
        .questions()
        .filter(|other| is_related(other))
        .filter_map(|other| {
            let arguments = [("round", round.into()), ("question", reader.say(&other.ask).into())];
            let heading = setting.words.with("talk-earlier-related", &arguments);
            Some(Told { heading, paragraphs: tell(other)? })
        })
        .collect()
}

/// An answer in paragraphs, without what is in the background; nothing where there is none.
fn tell(
    held: &Held,
    question: &Question,
    questionnaire: &Questionnaire,
    interview: &Interview,
    language: &str,
    setting: &Setting,
) -> Option<Vec<String>> {
    let answers = held.study.answers.iter().filter(|answer| answer.interview == interview.id);
    let found = question.answer_of(answers)?;
    let reader = Reader { questionnaire, language, setting };
    let mut paragraphs = Vec::new();
    if let Some(chosen) = &found.closed.chosen {
        let text = value::words_of(chosen, question.companion.as_ref(), held, &reader);
        paragraphs.push(setting.words.with("talk-earlier-closed", &[("answer", text.into())]));
    }
    if let Some(missing) = found.closed.missing {
        let text = setting.words.of("missing", missing.as_str());
        paragraphs.push(setting.words.with("talk-earlier-closed", &[("answer", text.into())]));
    }
    if !found.notes.is_empty() {
        paragraphs.extend(found.notes.on_record().lines().map(ToOwned::to_owned));
    }
    Some(paragraphs).filter(|paragraphs| !paragraphs.is_empty())
}
