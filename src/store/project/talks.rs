//! Talks as rows: what is arranged, who takes part, what was answered and noted.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::{Writer, json, opt_id, word};
use crate::domain::answer::{Chosen, ChosenValue, ClosedAnswer, Missing, Notes, Paradata};
use crate::domain::change::Change;
use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{InterviewDetails, InterviewState, Note, ParticipantDetails};
use crate::domain::writeup::WriteUp;
use crate::store::error::Fault;
use crate::store::journal::stamp;

impl Writer<'_> {
    pub(super) fn interview(&self, id: &InterviewId, details: &InterviewDetails) -> Result<(), Fault> {
        self.run(
            "INSERT INTO interview (id, unit, round, questionnaire, held_on, place, mode, minutes, language,
                 time_of_day, attempts, recorder)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, round = excluded.round,
                 questionnaire = excluded.questionnaire, held_on = excluded.held_on, place = excluded.place,
                 mode = excluded.mode, minutes = excluded.minutes, language = excluded.language,
                 time_of_day = excluded.time_of_day, attempts = excluded.attempts,
                 recorder = excluded.recorder",
            params![
                id.as_str(),
                details.unit.as_str(),
                details.round.as_str(),
                opt_id(details.questionnaire.as_ref()),
                details.held_on.as_ref().map(Date::as_str),
                details.place,
                details.mode,
                details.minutes,
                details.language,
                details.at.as_ref().map(TimeOfDay::as_str),
                json(&details.attempts),
                json(&details.recorder),
            ],
        )
    }

    pub(super) fn interview_state(
        &self,
        change: &Change,
        id: &InterviewId,
        state: &InterviewState,
    ) -> Result<(), Fault> {
        self.existing(
            change,
            "UPDATE interview SET status = ?2, reason = ?3 WHERE id = ?1",
            params![id.as_str(), state.status.as_str(), state.reason],
        )
    }

    pub(super) fn participant(
        &self,
        interview: &InterviewId,
        who: &Id,
        details: &ParticipantDetails,
    ) -> Result<(), Fault> {
        self.run(
            "INSERT INTO participant (interview, respondent, role, team, leads, joined_on, left_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (interview, respondent) DO UPDATE SET role = excluded.role, team = excluded.team,
                 leads = excluded.leads, joined_on = excluded.joined_on, left_on = excluded.left_on",
            params![
                interview.as_str(),
                who.as_str(),
                details.role,
                details.team,
                details.leads,
                details.joined,
                details.left,
            ],
        )
    }

    pub(super) fn notes(&self, interview: &InterviewId, question: &Id, notes: &Notes) -> Result<(), Fault> {
        self.run(
            "INSERT INTO answer (interview, question, text, respondent, marks, struck, has_notes, times)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (interview, question) DO UPDATE SET text = excluded.text,
                 respondent = excluded.respondent, marks = excluded.marks, struck = excluded.struck,
                 has_notes = excluded.has_notes, times = excluded.times",
            params![
                interview.as_str(),
                question.as_str(),
                notes.text,
                opt_id(notes.respondent.as_ref()),
                json(&notes.marks),
                json(&notes.struck),
                !notes.is_empty(),
                json(&notes.times),
            ],
        )
    }

    pub(super) fn companion(
        &self,
        interview: &InterviewId,
        question: &Id,
        closed: &ClosedAnswer,
    ) -> Result<(), Fault> {
        let (mut choice, mut choices, mut number, mut share, mut date, mut records) =
            (None, None, None, None, None, None);
        match &closed.chosen {
            None => {}
            Some(Chosen::Choice(option)) => choice = Some(option.as_str()),
            Some(Chosen::Choices(options)) => choices = Some(json(options)),
            Some(Chosen::Value(ChosenValue::Number(count))) => number = Some(*count),
            Some(Chosen::Value(ChosenValue::Share { part, whole })) => share = Some((*part, *whole)),
            Some(Chosen::Value(ChosenValue::Date(day))) => date = Some(day.as_str()),
            Some(Chosen::Records(rows)) => records = Some(json(rows)),
        }
        self.run(
            "INSERT INTO answer (interview, question, choice, choices, number, share_part, share_whole, date,
                 records, missing, check_reason, has_companion)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (interview, question) DO UPDATE SET choice = excluded.choice,
                 choices = excluded.choices, number = excluded.number, share_part = excluded.share_part,
                 share_whole = excluded.share_whole, date = excluded.date, records = excluded.records,
                 missing = excluded.missing, check_reason = excluded.check_reason,
                 has_companion = excluded.has_companion",
            params![
                interview.as_str(),
                question.as_str(),
                choice,
                choices,
                number,
                share.map(|(part, _)| part),
                share.map(|(_, whole)| whole),
                date,
                records,
                closed.missing.map(Missing::as_str),
                closed.check_reason,
                !closed.is_empty(),
            ],
        )
    }

    pub(super) fn paradata(
        &self,
        interview: &InterviewId,
        question: &Id,
        paradata: &Paradata,
    ) -> Result<(), Fault> {
        let at = |time: &Option<DateTime<Utc>>| time.map(stamp);
        self.run(
            "INSERT INTO answer (interview, question, text, shown_at, typed_at, changed_at, earlier)
             VALUES (?1, ?2, '', ?3, ?4, ?5, ?6)
             ON CONFLICT (interview, question) DO UPDATE SET shown_at = excluded.shown_at,
                 typed_at = excluded.typed_at, changed_at = excluded.changed_at, earlier = excluded.earlier",
            params![
                interview.as_str(),
                question.as_str(),
                at(&paradata.shown_at),
                at(&paradata.typed_at),
                at(&paradata.changed_at),
                paradata.earlier.as_ref().map(word),
            ],
        )
    }

    pub(super) fn write_up(
        &self,
        interview: &InterviewId,
        question: &Id,
        write_up: &WriteUp,
    ) -> Result<(), Fault> {
        self.run(
            "INSERT INTO answer (interview, question, text, write_up) VALUES (?1, ?2, '', ?3)
             ON CONFLICT (interview, question) DO UPDATE SET write_up = excluded.write_up",
            params![interview.as_str(), question.as_str(), json(write_up)],
        )
    }

    pub(super) fn note(&self, note: &Note) -> Result<(), Fault> {
        self.run(
            "INSERT INTO note (interview, place, number, text, times) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (interview, place, number) DO UPDATE SET text = excluded.text, times = excluded.times",
            params![
                note.interview.as_str(),
                note.place.as_str(),
                note.number,
                note.text,
                json(&note.times)
            ],
        )
    }
}
