//! Variables, cases and memos.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Case, Code, Maker, Meaning, Note, Somewhere, Source, What, Why, line, paragraphs};
use crate::domain::change::RecordKind;
use crate::domain::study::{Memo, SubjectKind, UnitKind};
use crate::report::data::Room;

impl Maker<'_> {
    /// What texts and cases are told apart by.
    pub(super) fn variables(&self) -> Vec<(&'static str, String)> {
        let label = |id: &str| self.words.text(id);
        vec![
            ("interview", label("data-interview")),
            ("unit", label("data-unit")),
            ("round", label("data-round")),
            ("respondent_role", label("qda-respondent-role")),
            ("held_on", label("data-held-on")),
            ("mode", label("data-mode")),
            ("language", label("data-language")),
            // Of cases: programs keep a variable either for texts or for cases.
            ("kind", label("data-kind")),
            ("unit_group", label("data-unit-group")),
            ("role", label("qda-respondent-role")),
        ]
    }

    /// Units, rounds, roles and people that have a text, in this order.
    pub(super) fn cases(&self, sources: &[Source]) -> Vec<Case> {
        let mut units: BTreeMap<&str, Case> = BTreeMap::new();
        let mut rounds: BTreeMap<&str, Case> = BTreeMap::new();
        let mut roles: BTreeMap<String, Case> = BTreeMap::new();
        let mut people: BTreeMap<String, Case> = BTreeMap::new();
        let study = self.material.study;
        for source in sources {
            let Some(talk) = source.interview.as_ref().and_then(|id| study.interview(id)) else { continue };
            let (unit, round) = (&talk.details.unit, &talk.details.round);
            let case = units.entry(unit.as_str()).or_insert_with(|| {
                let mut case = self.case("data-unit", unit.as_str(), &self.unit_name(unit));
                if let Some(unit) = study.unit(unit.as_str()) {
                    let kind = match unit.kind {
                        UnitKind::Line => "line",
                        UnitKind::Staff => "staff",
                    };
                    case.values.push(("kind", self.words.of("kind", kind)));
                    case.values.extend(unit.group.as_ref().map(|group| ("unit_group", line(group))));
                }
                case
            });
            case.sources.push(source.guid);
            let case = rounds
                .entry(round.as_str())
                .or_insert_with(|| self.case("data-round", round.as_str(), &self.round_name(round)));
            case.sources.push(source.guid);
            for (person, role) in &source.people {
                if let Some(role) = role.as_ref().filter(|role| !role.is_empty()) {
                    let case = roles
                        .entry(role.clone())
                        .or_insert_with(|| self.case("qda-respondent-role", role, role));
                    if case.sources.last() != Some(&source.guid) {
                        case.sources.push(source.guid);
                    }
                }
                let case = people
                    .entry(person.to_string())
                    .or_insert_with(|| self.case("qda-respondent", person.as_str(), person.as_str()));
                case.sources.push(source.guid);
                if case.values.is_empty() {
                    case.values.extend(role.clone().map(|role| ("role", role)));
                }
                let own = source.codings.iter().filter(|coding| coding.speaker.as_ref() == Some(person));
                case.selections.extend(own.map(|coding| coding.guid));
            }
        }
        let mut cases: Vec<Case> = units.into_values().chain(rounds.into_values()).collect();
        cases.extend(roles.into_values().chain(people.into_values()));
        // Two units may have the same name.
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for case in &mut cases {
            let number = seen.entry(case.name.to_lowercase()).or_default();
            *number += 1;
            if *number > 1 {
                case.name = format!("{} ({number})", case.name);
            }
        }
        cases
    }

    fn case(&self, kind: &str, id: &str, name: &str) -> Case {
        Case {
            guid: self.guid(&["case", kind, id]),
            name: format!("{}: {name}", self.words.text(kind)),
            values: Vec::new(),
            sources: Vec::new(),
            selections: Vec::new(),
        }
    }

    /// The memos, where they may leave.
    pub(super) fn notes(&mut self, sources: &[Source], codes: &[Code]) -> Vec<Note> {
        let mut memos: Vec<&Memo> = self.material.study.memos.iter().collect();
        memos.retain(|memo| !memo.text.trim().is_empty());
        if self.material.room == Room::Shared {
            for memo in memos {
                self.manifest.leave_out(What::Memo, Why::NotHandedOn, Somewhere::Memo(memo.id.clone()));
            }
            return Vec::new();
        }
        let mut notes = Vec::new();
        for memo in memos {
            if self.is_of_refused(memo) {
                self.manifest.leave_out(What::Memo, Why::NotAgreed, Somewhere::Memo(memo.id.clone()));
                continue;
            }
            let about = memo.about.as_ref().map(ToString::to_string);
            let name = match &about {
                Some(about) => format!("{} · {about}", memo.id),
                None => memo.id.to_string(),
            };
            notes.push(Note {
                guid: self.guid(&["memo", memo.id.as_str()]),
                name,
                text: paragraphs(&memo.text),
                by: self.material.trace.of(RecordKind::Memo, memo.id.as_str()),
                about: self.about(memo, sources, codes),
            });
        }
        notes
    }

    /// Whether a memo is on a talk, or an answer in one, to which somebody has not agreed.
    fn is_of_refused(&self, memo: &Memo) -> bool {
        let Some(subject) = &memo.about else { return false };
        let talk = match subject.kind {
            SubjectKind::Interview => subject.id.as_str(),
            SubjectKind::Answer => subject.id.rsplit_once('/').map_or("", |(talk, _)| talk),
            SubjectKind::Evidence => {
                let found = self.material.study.evidence.iter().find(|one| one.id == *subject.id.as_str());
                found.and_then(|one| one.interview.as_ref()).map_or("", |talk| talk.as_str())
            }
            _ => return false,
        };
        let found = self.material.study.interviews.iter().find(|one| one.id.as_str() == talk);
        found.is_some_and(|talk| !self.material.study.is_agreed(&talk.id))
    }

    /// The text or code that a memo is about.
    fn about(&self, memo: &Memo, sources: &[Source], codes: &[Code]) -> Option<Uuid> {
        let subject = memo.about.as_ref()?;
        let of_talk = |talk: &str| {
            let found =
                sources.iter().find(|one| one.interview.as_ref().is_some_and(|id| id.as_str() == talk));
            found.map(|source| source.guid)
        };
        match subject.kind {
            SubjectKind::Interview => of_talk(&subject.id),
            SubjectKind::Answer => of_talk(subject.id.rsplit_once('/')?.0),
            SubjectKind::Indicator | SubjectKind::Factor => {
                let all = codes.iter().flat_map(|group| &group.children);
                let is_it = |code: &&Code| matches!(&code.meaning, Meaning::Target(id) if *id == *subject.id.as_str());
                all.into_iter().find(is_it).map(|code| code.guid)
            }
            SubjectKind::Evidence => {
                let found = self.material.study.evidence.iter().find(|one| one.id == *subject.id.as_str())?;
                of_talk(found.interview.as_ref()?.as_str())
            }
            SubjectKind::Round
            | SubjectKind::Unit
            | SubjectKind::Rating
            | SubjectKind::Initiative
            | SubjectKind::Event => None,
        }
    }
}
