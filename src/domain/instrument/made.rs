//! The study that is made up to see what an instrument can tell: every question answered in the best way.

use std::collections::BTreeSet;

use super::asked;
use crate::domain::assessment::{Assessment, Scope};
use crate::domain::evidence::{Evidence, EvidenceKind, Side};
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::rating::{Level, Rating, Value};
use crate::domain::study::{
    Header, Interview, InterviewDetails, InterviewState, InterviewStatus, Link, Participant,
    ParticipantDetails, Round, RoundQuestionnaires, RoundRole, Study, Unit, UnitKind,
};
use crate::domain::text::Text;

/// A study that nobody made.
pub(super) struct Made {
    /// The study, with one unit.
    pub study: Study,
    /// Its rounds.
    pub rounds: Vec<Id>,
    /// The questionnaires under ids of their own, so that two versions of one do not meet.
    pub questionnaires: Vec<Questionnaire>,
}

/// An id of ours; all of them can be ids.
fn id(text: impl Into<String>) -> Id {
    Id::new(text.into()).unwrap_or_else(|_| Id::organisation())
}

/// Makes a study up: in every round a talk for each of its questionnaires, each with somebody else, and everything that
/// they inform rated 3 on what was said and brought along. From round to round the same people speak in R0, people in
/// another role in every other link.
pub(super) fn study(model: &Assessment, rounds: &[&[&Questionnaire]], link: Link) -> Made {
    let mut study = Study::new(Header::default());
    let unit = id("unit");
    study.units.push(Unit {
        id: unit.clone(),
        name: Text::default(),
        kind: UnitKind::Line,
        group: None,
        from: None,
        to: None,
        successor_of: None,
    });
    let mut made = Made { study, rounds: Vec::new(), questionnaires: Vec::new() };
    for (at, together) in rounds.iter().enumerate() {
        let round = id(format!("r{at}"));
        let own = |number: usize| id(format!("q{at}-{number}"));
        for (number, questionnaire) in together.iter().enumerate() {
            made.questionnaires
                .push(Questionnaire { id: own(number), ..Questionnaire::clone(questionnaire) });
        }
        let also = (0..together.len()).map(own);
        made.study.rounds.push(Round {
            id: round.clone(),
            label: Text::default(),
            role: if at == 0 { RoundRole::Baseline } else { RoundRole::FollowUp },
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::new(None, None, also),
        });
        let role = if link == Link::R0 { String::new() } else { format!("role {at}") };
        for (number, questionnaire) in together.iter().enumerate() {
            let about = match questionnaire.audience {
                Audience::Unit => unit.clone(),
                Audience::Organisation => Id::organisation(),
            };
            talk(&mut made.study, number, &own(number), (about, &round), &role);
        }
        for scope in [Scope::Unit, Scope::Organisation] {
            rate(&mut made.study, model, together, scope, (&unit, &round));
        }
        made.rounds.push(round);
    }
    made
}

fn talk(study: &mut Study, number: usize, asks: &Id, (unit, round): (Id, &Id), role: &str) {
    let interview = talk_of(number, round);
    let details =
        InterviewDetails { questionnaire: Some(asks.clone()), ..InterviewDetails::new(unit, round.clone()) };
    study.interviews.push(Interview {
        id: interview.clone(),
        details,
        state: InterviewState { status: InterviewStatus::Completed, reason: None },
        replies: Vec::new(),
    });
    study.participants.push(Participant {
        interview,
        respondent: id(format!("p{number}{role}")),
        details: ParticipantDetails {
            role: role.to_owned(),
            team: None,
            leads: true,
            joined: None,
            left: None,
        },
        consent: Vec::new(),
    });
}

fn talk_of(number: usize, round: &Id) -> InterviewId {
    InterviewId::of(&id(format!("talk{number}")), round)
}

/// Rates every indicator of a scope that is asked about, on what is said about it.
fn rate(
    study: &mut Study,
    model: &Assessment,
    together: &[&Questionnaire],
    scope: Scope,
    (unit, round): (&Id, &Id),
) {
    let unit = match scope {
        Scope::Unit => unit.clone(),
        Scope::Organisation => Id::organisation(),
    };
    for (_, indicator) in model.indicators_of(scope) {
        let mut sources = BTreeSet::new();
        for asked in asked(together, scope, &indicator.id, &indicator.formerly) {
            let is_of_units = together[asked.questionnaire].audience == Audience::Unit;
            sources.insert((asked.questionnaire, asked.is_document, false));
            if scope == Scope::Organisation && is_of_units {
                sources.insert((asked.questionnaire, asked.is_document, true));
            }
        }
        if sources.is_empty() {
            continue;
        }
        let evidence = sources.into_iter().map(|source| said(study, source, round)).collect();
        study.ratings.push(Rating {
            unit: unit.clone(),
            round: round.clone(),
            indicator: indicator.id.clone(),
            value: Level::new(3).map_or(Value::Unknown, Value::Level),
            reasons: Vec::new(),
            rater: None,
            note: None,
            evidence,
        });
    }
}

/// The evidence that a questionnaire gives, a document or what was said; entered once. In another unit somebody else
/// says it in another talk.
fn said(study: &mut Study, (number, is_document, is_elsewhere): (usize, bool, bool), round: &Id) -> Id {
    let kind = if is_document { EvidenceKind::Document } else { EvidenceKind::Testimony };
    let place = if is_elsewhere { "elsewhere" } else { "here" };
    let own = id(format!("{} {number} {round} {place}", kind.as_str()));
    if study.evidence.iter().all(|evidence| evidence.id != own) {
        let interview = if is_elsewhere {
            InterviewId::of(&id(format!("elsewhere{number}")), round)
        } else {
            talk_of(number, round)
        };
        study.evidence.push(Evidence {
            id: own.clone(),
            kind,
            text: String::new(),
            interview: Some(interview),
            question: None,
            respondent: is_elsewhere.then(|| id(format!("p{number} elsewhere"))),
            source: None,
            place: None,
            as_of: None,
            about: None,
            side: Side::For,
        });
    }
    own
}
