//! What is left out of a loaded study with a removed record: what belongs to it, and every mention of it.
//!
//! So a loaded study never names what is not in it because it was removed, and bringing the record back brings all of
//! it back: nothing is changed in the file.

use std::collections::HashSet;

use rusqlite::Connection;

use super::columns::select;
use super::error::Fault;
use crate::domain::answer::Notes;
use crate::domain::evidence::About;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Event, Study, Unit};

/// The removed records that others refer to.
pub(super) struct Gone {
    units: HashSet<Id>,
    rounds: HashSet<Id>,
    interviews: HashSet<InterviewId>,
    evidence: HashSet<Id>,
    participants: HashSet<(InterviewId, Id)>,
}

impl Gone {
    /// Reads them; interviews of removed units and rounds are gone as well.
    pub(super) fn read(connection: &Connection) -> Result<Self, Fault> {
        let ids = |sql| -> Result<Vec<String>, Fault> {
            let mut statement = connection.prepare_cached(sql)?;
            let found = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(found)
        };
        let own = |sql| -> Result<HashSet<Id>, Fault> {
            ids(sql)?
                .into_iter()
                .map(|id| Id::new(id).map_err(|error| Fault::Damaged(error.to_string())))
                .collect()
        };
        // CROSS JOIN: few units and rounds are removed, and there may be many interviews.
        let interviews = ids("SELECT id FROM interview WHERE removed
             UNION SELECT i.id FROM unit u CROSS JOIN interview i ON i.unit = u.id WHERE u.removed
             UNION SELECT i.id FROM round r CROSS JOIN interview i ON i.round = r.id WHERE r.removed")?;
        Ok(Self {
            units: own("SELECT id FROM unit WHERE removed")?,
            rounds: own("SELECT id FROM round WHERE removed")?,
            interviews: interviews
                .into_iter()
                .map(|id| InterviewId::new(id).map_err(|error| Fault::Damaged(error.to_string())))
                .collect::<Result<_, _>>()?,
            evidence: own("SELECT id FROM evidence WHERE removed")?,
            participants: select(
                connection,
                "participant",
                "SELECT interview, respondent FROM participant WHERE removed",
                [],
                |row| Ok((row.interview("interview")?, row.id("respondent")?)),
            )?
            .into_iter()
            .collect(),
        })
    }

    /// Takes removed units out of what others followed.
    pub(super) fn leave_out_of_units(&self, units: &mut [Unit]) {
        for unit in units {
            unit.successor_of.take_if(|id| self.units.contains(id));
        }
    }

    /// Takes removed units off what happened, and leaves out what happened to them only.
    pub(super) fn leave_out_of_events(&self, events: &mut Vec<Event>) {
        events.retain_mut(|event| keep_named(&mut event.units, &self.units));
    }

    /// Takes removed participants off what they said: it stays as said in the talk.
    fn leave_out_speakers(&self, study: &mut Study) {
        if self.participants.is_empty() {
            return;
        }
        let is_gone = |interview: &InterviewId, who: &Option<Id>| {
            who.as_ref().is_some_and(|who| self.participants.contains(&(interview.clone(), who.clone())))
        };
        for answer in &mut study.answers {
            let Notes { respondent, marks, .. } = &mut answer.notes;
            for speaker in
                std::iter::once(respondent).chain(marks.iter_mut().map(|mark| &mut mark.respondent))
            {
                if is_gone(&answer.interview, speaker) {
                    *speaker = None;
                }
            }
        }
        for item in &mut study.evidence {
            if item.interview.as_ref().is_some_and(|interview| is_gone(interview, &item.respondent)) {
                item.respondent = None;
            }
        }
    }

    /// Leaves out of a study what belongs to them and where they are mentioned.
    ///
    /// Evidence from a removed interview goes with it, and what is about removed units only goes with them: without
    /// them it would seem to be about others.
    pub(super) fn leave_out(mut self, study: &mut Study) {
        self.leave_out_of_units(&mut study.units);
        self.leave_out_of_events(&mut study.events);
        self.leave_out_speakers(study);
        let Self { units, rounds, interviews, evidence, .. } = &mut self;
        study.interviews.retain(|interview| !interviews.contains(&interview.id));
        study.participants.retain(|participant| !interviews.contains(&participant.interview));
        study.answers.retain(|answer| !interviews.contains(&answer.interview));
        study.notes.retain(|note| !interviews.contains(&note.interview));
        study.evidence.retain_mut(|item| {
            let stays = item.interview.as_ref().is_none_or(|id| !interviews.contains(id))
                && match &mut item.about {
                    Some(About::Units(about)) => keep_named(about, units),
                    _ => true,
                };
            if !stays {
                evidence.insert(item.id.clone());
            }
            stays
        });
        let is_there = |unit: &Id, round: &Id| !units.contains(unit) && !rounds.contains(round);
        study.contexts.retain(|context| is_there(&context.unit, &context.round));
        study.ratings.retain_mut(|rating| {
            rating.evidence.retain(|id| !evidence.contains(id));
            is_there(&rating.unit, &rating.round)
        });
        study.factors.retain_mut(|rating| {
            rating.evidence.retain(|id| !evidence.contains(id));
            is_there(&rating.unit, &rating.round)
        });
        study.initiatives.retain_mut(|initiative| {
            initiative.states.retain(|state| !rounds.contains(&state.round));
            !units.contains(&initiative.details.unit)
        });
        study.summaries.retain(|summary| is_there(&summary.unit, &summary.round));
        study.responses.retain(|response| is_there(&response.unit, &response.round));
        study.links.retain(|link| is_there(&link.unit, &link.from) && !rounds.contains(&link.to));
    }
}

/// Keeps those of a list that are not gone; whether any is left of a list that named some.
fn keep_named(list: &mut Vec<Id>, gone: &HashSet<Id>) -> bool {
    let named = !list.is_empty();
    list.retain(|id| !gone.contains(id));
    !named || !list.is_empty()
}
