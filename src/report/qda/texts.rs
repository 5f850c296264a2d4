//! The texts: a talk with its questions and notes, and evidence that is from no talk. Every character that was typed as
//! an answer knows its place there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::{By, Code, Maker, Meaning, Somewhere, What, Why, is_coding, line, tame};
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::change::RecordKind;
use crate::domain::evidence::Evidence;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Consent, Interview, NotePlace, Study};
use crate::domain::writeup::{Unquotable, quotable, speaker_of};
use crate::report::data::Room;
use crate::report::manifest::{background, held_back};

/// A text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Identity; of the same talk another one in each [`Room`].
    pub guid: Uuid,
    /// The talk; nothing where it is evidence from no talk.
    pub interview: Option<InterviewId>,
    /// Its name, which no other text has.
    pub name: String,
    /// What stands in it, with `\n` as the only line break.
    pub text: Vec<char>,
    /// For each character where in an answer it is from; nothing for headings, evidence and what joins pieces.
    pub places: Vec<Option<Place>>,
    /// Its codings, in the order of the text.
    pub codings: Vec<Coding>,
    /// Who made it, and when.
    pub by: By,
    /// Values by the name of their variable.
    pub values: Vec<(&'static str, String)>,
    /// Those whose role is in the values, and all others who take part, by pseudonym, each with the role where it may be
    /// told.
    pub people: Vec<(Id, Option<String>)>,
}

/// Where a character stands in the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the answer in the study.
    pub answer: usize,
    /// The character in its notes, in Unicode scalar values from 0.
    pub at: usize,
    /// After the last character that it stands for: one, or a whole word that was replaced on the way out.
    pub to: usize,
}

/// A passage with what it is coded as. Positions count Unicode scalar values, the end is not included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Identity.
    pub guid: Uuid,
    /// First character.
    pub from: usize,
    /// After the last character.
    pub to: usize,
    /// The codes, at least one.
    pub codes: Vec<Uuid>,
    /// Who coded it, and when.
    pub by: By,
    /// Who said it, where somebody knows.
    pub speaker: Option<Id>,
    /// What is to be known about it; may be empty.
    pub remark: String,
}

/// A text as it grows.
#[derive(Default)]
struct Page {
    text: Vec<char>,
    places: Vec<Option<Place>>,
    codings: Vec<Coding>,
}

impl Page {
    fn say(&mut self, text: &str) {
        self.text.extend(text.chars());
        self.places.resize(self.text.len(), None);
    }

    /// Begins a section, two lines below what is there.
    fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.say("\n\n");
        }
        self.say(&line(text));
        self.say("\n");
    }
}

/// What of an answer is shown.
struct Shown {
    /// For each character whether it is.
    characters: Vec<bool>,
    /// What stands where something is left out between two pieces.
    gap: &'static str,
    /// Whether something that is left out at an end leaves the gap too.
    at_ends: bool,
}

/// Everything that talks are laid out from.
struct Stock<'s> {
    answers: HashMap<&'s InterviewId, Vec<(usize, &'s Answer)>>,
    evidence: HashMap<&'s InterviewId, Vec<&'s Evidence>>,
    /// What pieces of evidence are attached to.
    attached: HashMap<&'s Id, BTreeSet<&'s Id>>,
    codes: Codes,
}

/// Codes by what they stand for.
struct Codes {
    targets: HashMap<Id, Uuid>,
    quote: Option<Uuid>,
    flag: Option<Uuid>,
}

impl Codes {
    fn of(codes: &[Code]) -> Self {
        let mut found = Self { targets: HashMap::new(), quote: None, flag: None };
        for code in codes.iter().flat_map(|group| &group.children) {
            match &code.meaning {
                Meaning::Group => {}
                Meaning::Target(id) => {
                    found.targets.insert(id.clone(), code.guid);
                }
                Meaning::Quote => found.quote = Some(code.guid),
                Meaning::Flag => found.flag = Some(code.guid),
            }
        }
        found
    }

    /// The indicator or factor first: programs that take one code of a passage take the first.
    fn of_mark(&self, mark: &Mark) -> Vec<Uuid> {
        let target = mark.target.as_ref().and_then(|target| self.targets.get(target).copied());
        let kind = match mark.kind {
            MarkKind::Quote => self.quote,
            MarkKind::Flag => self.flag,
            MarkKind::Passage | MarkKind::Background => None,
        };
        target.into_iter().chain(kind).collect()
    }
}

impl<'a> Maker<'a> {
    pub(super) fn sources(&mut self, codes: &[Code]) -> Vec<Source> {
        let study = self.material.study;
        let mut stock = Stock {
            answers: HashMap::new(),
            evidence: HashMap::new(),
            attached: HashMap::new(),
            codes: Codes::of(codes),
        };
        for (at, answer) in study.answers.iter().enumerate() {
            stock.answers.entry(&answer.interview).or_default().push((at, answer));
        }
        let ratings = study.ratings.iter().map(|one| (&one.indicator, &one.evidence));
        let factors = study.factors.iter().map(|one| (&one.factor, &one.evidence));
        for (target, evidence) in ratings.chain(factors) {
            for id in evidence {
                stock.attached.entry(id).or_default().insert(target);
            }
        }
        let mut outside = Vec::new();
        for evidence in &study.evidence {
            match &evidence.interview {
                Some(interview) => stock.evidence.entry(interview).or_default().push(evidence),
                None => outside.push(evidence),
            }
        }
        let mut names = BTreeMap::new();
        let mut sources: Vec<Source> =
            study.interviews.iter().filter_map(|talk| self.talk(talk, &stock, &mut names)).collect();
        sources.extend(self.outside(&outside, &stock));
        sources
    }

    fn talk(
        &mut self,
        talk: &'a Interview,
        stock: &Stock,
        names: &mut BTreeMap<String, usize>,
    ) -> Option<Source> {
        let study = self.material.study;
        let details = &talk.details;
        let is_agreed = study.is_agreed(&talk.id);
        let mut page = Page::default();
        let answers = stock.answers.get(&talk.id).map(Vec::as_slice).unwrap_or_default();
        for (heading, at, answer) in self.in_order(talk, answers) {
            self.answer(&mut page, &heading, at, answer, is_agreed, &stock.codes);
        }
        let is_own = self.material.room == Room::Own;
        for note in study.notes.iter().filter(|note| note.interview == talk.id) {
            match note.place {
                NotePlace::After => self.leave_out(What::Background, Why::Background, talk),
                _ if note.text.trim().is_empty() => {}
                _ if !is_own || !is_agreed => self.leave_out(What::Note, self.material.room.refusal(), talk),
                place => {
                    self.manifest.hold(What::Note, 1);
                    page.heading(&self.words.of("qda-note", place.as_str()));
                    page.say(&super::paragraphs(&note.text));
                }
            }
        }
        let evidence = stock.evidence.get(&talk.id).map(Vec::as_slice).unwrap_or_default();
        if is_own && is_agreed {
            self.evidence(&mut page, evidence, stock);
        } else {
            self.not_told(evidence.iter().copied());
        }
        if page.text.is_empty() {
            return None;
        }
        let name = format!("{} · {}", self.unit_name(&details.unit), self.round_name(&details.round));
        let number = names.entry(name.to_lowercase()).or_default();
        *number += 1;
        let name = if *number == 1 { name } else { format!("{name} ({})", talk.id) };
        let people = self.people(talk, &page);
        let mut roles: Vec<&str> = people.iter().filter_map(|(_, role)| role.as_deref()).collect();
        roles.sort_unstable();
        roles.dedup();
        let values = vec![
            ("interview", talk.id.to_string()),
            ("unit", self.unit_name(&details.unit)),
            ("round", self.round_name(&details.round)),
            ("respondent_role", roles.join("; ")),
            ("held_on", details.held_on.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default()),
            ("mode", details.mode.clone().unwrap_or_default()),
            ("language", details.language.clone().unwrap_or_default()),
        ];
        Some(Source {
            guid: self.guid(&["source", self.room(), talk.id.as_str()]),
            interview: Some(talk.id.clone()),
            name,
            text: page.text,
            places: page.places,
            codings: page.codings,
            by: self.material.trace.of(RecordKind::Interview, talk.id.as_str()),
            values: values.into_iter().map(|(name, value)| (name, line(&value))).collect(),
            people,
        })
    }

    fn leave_out(&mut self, what: What, why: Why, talk: &Interview) {
        self.manifest.leave_out(what, why, Somewhere::Talk(talk.id.clone()));
    }

    fn not_told<'e>(&mut self, evidence: impl Iterator<Item = &'e Evidence>) {
        let why = self.material.room.refusal();
        evidence.for_each(|one| {
            self.manifest.leave_out(What::Evidence, why, Somewhere::Evidence(one.id.clone()));
        });
    }

    /// Who takes part; who is quoted to others has a role only where it may be told.
    fn people(&mut self, talk: &Interview, page: &Page) -> Vec<(Id, Option<String>)> {
        let room = self.material.room;
        let heard: HashSet<&Id> = page.codings.iter().filter_map(|coding| coding.speaker.as_ref()).collect();
        let taking_part = self.material.study.participants.iter().filter(|one| one.interview == talk.id);
        let mut found = Vec::new();
        for one in taking_part.filter(|one| room == Room::Own || heard.contains(&one.respondent)) {
            let may_tell = room == Room::Own || one.consent.contains(&Consent::QuoteWithRole);
            if !may_tell {
                self.leave_out(What::Role, Why::NotWithRole, talk);
            }
            found.push((one.respondent.clone(), may_tell.then(|| line(&one.details.role))));
        }
        found
    }

    /// The answers of a talk in the order of its questionnaire, each with what was asked; those to questions that it does
    /// not have come last.
    fn in_order<'s>(
        &self,
        talk: &Interview,
        answers: &[(usize, &'s Answer)],
    ) -> Vec<(String, usize, &'s Answer)> {
        let study = self.material.study;
        let questionnaire = study.questionnaire_of(talk, self.material.questionnaires);
        let mut found = Vec::new();
        let mut done = HashSet::new();
        for question in questionnaire.into_iter().flat_map(|one| one.questions().map(move |own| (one, own))) {
            let (questionnaire, question) = question;
            for (at, answer) in answers.iter().filter(|(_, answer)| answer.question == question.id) {
                let asked =
                    questionnaire.say(&question.ask, self.material.language, &study.header.placeholders).0;
                done.insert(*at);
                found.push((asked, *at, *answer));
            }
        }
        let rest = answers.iter().filter(|(at, _)| !done.contains(at));
        found.extend(rest.map(|(at, answer)| (answer.question.to_string(), *at, *answer)));
        found
    }

    fn answer(
        &mut self,
        page: &mut Page,
        heading: &str,
        at: usize,
        answer: &Answer,
        is_agreed: bool,
        codes: &Codes,
    ) {
        let marks = &answer.notes.marks;
        background(&mut self.manifest, answer);
        if answer.notes.is_empty() {
            return;
        }
        let Some(shown) = self.shown(answer, is_agreed) else { return };
        page.heading(heading);
        let index = lay(page, answer, at, &shown);
        let mut made: Vec<Coding> = Vec::new();
        for mark in marks.iter().filter(|mark| is_coding(mark)) {
            let Some((from, to)) = self.span(answer, mark, &index) else { continue };
            let coded = codes.of_mark(mark);
            if coded.is_empty() {
                continue;
            }
            let (interview, question) = (answer.interview.as_str(), answer.question.as_str());
            let target = mark.target.as_ref().map_or("", Id::as_str);
            let kind = match mark.kind {
                MarkKind::Quote => "quote",
                MarkKind::Flag => "flag",
                MarkKind::Passage | MarkKind::Background => "passage",
            };
            let (first, last) = (mark.from.to_string(), mark.to.to_string());
            let names = ["coding", self.room(), interview, question, kind, &first, &last, target];
            let guid = self.guid(&names);
            if made.iter().any(|one| one.guid == guid) {
                continue;
            }
            made.push(Coding {
                guid,
                from,
                to,
                codes: coded,
                by: self.material.trace.of_mark(&answer.interview, &answer.question, mark),
                speaker: speaker_of(self.material.study, answer, mark).map(|one| one.respondent.clone()),
                remark: self.remark(answer, mark),
            });
        }
        made.sort_by_key(|coding| (coding.from, coding.to));
        page.codings.extend(made);
    }

    /// What of an answer is shown; nothing where none of it is.
    fn shown(&mut self, answer: &Answer, is_agreed: bool) -> Option<Shown> {
        let study = self.material.study;
        let length = answer.notes.text.chars().count();
        let quotes = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
        match self.material.room {
            Room::Own if !is_agreed => {
                self.manifest.leave_out(What::Text, Why::NotAgreed, Somewhere::answer(answer));
                for quote in quotes {
                    self.manifest.leave_out(What::Quote, Why::NotAgreed, Somewhere::passage(answer, quote));
                }
                None
            }
            Room::Own => {
                for quote in quotes {
                    if (quote.from..quote.to).any(|at| answer.notes.is_background(at)) {
                        let place = Somewhere::passage(answer, quote);
                        self.manifest.leave_out(What::Quote, Why::Background, place);
                    } else {
                        self.manifest.hold(What::Quote, 1);
                    }
                }
                self.manifest.hold(What::Text, 1);
                Some(Shown {
                    characters: (0..length).map(|at| !answer.notes.is_background(at)).collect(),
                    gap: "…",
                    at_ends: true,
                })
            }
            Room::Shared => {
                let mut is_shown = vec![false; length];
                for quote in quotes {
                    if let Some(why) = held_back(study, answer, quote) {
                        self.manifest.leave_out(What::Quote, why, Somewhere::passage(answer, quote));
                    } else {
                        self.manifest.hold(What::Quote, 1);
                        is_shown.iter_mut().take(quote.to).skip(quote.from).for_each(|one| *one = true);
                    }
                }
                if is_shown.contains(&false) {
                    self.manifest.leave_out(What::Text, Why::NotHandedOn, Somewhere::answer(answer));
                }
                is_shown.contains(&true).then_some(Shown {
                    characters: is_shown,
                    gap: "\n[…]\n",
                    at_ends: false,
                })
            }
        }
    }

    /// Where a mark stands in the text. To hand on, a mark of which anything is left out is not there.
    fn span(&self, answer: &Answer, mark: &Mark, index: &[Option<usize>]) -> Option<(usize, usize)> {
        let part = index.get(mark.from..mark.to.min(index.len()))?;
        let first = *part.iter().flatten().next()?;
        let last = *part.iter().flatten().next_back()?;
        if self.material.room == Room::Shared {
            let quotes = answer.notes.marks.iter().filter(|one| one.kind == MarkKind::Quote);
            let within = |one: &Mark| one.from <= mark.from && mark.to <= one.to;
            let is_told = quotes
                .filter(|one| within(one))
                .any(|one| refused(self.material.study, answer, one).is_none());
            if !is_told || mark.kind == MarkKind::Flag {
                return None;
            }
        }
        Some((first, last + 1))
    }

    /// Who said a passage, and of a quote whether it may be used.
    fn remark(&self, answer: &Answer, mark: &Mark) -> String {
        let study = self.material.study;
        let speaker = speaker_of(study, answer, mark);
        let said =
            speaker.map(|one| self.words.with("qda-said-by", &[("who", one.respondent.as_str().into())]));
        let refused = if mark.kind == MarkKind::Quote { refused(study, answer, mark) } else { None };
        let refused = refused.map(|reason| self.words.of("write-up-not", reason));
        said.into_iter().chain(refused).collect::<Vec<_>>().join(" · ")
    }

    /// Evidence as a section, each piece coded with what it is attached to.
    fn evidence(&mut self, page: &mut Page, evidence: &[&Evidence], stock: &Stock) {
        self.manifest.hold(What::Evidence, evidence.len());
        for (number, one) in evidence.iter().enumerate() {
            if number == 0 {
                page.heading(&self.words.text("qda-evidence"));
            } else {
                page.say("\n\n");
            }
            let from = page.text.len();
            page.say(&super::paragraphs(&one.text));
            let attached = stock.attached.get(&one.id).into_iter().flatten();
            let codes: Vec<Uuid> =
                attached.filter_map(|target| stock.codes.targets.get(*target).copied()).collect();
            if codes.is_empty() || page.text.len() == from {
                continue;
            }
            page.codings.push(Coding {
                guid: self.guid(&["coding", self.room(), "evidence", one.id.as_str()]),
                from,
                to: page.text.len(),
                codes,
                by: self.material.trace.of(RecordKind::Evidence, one.id.as_str()),
                speaker: one.respondent.clone(),
                remark: String::new(),
            });
        }
    }

    /// Evidence from no talk, as a text of its own.
    fn outside(&mut self, evidence: &[&Evidence], stock: &Stock) -> Option<Source> {
        if self.material.room == Room::Shared {
            self.not_told(evidence.iter().copied());
            return None;
        }
        let people = &self.material.study.participants;
        let is_agreed = |one: &&&Evidence| {
            let said = people.iter().filter(|person| one.respondent.as_ref() == Some(&person.respondent));
            said.into_iter().all(|person| person.consent.contains(&Consent::Interview))
        };
        let (kept, refused): (Vec<&Evidence>, Vec<&Evidence>) = evidence.iter().partition(is_agreed);
        self.not_told(refused.into_iter());
        let mut page = Page::default();
        self.evidence(&mut page, &kept, stock);
        let by = self.material.trace.of(RecordKind::Evidence, kept.first()?.id.as_str());
        Some(Source {
            guid: self.guid(&["source", self.room(), "evidence"]),
            interview: None,
            name: self.words.text("qda-outside"),
            text: page.text,
            places: page.places,
            codings: page.codings,
            by,
            values: Vec::new(),
            people: Vec::new(),
        })
    }
}

/// Why a quote may not be used, by its name in the catalogue; nothing where it may.
fn refused(study: &Study, answer: &Answer, quote: &Mark) -> Option<&'static str> {
    quotable(study, answer, quote).err().map(Unquotable::as_str)
}

/// Puts the shown part of an answer on the page, and says for each of its characters where it stands there.
fn lay(page: &mut Page, answer: &Answer, at: usize, shown: &Shown) -> Vec<Option<usize>> {
    let characters: Vec<char> = answer.notes.text.chars().collect();
    let mut index = Vec::with_capacity(characters.len());
    let (mut is_begun, mut is_hiding) = (false, false);
    for (place, &character) in characters.iter().enumerate() {
        if !shown.characters.get(place).copied().unwrap_or(false) {
            if !is_hiding && shown.at_ends {
                page.say(shown.gap);
            }
            is_hiding = true;
            index.push(None);
            continue;
        }
        if is_hiding && is_begun && !shown.at_ends {
            page.say(shown.gap);
        }
        (is_begun, is_hiding) = (true, false);
        // A line break is one character.
        let character = match character {
            '\r' if characters.get(place + 1) == Some(&'\n') => {
                index.push(None);
                continue;
            }
            '\r' => '\n',
            other => tame(other),
        };
        index.push(Some(page.text.len()));
        page.text.push(character);
        page.places.push(Some(Place { answer: at, at: place, to: place + 1 }));
    }
    index
}
