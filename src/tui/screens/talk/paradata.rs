//! How a question goes while it is in sight: when it was shown, first typed on and last changed, and how the earlier
//! answer was kept meanwhile. It is kept with the answer while the talk goes on; reading a talk again changes nothing.

use chrono::{DateTime, Utc};

use crate::domain::answer::Paradata;
use crate::domain::change::Change;
use crate::domain::study::InterviewStatus;
use crate::domain::times::whole_seconds;
use crate::tui::model::Setting;

use super::earlier;
use super::hand::Talk;

/// What is known of the question in sight since it came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    shown: DateTime<Utc>,
    typed: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
}

impl Sight {
    /// A question that comes into sight.
    pub fn since(now: DateTime<Utc>) -> Self {
        Self { shown: whole_seconds(now), typed: None, changed: None }
    }

    /// Something is typed or chosen.
    pub fn touch(&mut self, now: DateTime<Utc>) {
        let now = whole_seconds(now);
        self.typed = self.typed.or(Some(now));
        self.changed = Some(now);
    }
}

impl Talk {
    /// What is to be kept of how the question in sight went.
    pub fn paradata_change(&self, setting: &Setting) -> Option<Change> {
        if self.held.interview.state.status != InterviewStatus::InProgress {
            return None;
        }
        let question = self.held.question(self.at).id.clone();
        let kept = self.held.answers.get(&question).map(|one| one.paradata.clone()).unwrap_or_default();
        let now = Paradata {
            shown_at: kept.shown_at.or(Some(self.sight.shown)),
            typed_at: kept.typed_at.or(self.sight.typed),
            changed_at: self.sight.changed.or(kept.changed_at),
            earlier: kept.earlier.or_else(|| earlier::mode(&self.held, self.at, &self.language, setting)),
        };
        let interview = self.held.interview.id.clone();
        (now != kept).then_some(Change::AnswerParadata(interview, question, now))
    }
}
