//! A study as a project for programs that code texts (REFI-QDA 1.5): talks as texts, marks as codings, indicators and
//! factors as the codebook.
//!
//! A project is made of the study alone and is the same to the byte whenever the study is. Its texts know, character by
//! character, from which answer they are, so that codings made elsewhere find their way back. What leaves is decided as
//! for tables: by [`Room`] and [`quotable`](crate::domain::writeup::quotable).

mod codebook;
mod package;
mod people;
mod texts;
mod xml;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::data::Room;
use super::manifest::{Manifest, Place as Somewhere, Remark, What, Why};
use crate::domain::answer::{Mark, MarkKind};
use crate::domain::assessment::Assessment;
use crate::domain::change::RecordKind;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::Study;
use crate::language::Words;

pub use codebook::{Code, Meaning};
pub use package::{codebook, package};
pub use texts::{Coding, Place, Source};

/// What a project is made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its model.
    pub model: &'a Assessment,
    /// Its questionnaires.
    pub questionnaires: &'a [Questionnaire],
    /// Who wrote what when.
    pub trace: &'a Trace,
    /// The language of titles, as a code.
    pub language: &'a str,
    /// For whom it is.
    pub room: Room,
}

/// Who wrote something, and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct By {
    /// The name given in the program; empty where none was.
    pub author: String,
    /// When, in UTC.
    pub at: DateTime<Utc>,
}

/// Who wrote what when, as the journal tells it.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    records: HashMap<(RecordKind, String), By>,
    marks: HashMap<(InterviewId, Id), Vec<(Mark, By)>>,
    first: Option<By>,
}

impl Trace {
    /// Takes in that a record was written to. What was first counts, so the oldest comes first.
    pub fn record(&mut self, kind: RecordKind, record: &str, by: &By) {
        self.first.get_or_insert_with(|| by.clone());
        self.records.entry((kind, record.to_owned())).or_insert_with(|| by.clone());
    }

    /// Takes in the marks that an answer had at a time.
    pub fn marks(&mut self, interview: &InterviewId, question: &Id, marks: Vec<Mark>, by: &By) {
        let known = self.marks.entry((interview.clone(), question.clone())).or_default();
        for mark in marks {
            if !known.iter().any(|(one, _)| is_same(one, &mark)) {
                known.push((mark, by.clone()));
            }
        }
    }

    /// Who first wrote to a record; where nobody knows, who made the study.
    fn of(&self, kind: RecordKind, record: &str) -> By {
        self.records.get(&(kind, record.to_owned())).cloned().unwrap_or_else(|| self.first())
    }

    fn of_mark(&self, interview: &InterviewId, question: &Id, mark: &Mark) -> By {
        let known = self.marks.get(&(interview.clone(), question.clone()));
        let found = known.and_then(|known| known.iter().find(|(one, _)| is_same(one, mark)));
        found.map_or_else(|| self.first(), |(_, by)| by.clone())
    }

    fn first(&self) -> By {
        self.first.clone().unwrap_or(By { author: String::new(), at: DateTime::UNIX_EPOCH })
    }
}

/// Whether two marks say the same, wherever the text has moved to.
fn is_same(one: &Mark, other: &Mark) -> bool {
    one.kind == other.kind && one.target == other.target && one.text == other.text
}

/// A study as a project: plain data, before it is a file.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// Who made the study, and when.
    pub by: By,
    /// The codebook.
    pub codes: Vec<Code>,
    /// The texts, each with at least one character.
    pub sources: Vec<Source>,
    /// Memos.
    pub notes: Vec<Note>,
    /// What texts and cases are told apart by: name and label.
    pub variables: Vec<(&'static str, String)>,
    /// Units, rounds, roles and people, with the texts that are theirs.
    pub cases: Vec<Case>,
    /// Codes that belong under one heading of a unit's report.
    pub sets: Vec<Set>,
    /// What it says of itself.
    pub description: String,
    /// What is in it, and what is not.
    pub manifest: Manifest,
    space: Uuid,
}

/// A memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Identity.
    pub guid: Uuid,
    /// Its name, which no other note has.
    pub name: String,
    /// The words.
    pub text: String,
    /// Who wrote it, and when.
    pub by: By,
    /// The text or code that it is about; nothing where it is about the project.
    pub about: Option<Uuid>,
}

/// A unit, a round, a role or somebody by pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Identity.
    pub guid: Uuid,
    /// Its name, which no other case has.
    pub name: String,
    /// Values by the name of their variable.
    pub values: Vec<(&'static str, String)>,
    /// The texts that are its.
    pub sources: Vec<Uuid>,
    /// The passages that are its.
    pub selections: Vec<Uuid>,
}

/// Codes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Identity.
    pub guid: Uuid,
    /// Its name.
    pub name: String,
    /// Its codes.
    pub codes: Vec<Uuid>,
}

/// Makes the project of a study.
pub fn project(material: &Material) -> Project {
    let words = Words::in_language(material.language);
    let space = space(&material.study.header.id);
    let mut maker = Maker { material, words, space, manifest: Manifest::default() };
    let codes = maker.codes();
    let sources = maker.sources(&codes);
    let notes = maker.notes(&sources, &codes);
    let cases = maker.cases(&sources);
    let sets = maker.sets(&codes);
    maker.count(&codes, &sources, &notes);
    let name = maker.say(&material.study.header.title);
    let name = if name.trim().is_empty() { material.study.header.id.clone() } else { name };
    Project {
        name: line(&name),
        by: material.trace.first(),
        codes,
        sources,
        notes,
        variables: maker.variables(),
        cases,
        sets,
        description: maker.words.text(match material.room {
            Room::Shared => "qda-shared",
            Room::Own => "qda-own",
        }),
        manifest: maker.manifest,
        space,
    }
}

impl Project {
    /// The identity of a coder by name; the same name is the same coder.
    pub fn coder(&self, author: &str) -> Uuid {
        guid(self.space, &["user", author])
    }

    /// All codes, groups included, each before what is below it.
    pub fn all_codes(&self) -> Vec<&Code> {
        let mut found = Vec::new();
        let mut open: Vec<&Code> = self.codes.iter().rev().collect();
        while let Some(code) = open.pop() {
            found.push(code);
            open.extend(code.children.iter().rev());
        }
        found
    }
}

/// The space of a study's identities.
fn space(study: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("urn:nulmeting:study:{study}").as_bytes())
}

/// An identity that is the same whenever the names are. Names hold no `\0`.
fn guid(space: Uuid, names: &[&str]) -> Uuid {
    Uuid::new_v5(&space, names.join("\0").as_bytes())
}

/// A text in one line, as a name may be.
fn line(text: &str) -> String {
    let text: String = text.chars().map(tame).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character as it may stand in a text: no control characters but line breaks and tabs, and none that XML lacks.
fn tame(character: char) -> char {
    match character {
        '\n' | '\t' => character,
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        // A mark at the beginning would be taken for one of byte order.
        '\u{feff}' => '\u{2060}',
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    }
}

/// A text of several lines, with line breaks as `\n`.
fn paragraphs(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().map(tame).collect()
}

/// Makes the parts of a project.
struct Maker<'a> {
    material: &'a Material<'a>,
    words: Words,
    space: Uuid,
    manifest: Manifest,
}

impl Maker<'_> {
    /// Counts what the project holds, and what of the study no such project does.
    fn count(&mut self, codes: &[Code], sources: &[Source], notes: &[Note]) {
        let study = self.material.study;
        let found = &mut self.manifest;
        let talks: HashSet<&InterviewId> =
            sources.iter().filter_map(|source| source.interview.as_ref()).collect();
        found.hold(What::Talk, talks.len());
        found.hold(What::Coding, sources.iter().map(|source| source.codings.len()).sum());
        found.hold(What::Memo, notes.len());
        let codable = |code: &&Code| code.meaning.is_codable();
        let all = codes.iter().chain(codes.iter().flat_map(|group| &group.children));
        found.hold(What::Code, all.filter(codable).count());
        let why = self.material.room.refusal();
        for talk in study.interviews.iter().filter(|talk| !talks.contains(&talk.id)) {
            if study.answers.iter().any(|one| one.interview == talk.id && !one.notes.is_empty()) {
                found.leave_out(What::Talk, why, Somewhere::Talk(talk.id.clone()));
            }
        }
        for one in study.summaries.iter().filter(|one| !one.text.trim().is_empty()) {
            let place = Somewhere::Unit(one.unit.clone(), Some(one.round.clone()));
            found.leave_out(What::Summary, Why::NotInSuch, place);
        }
        found.leave_out_many(What::Rating, Why::NotInSuch, study.ratings.len());
        found.remark(if sources.iter().any(|source| !source.people.is_empty()) {
            Remark::Pseudonyms
        } else {
            Remark::Nobody
        });
        if self.material.room == Room::Own {
            found.remark(Remark::OwnAnalysis);
        }
    }

    fn say(&self, text: &crate::domain::text::Text) -> String {
        text.find(self.material.language, &self.material.study.header.languages).text.to_owned()
    }

    fn guid(&self, names: &[&str]) -> Uuid {
        guid(self.space, names)
    }

    /// The word of the room in identities: a text for oneself and one to hand on are not the same.
    fn room(&self) -> &'static str {
        match self.material.room {
            Room::Shared => "shared",
            Room::Own => "own",
        }
    }

    fn unit_name(&self, unit: &Id) -> String {
        let study = self.material.study;
        match study.unit(unit.as_str()) {
            Some(unit) => line(&self.say(&unit.name)),
            None if unit.is_organisation() => line(&study.header.organisation),
            None => unit.to_string(),
        }
    }

    fn round_name(&self, round: &Id) -> String {
        let found = self.material.study.round(round.as_str());
        found.map_or_else(|| round.to_string(), |round| line(&self.say(&round.label)))
    }
}

/// Whether a mark says something about what was said: a quote, something to come back to, or a passage tied to
/// something. One that only says who spoke does not.
fn is_coding(mark: &Mark) -> bool {
    match mark.kind {
        MarkKind::Quote | MarkKind::Flag => true,
        MarkKind::Passage => mark.target.is_some(),
        MarkKind::Background => false,
    }
}

#[cfg(test)]
mod tests;
