//! Who took part in talks, and the evidence that ratings rest on. People are for the researcher's own analysis only, and
//! so are the words and sources of evidence. Documents and recordings are named where they lie, and never in a table.

use super::{Cell, Kind, Maker, Room, Table, joined};
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Consent;
use crate::report::manifest::{Place, What};

impl Maker<'_> {
    /// A row per person and talk, for the researcher only: it is a list of few.
    pub(super) fn participants(&self) -> Table {
        let study = self.material.study;
        let consents = Consent::ALL.map(Consent::as_str);
        let variables = vec![
            self.variable("interview", Kind::Id),
            self.units(),
            self.rounds("round"),
            self.variable("respondent", Kind::Id),
            self.variable("participant_role", Kind::Text),
            self.variable("team", Kind::Text),
            self.yes_no("leads"),
            self.variable("joined", Kind::Text),
            self.variable("left", Kind::Text),
            super::Variable { kind: Kind::Text, ..self.coded("consent", "consent", consents) },
        ];
        let people = study.participants.iter().filter(|_| self.material.room == Room::Own);
        let rows = people.map(|one| {
            let talk = study.interview(&one.interview).map(|talk| &talk.details);
            let consent: Vec<&str> = one.consent.iter().map(|consent| consent.as_str()).collect();
            vec![
                Cell::text(one.interview.as_str()),
                Cell::of(talk.map(|talk| talk.unit.as_str())),
                Cell::of(talk.map(|talk| talk.round.as_str())),
                Cell::id(&one.respondent),
                Cell::text(&one.details.role),
                Cell::of(one.details.team.as_ref()),
                Cell::number(i64::from(one.details.leads)),
                Cell::of(one.details.joined.as_ref()),
                Cell::of(one.details.left.as_ref()),
                Cell::text(consent.join("; ")),
            ]
        });
        self.table("participants", variables, rows.collect())
    }

    /// A row per piece of evidence.
    pub(super) fn evidence(&mut self) -> Table {
        let kinds = [
            EvidenceKind::Testimony,
            EvidenceKind::Observation,
            EvidenceKind::Document,
            EvidenceKind::Number,
        ];
        let variables = vec![
            self.variable("evidence", Kind::Id),
            self.coded("evidence_type", "evidence", kinds.map(EvidenceKind::as_str)),
            self.variable("evidence_text", Kind::Text),
            self.variable("interview", Kind::Id),
            self.variable("question", Kind::Id),
            self.variable("respondent", Kind::Id),
            self.variable("source", Kind::Text),
            self.variable("source_place", Kind::Text),
            self.variable("as_of", Kind::Text),
            self.variable("about", Kind::Text),
            self.coded("side", "side", ["for", "against"]),
        ];
        let mut rows = Vec::new();
        for one in &self.material.study.evidence {
            let may_tell = self.may_tell(one);
            if may_tell {
                self.manifest.hold(What::Evidence, 1);
            } else {
                let why = self.material.room.refusal();
                self.manifest.leave_out(What::Evidence, why, Place::Evidence(one.id.clone()));
            }
            let own = |text: Option<&str>| Cell::of(text.filter(|_| may_tell));
            let about = match &one.about {
                None => Cell::Nothing,
                Some(About::All) => Cell::text("all"),
                Some(About::Units(units)) => joined(units),
            };
            rows.push(vec![
                Cell::id(&one.id),
                Cell::text(one.kind.as_str()),
                own(Some(&one.text)),
                Cell::of(one.interview.as_ref().map(InterviewId::as_str)),
                Cell::of(one.question.as_ref().map(Id::as_str)),
                own(one.respondent.as_ref().map(Id::as_str)),
                own(one.source.as_deref()),
                own(one.place.as_deref()),
                Cell::of(one.as_of.as_ref()),
                about,
                Cell::text(if one.side == Side::For { "for" } else { "against" }),
            ]);
        }
        self.table("evidence", variables, rows)
    }

    /// Whether the words of a piece of evidence may be told: to the researcher, where whoever talked has agreed to it.
    fn may_tell(&self, evidence: &Evidence) -> bool {
        let study = self.material.study;
        let is_agreed = |talk: &InterviewId| study.not_agreed(talk).next().is_none();
        self.material.room == Room::Own && evidence.interview.as_ref().is_none_or(is_agreed)
    }
}
