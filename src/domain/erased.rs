//! Erasing a respondent: what of a study is that person's, and what stays behind of it.
//!
//! What was said in a talk that the person took part in alone is the person's, every version of it. Of a talk with
//! several, what is marked as said by the person goes and what is marked as said by another stays; whose the rest is,
//! nobody knows but the researcher, who decides it paragraph by paragraph. Elsewhere, paragraphs that have four words in
//! a row of what goes are decided on likewise. A rating that rested on nothing else is unknown again.

mod arriving;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::answer::{Mark, Notes};
use super::assessment::ERASED_REASON;
use super::change::{Change, Part, PartKey, RecordKind};
use super::date::Date;
use super::free_text::FreeText;
use super::id::{Id, InterviewId};
use super::rating::{FactorValue, Value};
use super::study::SubjectKind;

pub use arriving::arriving;

/// This many words in a row are no coincidence.
const RUN: usize = 4;

/// Stands where a text has to be and none is left.
const NOTHING: &str = "…";

/// A respondent who was erased: the id stays closed for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The pseudonym.
    pub respondent: Id,
    /// The day of the erasure.
    pub on: Date,
    /// The rows of the journal that stand where the person's were. Another row of their parts counts only where its
    /// writer knew one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
}

/// A value that a part has or had.
#[derive(Clone, Debug)]
pub struct Version {
    /// The part.
    pub key: PartKey,
    /// The value.
    pub value: Json,
    /// Whether the part has it now.
    pub is_current: bool,
}

/// What becomes of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stays.
    Keep,
    /// It goes.
    Erase,
}

/// Why a passage has to be decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It was said or noted in a talk with several, or noted on a rating that rests on what goes among others, and
    /// nothing says whose it is.
    Joint,
    /// It has words of what goes.
    Quotes,
}

/// A paragraph of which somebody has to say whose words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub key: PartKey,
    /// Its words.
    pub text: String,
    /// Why.
    pub doubt: Doubt,
    /// What was decided; nothing as yet.
    pub verdict: Option<Verdict>,
}

/// What was decided about passages, by where they stand and their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    decided: BTreeMap<(PartKey, String), Verdict>,
    /// What becomes of those of which nothing was decided.
    pub rest: Option<Verdict>,
}

impl Decisions {
    /// The same for all that are not decided one by one.
    pub fn all(rest: Option<Verdict>) -> Self {
        Self { decided: BTreeMap::new(), rest }
    }

    /// Decides one passage.
    pub fn decide(&mut self, passage: &Passage, verdict: Verdict) {
        self.decided.insert((passage.key.clone(), passage.text.clone()), verdict);
    }

    fn of(&self, key: &PartKey, text: &str) -> Option<Verdict> {
        self.decided.get(&(key.clone(), text.to_owned())).copied().or(self.rest)
    }
}

/// What an erasure does.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Parts of which no value stays.
    pub goes: BTreeSet<PartKey>,
    /// Parts of which some stays: the value that they will have.
    pub becomes: Vec<Change>,
    /// What had or has to be decided.
    pub passages: Vec<Passage>,
    /// Talks that the person took part in alone.
    pub alone: Vec<InterviewId>,
    /// Talks that others took part in as well.
    pub joint: Vec<InterviewId>,
    /// Evidence that goes.
    pub evidence: BTreeSet<Id>,
    /// How many ratings and judgements are unknown again.
    pub unknown: usize,
    respondent: Option<Id>,
    /// Parts whose earlier values go as well.
    rewritten: BTreeSet<PartKey>,
    /// What is known of paragraphs of an answer's notes, for what is written up of them.
    known: HashMap<(String, String), Option<Verdict>>,
    runs: Runs,
}

impl Plan {
    /// Whether anything is still to be decided.
    pub fn is_open(&self) -> bool {
        self.passages.iter().any(|passage| passage.verdict.is_none())
    }

    /// Whether nothing of the person is there.
    pub fn is_empty(&self) -> bool {
        self.goes.is_empty() && self.becomes.is_empty()
    }

    /// Whether a value that a part has or had goes, once what becomes of the parts is written.
    pub fn hollows(&self, version: &Version) -> bool {
        if self.goes.contains(&version.key) || self.rewritten.contains(&version.key) {
            return true;
        }
        let is_replaced = || self.becomes.iter().any(|change| change.key() == version.key);
        if version.is_current && !is_replaced() {
            return false;
        }
        let is_of_person = self.respondent.as_ref().is_some_and(|who| names(&version.value, who));
        let was_arranged = version.key.kind == RecordKind::Interview
            && self.is_alone(Some(&version.key.record))
            && (version.value.get("attempts").is_some() || version.value.get("reason").is_some());
        is_of_person || was_arranged || self.rests_on_erased(&version.value) || self.quotes(&version.value)
    }

    fn rests_on_erased(&self, value: &Json) -> bool {
        let evidence = value.get("evidence").and_then(Json::as_array).into_iter().flatten();
        evidence.filter_map(Json::as_str).any(|id| self.evidence.iter().any(|gone| gone == id))
    }

    fn quotes(&self, value: &Json) -> bool {
        let mut found = false;
        each_string(value, &mut |text| found |= self.runs.has_some_of(text));
        found
    }
}

impl Change {
    /// Takes evidence from what was judged; where nothing else is left of what it rested on, it is unknown again, and
    /// this says so.
    pub fn rest_without(&mut self, erased: &BTreeSet<Id>) -> bool {
        let evidence = match self {
            Self::Rating(rating) => &mut rating.evidence,
            Self::Factor(rating) => &mut rating.evidence,
            _ => return false,
        };
        let named = evidence.len();
        evidence.retain(|id| !erased.contains(id));
        if evidence.len() == named || !evidence.is_empty() {
            return false;
        }
        match self {
            Self::Rating(rating) => {
                rating.value = Value::Unknown;
                rating.reasons = Id::new(ERASED_REASON).into_iter().collect();
                rating.note = None;
            }
            Self::Factor(rating) => {
                rating.value = FactorValue::Unknown;
                rating.reason = Some(ERASED_REASON.to_owned());
                rating.note = None;
            }
            _ => {}
        }
        true
    }
}

/// Whether a value says of something that this person said it.
pub fn names(value: &Json, who: &Id) -> bool {
    match value {
        Json::Array(items) => items.iter().any(|item| names(item, who)),
        Json::Object(table) => table.iter().any(|(key, item)| {
            (key == "respondent" && item.as_str() == Some(who.as_str())) || names(item, who)
        }),
        _ => false,
    }
}

/// Visits every string of a value.
pub fn each_string(value: &Json, visit: &mut dyn FnMut(&str)) {
    match value {
        Json::String(text) => visit(text),
        Json::Array(items) => items.iter().for_each(|item| each_string(item, visit)),
        Json::Object(table) => table.values().for_each(|item| each_string(item, visit)),
        _ => {}
    }
}

/// Runs of words of what goes, as numbers: a journal holds many versions of every text.
#[derive(Clone, Debug, Default)]
struct Runs(HashSet<u64>);

impl Runs {
    fn of(text: &str) -> Vec<u64> {
        let words: Vec<String> = text
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let number = |run: &[String]| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        };
        words.windows(RUN).map(number).collect()
    }

    fn add(&mut self, text: &str) {
        self.0.extend(Self::of(text));
    }

    fn has_some_of(&self, text: &str) -> bool {
        !self.0.is_empty() && Self::of(text).iter().any(|run| self.0.contains(run))
    }
}

/// The interview that a record belongs to, of kinds that are kept in a talk.
fn talk_of(key: &PartKey) -> Option<&str> {
    match key.kind {
        RecordKind::Interview => Some(&key.record),
        RecordKind::Participant | RecordKind::Answer => key.record.rsplit_once('/').map(|(talk, _)| talk),
        RecordKind::Note => {
            let (rest, _) = key.record.rsplit_once('/')?;
            rest.rsplit_once('/').map(|(talk, _)| talk)
        }
        _ => None,
    }
}

/// The talk in which a value was said or noted: an answer, a note, testimony or an observation.
pub fn said_in(key: &PartKey, value: &Json) -> Option<String> {
    match key.kind {
        RecordKind::Answer | RecordKind::Note => talk_of(key).map(ToOwned::to_owned),
        RecordKind::Evidence => {
            let kind = value.get("type").and_then(Json::as_str).unwrap_or_default();
            let is_said = ["testimony", "observation"].contains(&kind);
            let talk = value.get("interview").and_then(Json::as_str);
            talk.filter(|_| is_said).map(ToOwned::to_owned)
        }
        _ => None,
    }
}

/// The talks in which a person took part, by whether anybody else did.
pub fn talks_with<'k>(
    keys: impl Iterator<Item = &'k PartKey> + Clone,
    who: &Id,
) -> (Vec<InterviewId>, Vec<InterviewId>) {
    let people = |key: &'k PartKey| match (key.kind, key.record.rsplit_once('/')) {
        (RecordKind::Participant, Some((talk, name))) => Some((talk, name)),
        _ => None,
    };
    let own: BTreeSet<&str> =
        keys.clone().filter_map(people).filter(|(_, name)| *who == **name).map(|(talk, _)| talk).collect();
    let others: BTreeSet<&str> =
        keys.filter_map(people).filter(|(_, name)| *who != **name).map(|(talk, _)| talk).collect();
    let named = |is_joint: bool| {
        let of_kind = own.iter().filter(|talk| others.contains(**talk) == is_joint);
        of_kind.filter_map(|talk| InterviewId::new(*talk).ok()).collect()
    };
    (named(false), named(true))
}

/// Works out what erasing a person does to a study, from every value in its journal.
pub fn plan(versions: &[Version], who: &Id, decisions: &Decisions) -> Plan {
    let (alone, joint) = talks_with(versions.iter().map(|version| &version.key), who);
    let mut plan = Plan { alone, joint, respondent: Some(who.clone()), ..Plan::default() };
    let mut current: Vec<&Version> = versions.iter().filter(|version| version.is_current).collect();
    // Notes before what is written up of them.
    current.sort_by(|one, other| one.key.cmp(&other.key));
    for stage in [Stage::Talks, Stage::Evidence, Stage::Elsewhere] {
        for version in &current {
            let key = &version.key;
            if plan.stage_of(version) != stage || plan.goes.contains(key) {
                continue;
            }
            if let Ok(change) = Change::read(key, version.value.clone()) {
                plan.consider(stage, key, change, decisions);
            }
        }
        // Whatever a record that goes ever said goes; and so do its other parts, which are nothing without it.
        let records: BTreeSet<(RecordKind, String)> = plan
            .goes
            .iter()
            .filter(|key| matches!(key.part, Part::Details | Part::Notes))
            .map(|key| (key.kind, key.record.clone()))
            .collect();
        for version in versions {
            let key = &version.key;
            if records.contains(&(key.kind, key.record.clone())) {
                plan.goes.insert(key.clone());
            }
            match version.value.get("text") {
                _ if !plan.goes.contains(key) => {}
                // Source and place of evidence are citations, which others may share.
                Some(Json::String(text)) if key.kind == RecordKind::Evidence => plan.runs.add(text),
                _ => each_string(&version.value, &mut |text| plan.runs.add(text)),
            }
        }
    }
    plan
}

/// Evidence goes after the talks that it is from, and all else after both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Talks,
    Evidence,
    Elsewhere,
}

impl Plan {
    fn stage_of(&self, version: &Version) -> Stage {
        let key = &version.key;
        let is_of_person = || self.respondent.as_ref().is_some_and(|who| names(&version.value, who));
        match talk_of(key) {
            _ if key.kind == RecordKind::Evidence => Stage::Evidence,
            Some(talk) if self.is_alone(Some(talk)) => Stage::Talks,
            Some(talk) if self.is_joint(Some(talk)) && key.kind != RecordKind::Interview => Stage::Talks,
            Some(_) if is_of_person() => Stage::Talks,
            _ => Stage::Elsewhere,
        }
    }

    fn is_alone(&self, talk: Option<&str>) -> bool {
        talk.is_some_and(|talk| self.alone.iter().any(|one| one.as_str() == talk))
    }

    fn is_joint(&self, talk: Option<&str>) -> bool {
        talk.is_some_and(|talk| self.joint.iter().any(|one| one.as_str() == talk))
    }

    fn is_person(&self, who: Option<&Id>) -> bool {
        who.is_some() && who == self.respondent.as_ref()
    }

    fn consider(&mut self, stage: Stage, key: &PartKey, change: Change, decisions: &Decisions) {
        match (stage, change) {
            (Stage::Talks, change) => self.consider_said(key, change, decisions),
            (_, Change::Evidence(evidence)) => {
                let talk = evidence.interview.as_ref().map(InterviewId::as_str);
                let is_said = !evidence.kind.is_paper() && evidence.respondent.is_none();
                let goes = if self.is_person(evidence.respondent.as_ref()) || is_said && self.is_alone(talk) {
                    true
                } else if is_said && self.is_joint(talk) {
                    self.decide(key, &evidence.text, Doubt::Joint, decisions) == Some(Verdict::Erase)
                } else {
                    false
                };
                if goes {
                    self.goes.insert(key.clone());
                    self.evidence.insert(evidence.id);
                } else {
                    self.consider_quotes(key, Change::Evidence(evidence), decisions);
                }
            }
            (_, mut change @ (Change::Rating(_) | Change::Factor(_))) => {
                let before = change.clone();
                self.unknown += usize::from(change.rest_without(&self.evidence));
                let is_touched = change != before;
                self.consider_judgement(key, change, is_touched, decisions);
            }
            (_, Change::Memo(memo)) => {
                let about = memo.about.as_ref();
                let talk = about.and_then(|about| match about.kind {
                    SubjectKind::Interview => Some(about.id.as_str()),
                    SubjectKind::Answer => about.id.rsplit_once('/').map(|(talk, _)| talk),
                    _ => None,
                });
                let is_about_erased = about.is_some_and(|about| {
                    about.kind == SubjectKind::Evidence && self.evidence.iter().any(|gone| *gone == *about.id)
                });
                if is_about_erased || self.is_alone(talk) {
                    self.goes.insert(key.clone());
                } else {
                    // What stood in a form about a talk with several may be anybody's words.
                    let doubt = if self.is_joint(talk) { Doubt::Joint } else { Doubt::Quotes };
                    self.consider_texts(key, Change::Memo(memo), doubt, decisions);
                }
            }
            (_, change) => self.consider_quotes(key, change, decisions),
        }
    }

    /// A rating, which is written anew where evidence was taken from it.
    fn consider_judgement(&mut self, key: &PartKey, change: Change, is_touched: bool, decisions: &Decisions) {
        let before = self.becomes.len();
        // A note beside what was erased may say it again.
        let doubt = if is_touched { Doubt::Joint } else { Doubt::Quotes };
        self.consider_texts(key, change.clone(), doubt, decisions);
        if is_touched && self.becomes.len() == before {
            self.becomes.push(change);
        }
    }

    /// Something that belongs to a talk.
    fn consider_said(&mut self, key: &PartKey, mut change: Change, decisions: &Decisions) {
        let talk = talk_of(key).map(ToOwned::to_owned);
        let (is_alone, is_joint) = (self.is_alone(talk.as_deref()), self.is_joint(talk.as_deref()));
        match &mut change {
            _ if key.kind == RecordKind::Participant => {
                let who = self.respondent.as_ref().map_or("", Id::as_str);
                if key.record.rsplit_once('/').is_some_and(|(_, name)| name == who) {
                    self.goes.insert(key.clone());
                }
            }
            Change::Interview(_, details) if is_alone => {
                if !details.attempts.is_empty() {
                    details.attempts.clear();
                    self.rewrite(key, change);
                }
            }
            Change::InterviewState(_, state) if is_alone => {
                if state.reason.take().is_some() {
                    self.rewrite(key, change);
                }
            }
            _ if is_alone && (key.kind != RecordKind::Interview || key.part == Part::Replies) => {
                self.goes.insert(key.clone());
            }
            Change::AnswerNotes(_, _, notes) => {
                let record = key.record.as_str();
                if self.is_person(notes.respondent.as_ref()) {
                    self.goes.insert(key.clone());
                    return;
                }
                let before = notes.clone();
                self.take_marked(notes);
                if is_joint {
                    self.decide_paragraphs(key, notes, decisions);
                    let left = notes.text.split('\n').filter(|one| !one.trim().is_empty());
                    for paragraph in left {
                        let known = (record.to_owned(), paragraph.to_owned());
                        self.known.entry(known).or_insert(Some(Verdict::Keep));
                    }
                }
                if *notes != before {
                    self.rewrite(key, change);
                }
            }
            _ if is_joint => {
                self.consider_texts(key, change, Doubt::Joint, decisions);
            }
            _ => self.consider_quotes(key, change, decisions),
        }
    }

    fn rewrite(&mut self, key: &PartKey, change: Change) {
        self.rewritten.insert(key.clone());
        self.becomes.push(change);
    }

    /// Takes what is marked as said by the person out of notes.
    fn take_marked(&mut self, notes: &mut Notes) {
        loop {
            let own = |mark: &&Mark| self.is_person(mark.respondent.as_ref());
            let Some(mark) = notes.marks.iter().find(own).cloned() else { return };
            self.runs.add(&mark.text);
            *notes = without(notes, mark.from, mark.to);
            notes.marks.retain(|one| one.from != mark.from || one.text != mark.text || one.kind != mark.kind);
        }
    }

    /// Decides on the paragraphs of joint notes that nothing says the speaker of.
    fn decide_paragraphs(&mut self, key: &PartKey, notes: &mut Notes, decisions: &Decisions) {
        if notes.respondent.is_some() {
            return;
        }
        let mut from = 0;
        let mut going = Vec::new();
        for paragraph in notes.text.split('\n') {
            let to = from + paragraph.chars().count();
            let is_anothers = notes
                .marks
                .iter()
                .any(|mark| mark.respondent.is_some() && mark.from <= from && to <= mark.to);
            if !paragraph.trim().is_empty() && !is_anothers {
                let verdict = self.decide(key, paragraph, Doubt::Joint, decisions);
                self.known.insert((key.record.clone(), paragraph.to_owned()), verdict);
                if verdict == Some(Verdict::Erase) {
                    going.push((from, to));
                }
            }
            from = to + 1;
        }
        for (from, to) in going.into_iter().rev() {
            // With its line break, so that no empty line is left.
            let all = notes.text.chars().count();
            let (from, to) = if to < all { (from, to + 1) } else { (from.saturating_sub(1), to) };
            *notes = without(notes, from, to);
        }
    }

    /// A passage of which the speaker is not known; what is not decided is taken to go when quotes are looked for.
    fn decide(&mut self, key: &PartKey, text: &str, doubt: Doubt, decisions: &Decisions) -> Option<Verdict> {
        let verdict = decisions.of(key, text);
        self.passages.push(Passage { key: key.clone(), text: text.to_owned(), doubt, verdict });
        if verdict != Some(Verdict::Keep) && doubt == Doubt::Joint {
            self.runs.add(text);
        }
        verdict
    }

    /// Something outside the person's talks: only paragraphs with words of what goes are looked at.
    fn consider_quotes(&mut self, key: &PartKey, change: Change, decisions: &Decisions) {
        self.consider_texts(key, change, Doubt::Quotes, decisions);
    }

    fn consider_texts(&mut self, key: &PartKey, mut change: Change, doubt: Doubt, decisions: &Decisions) {
        let before = change.clone();
        let is_of_talk = matches!(key.kind, RecordKind::Answer | RecordKind::Note);
        change.each_text(&mut |text| {
            let mut kept = Vec::new();
            for paragraph in text.split('\n') {
                let is_asked = match doubt {
                    Doubt::Joint => !paragraph.trim().is_empty(),
                    Doubt::Quotes => self.runs.has_some_of(paragraph),
                };
                let known = self.known.get(&(key.record.clone(), paragraph.to_owned())).copied();
                let verdict = match known {
                    Some(verdict) if doubt == Doubt::Joint => verdict,
                    _ if is_asked => self.decide(key, paragraph, doubt, decisions),
                    _ => None,
                };
                if verdict != Some(Verdict::Erase) {
                    kept.push(paragraph);
                }
            }
            let left = kept.join("\n");
            *text = if left.trim().is_empty() && !text.trim().is_empty() && !is_of_talk {
                NOTHING.to_owned()
            } else {
                left
            };
        });
        if let Change::AnswerWriteUp(_, _, write_up) = &mut change {
            write_up.quotes.retain(|quote| !quote.text.is_empty());
        }
        if change != before {
            self.rewrite(key, change);
        }
    }
}

/// Notes without a stretch of their text.
fn without(notes: &Notes, from: usize, to: usize) -> Notes {
    let text: String = notes
        .text
        .chars()
        .enumerate()
        .filter(|(at, _)| !(from..to).contains(at))
        .map(|(_, character)| character)
        .collect();
    notes.with_text(&text)
}

#[cfg(test)]
mod tests;
