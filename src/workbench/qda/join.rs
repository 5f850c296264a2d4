//! Codings made elsewhere, held against a study: which of them are new, which are there, and which do not fit.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use crate::definition::qda::{CodedPassage, CodedText, Package};
use crate::domain::answer::{Mark, MarkKind};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::domain::text::Text;
use crate::language::{LANGUAGES, Words};
use crate::report::qda::{Meaning, Project, Source};

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// New codings by their coder, in the order of the file; empty for a coder who is not named.
    pub added: Vec<(String, Added)>,
    /// Codings that the study has already.
    pub present: usize,
    /// How many passages were found again by their words, because the text around them changed.
    pub moved: usize,
    /// Notes on passages, which have no place in a study.
    pub memos: usize,
    /// What does not fit.
    pub misfits: Vec<Misfit>,
}

/// A new coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Index of the answer in the study.
    pub answer: usize,
    /// The mark to make.
    pub mark: Mark,
}

/// Something that does not fit, with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The name of the text.
    pub text: String,
    /// The passage, as the file has it; nothing where it is the text as a whole.
    pub passage: Option<(i64, i64)>,
    /// The first of its words, where it has any.
    pub words: String,
    /// Why.
    pub why: Why,
}

/// Why something does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The text is none of the study's; so many codings are in it.
    UnknownText(usize),
    /// Its passages lie in a text that is otherwise in the study now, and their words are not there once.
    ChangedText,
    /// The passage ends before it begins, or lies outside the text.
    Outside,
    /// The file does not say with which code, or does not describe it.
    NoCode,
    /// The code is none of the model's.
    UnknownCode(String),
    /// The code's name is that of several.
    ManyCodes(String),
    /// The code stands for a field, a heading or a group.
    Group(String),
    /// The passage is on a heading, an observation or evidence, and on no answer.
    NoAnswer,
}

/// What a code of the file stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meant {
    Code(Meaning),
    Many,
    Unknown,
}

/// A study as it would be exported now.
#[derive(Clone, Debug, Default)]
pub struct Exports {
    /// In every way in which it can be.
    pub projects: Vec<Project>,
    /// Words in whose place nothing leaves: index of the answer, first character, after the last character.
    pub gone: HashSet<(usize, usize, usize)>,
}

/// Holds a package against the study.
pub fn plan(study: &Study, model: &Assessment, exports: &Exports, package: &Package) -> Plan {
    let Exports { projects, gone } = exports;
    let codes = Codes::of(model, projects);
    let mut meant: HashMap<Uuid, Meant> = HashMap::new();
    for (guid, name) in &package.codes {
        meant.insert(*guid, codes.meant(*guid, name));
    }
    let own = codes.by_guid;
    let mut joining =
        Joining { study, package, own, meant, gone, plan: Plan::default(), made: HashSet::new() };
    let sources = || projects.iter().flat_map(|project| &project.sources);
    for text in &package.texts {
        let clean = Clean::of(text);
        // A text to hand on has one identity, with words replaced and without.
        let of_guid = || sources().filter(|source| source.guid == text.guid);
        let as_it_is = of_guid().find(|source| clean.is(source));
        let nearest = || of_guid().max_by_key(|source| Unchanged::of(&clean.text, &source.text).length());
        let source = as_it_is.or_else(nearest).or_else(|| sources().find(|source| clean.is(source)));
        match source {
            Some(source) => joining.text(text, &clean, source),
            None if text.passages.is_empty() => {}
            None => joining.misfit(text, None, &clean, Why::UnknownText(text.passages.len())),
        }
    }
    joining.plan
}

impl Plan {
    /// What is to be recorded, by coder: each answer that gets a mark, with all marks that it then has.
    pub fn changes(&self, study: &Study) -> Vec<(String, Vec<Change>)> {
        let mut notes = BTreeMap::new();
        let mut coders: Vec<&String> = Vec::new();
        for (coder, _) in &self.added {
            if !coders.contains(&coder) {
                coders.push(coder);
            }
        }
        let mut changes = Vec::new();
        for coder in coders {
            let mut touched = Vec::new();
            for (_, added) in self.added.iter().filter(|(one, _)| one == coder) {
                let Some(answer) = study.answers.get(added.answer) else { continue };
                let now = notes.entry(added.answer).or_insert_with(|| answer.notes.clone());
                now.marks.push(added.mark.clone());
                if !touched.contains(&added.answer) {
                    touched.push(added.answer);
                }
            }
            let of_coder = touched.into_iter().filter_map(|at| {
                let answer = study.answers.get(at)?;
                let notes = notes.get(&at)?.clone();
                Some(Change::AnswerNotes(answer.interview.clone(), answer.question.clone(), notes))
            });
            changes.push((coder.clone(), of_coder.collect()));
        }
        changes
    }
}

/// The study's codes by identity and by every name that they have.
struct Codes {
    by_guid: HashMap<Uuid, Meaning>,
    by_name: HashMap<String, Vec<Meaning>>,
}

impl Codes {
    fn of(model: &Assessment, projects: &[Project]) -> Self {
        let mut found = Self { by_guid: HashMap::new(), by_name: HashMap::new() };
        for code in projects.iter().flat_map(Project::all_codes) {
            found.by_guid.insert(code.guid, code.meaning.clone());
            found.name(&code.name, &code.meaning);
        }
        let indicators = model.indicators.iter().map(|one| (&one.id, &one.formerly, &one.title));
        let factors = model.factors.iter().map(|one| (&one.id, &one.formerly, &one.title));
        for (id, formerly, title) in indicators.chain(factors) {
            let meaning = Meaning::Target(id.clone());
            let ids = std::iter::once(id).chain(formerly).map(Id::as_str);
            ids.chain(title.all()).for_each(|name| found.name(name, &meaning));
        }
        for language in LANGUAGES {
            let words = Words::in_language(language);
            found.name(&words.text("qda-quote"), &Meaning::Quote);
            found.name(&words.text("qda-flag"), &Meaning::Flag);
        }
        let titles = model.headings.iter().map(|one| &one.title);
        for name in titles.chain(model.fields.iter().map(|one| &one.title)).flat_map(Text::all) {
            found.name(name, &Meaning::Group);
        }
        found
    }

    fn name(&mut self, name: &str, meaning: &Meaning) {
        let known = self.by_name.entry(key(name)).or_default();
        if !known.contains(meaning) {
            known.push(meaning.clone());
        }
    }

    /// By identity, else by name; what passages can be coded with goes before a group of the same name.
    fn meant(&self, guid: Uuid, name: &str) -> Meant {
        if let Some(meaning) = self.by_guid.get(&guid) {
            return Meant::Code(meaning.clone());
        }
        let named = self.by_name.get(&key(name)).map(Vec::as_slice).unwrap_or_default();
        let codable: Vec<&Meaning> = named.iter().filter(|one| one.is_codable()).collect();
        match (codable.as_slice(), named) {
            ([only], _) => Meant::Code((*only).clone()),
            ([], [group, ..]) => Meant::Code(group.clone()),
            ([], []) => Meant::Unknown,
            _ => Meant::Many,
        }
    }
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text of the file with `\n` as the only line break, and where each of its positions went.
struct Clean {
    text: Vec<char>,
    index: Vec<usize>,
}

impl Clean {
    fn of(text: &CodedText) -> Self {
        let mut clean = Self { text: Vec::with_capacity(text.text.len()), index: Vec::new() };
        for (at, &character) in text.text.iter().enumerate() {
            clean.index.push(clean.text.len());
            match character {
                '\r' if text.text.get(at + 1) == Some(&'\n') => {}
                '\r' => clean.text.push('\n'),
                other => clean.text.push(other),
            }
        }
        clean.index.push(clean.text.len());
        clean
    }

    /// Whether it is this text, but for blank lines that a program may put behind it.
    fn is(&self, source: &Source) -> bool {
        trimmed(&self.text) == trimmed(&source.text)
    }

    fn span(&self, passage: &CodedPassage) -> Option<(usize, usize)> {
        let position = |at: i64| self.index.get(usize::try_from(at).ok()?).copied();
        let (from, to) = (position(passage.from)?, position(passage.to)?);
        (from < to).then_some((from, to))
    }
}

fn trimmed(text: &[char]) -> &[char] {
    let end = text.iter().rposition(|one| !one.is_whitespace()).map_or(0, |at| at + 1);
    &text[..end]
}

/// Goes through the texts.
struct Joining<'a> {
    study: &'a Study,
    package: &'a Package,
    /// The study's own codes.
    own: HashMap<Uuid, Meaning>,
    /// What the codes of the file stand for.
    meant: HashMap<Uuid, Meant>,
    gone: &'a HashSet<(usize, usize, usize)>,
    plan: Plan,
    /// What is new so far, so that nothing is twice.
    made: HashSet<(usize, usize, usize, Option<Id>, bool)>,
}

impl Joining<'_> {
    fn misfit(&mut self, text: &CodedText, passage: Option<&CodedPassage>, clean: &Clean, why: Why) {
        let span = passage.and_then(|passage| clean.span(passage));
        let words = span.map(|(from, to)| clean.text[from..to].iter().take(40).collect());
        self.plan.misfits.push(Misfit {
            text: text.name.clone(),
            passage: passage.map(|passage| (passage.from, passage.to)),
            words: words.unwrap_or_default(),
            why,
        });
    }

    fn text(&mut self, text: &CodedText, clean: &Clean, source: &Source) {
        let unchanged = Unchanged::of(&clean.text, &source.text);
        let words: String = source.text.iter().collect();
        let mut noted = HashSet::new();
        for passage in &text.passages {
            let Some((from, to)) = clean.span(passage) else {
                self.misfit(text, Some(passage), clean, Why::Outside);
                continue;
            };
            let meaning = match self.meaning(passage) {
                Ok(meaning) => meaning,
                Err(why) => {
                    self.misfit(text, Some(passage), clean, why);
                    continue;
                }
            };
            let still = unchanged.find(from, to);
            let Some((from, to)) = still.or_else(|| again(&words, &clean.text[from..to])) else {
                self.misfit(text, Some(passage), clean, Why::ChangedText);
                continue;
            };
            let is_remark = source
                .codings
                .iter()
                .any(|one| (one.from, one.to) == (from, to) && key(&one.remark) == key(&passage.memo));
            if !passage.memo.trim().is_empty() && !is_remark && noted.insert((from, to)) {
                self.plan.memos += 1;
            }
            if self.is_exported(source, (from, to), &meaning) {
                self.plan.present += 1;
                continue;
            }
            if !self.place(passage, source, (from, to), &meaning) {
                self.misfit(text, Some(passage), clean, Why::NoAnswer);
            } else if still.is_none() {
                self.plan.moved += 1;
            }
        }
    }

    fn meaning(&self, passage: &CodedPassage) -> Result<Meaning, Why> {
        let guid = passage.code.ok_or(Why::NoCode)?;
        let name = self.package.codes.get(&guid).ok_or(Why::NoCode)?;
        match self.meant.get(&guid) {
            Some(Meant::Code(Meaning::Group)) => Err(Why::Group(name.clone())),
            Some(Meant::Code(meaning)) => Ok(meaning.clone()),
            Some(Meant::Many) => Err(Why::ManyCodes(name.clone())),
            Some(Meant::Unknown) | None => Err(Why::UnknownCode(name.clone())),
        }
    }

    /// Whether an export of today has this coding.
    fn is_exported(&self, source: &Source, span: (usize, usize), meaning: &Meaning) -> bool {
        let codes = source.codings.iter().filter(|one| (one.from, one.to) == span).flat_map(|one| &one.codes);
        codes.into_iter().any(|code| self.own.get(code) == Some(meaning))
    }

    /// Makes marks of a passage, one for each stretch of an answer that it covers; whether there is any.
    fn place(
        &mut self,
        passage: &CodedPassage,
        source: &Source,
        (from, to): (usize, usize),
        meaning: &Meaning,
    ) -> bool {
        let mut stretches: Vec<(usize, usize, usize)> = Vec::new();
        for place in source.places[from..to].iter().flatten() {
            match stretches.last_mut() {
                Some((answer, _, end))
                    if *answer == place.answer && self.continues(*answer, *end, place.at) =>
                {
                    *end = place.to;
                }
                _ => stretches.push((place.answer, place.at, place.to)),
            }
        }
        let mut is_placed = false;
        for (at, from, to) in stretches {
            let Some(answer) = self.study.answers.get(at) else { continue };
            let characters: Vec<char> = answer.notes.text.chars().take(to).skip(from).collect();
            let Some(first) = characters.iter().position(|one| !one.is_whitespace()) else { continue };
            let words = trimmed(&characters);
            let (from, to) = (from + first, from + words.len());
            let text: String = words[first..].iter().collect();
            is_placed = true;
            let (kind, target) = match meaning {
                Meaning::Target(id) => (MarkKind::Passage, Some(id.clone())),
                Meaning::Quote => (MarkKind::Quote, None),
                Meaning::Flag => (MarkKind::Flag, None),
                Meaning::Group => continue,
            };
            let says_same = |mark: &Mark| match &target {
                Some(target) => mark.kind != MarkKind::Background && mark.target.as_ref() == Some(target),
                None => mark.kind == kind,
            };
            let is_there =
                answer.notes.marks.iter().any(|mark| (mark.from, mark.to) == (from, to) && says_same(mark));
            if is_there || !self.made.insert((at, from, to, target.clone(), kind == MarkKind::Quote)) {
                self.plan.present += 1;
                continue;
            }
            let coder = passage.coder.and_then(|coder| self.package.users.get(&coder));
            let coder = coder.map(String::as_str).map(name_of).unwrap_or_default();
            let mark = Mark { kind, from, to, text, target, respondent: None };
            self.plan.added.push((coder, Added { answer: at, mark }));
        }
        is_placed
    }

    /// Whether nothing lies between two characters of an answer but the first half of a line break, or a word in whose
    /// place nothing leaves; characters of one word that was replaced lie within each other.
    fn continues(&self, answer: usize, end: usize, next: usize) -> bool {
        let text = self.study.answers.get(answer).map_or("", |answer| answer.notes.text.as_str());
        end >= next
            || self.gone.contains(&(answer, end, next))
            || (end + 1 == next && text.chars().nth(end) == Some('\r'))
    }
}

/// How far two versions of a text are the same from the beginning and from the end.
struct Unchanged {
    head: usize,
    tail: usize,
    lengths: (usize, usize),
}

impl Unchanged {
    fn of(old: &[char], new: &[char]) -> Self {
        let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
        Self { head, tail, lengths: (old.len(), new.len()) }
    }

    /// How many characters of the new text are those of the old one.
    fn length(&self) -> usize {
        (self.head + self.tail).min(self.lengths.1)
    }

    /// Where a passage of the old text stands in the new one; nothing where the change reaches into it or lies around it.
    fn find(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let (old, new) = self.lengths;
        if to <= self.head {
            return Some((from, to));
        }
        let is_behind = old.checked_sub(from)? <= self.tail;
        is_behind.then(|| (new + from - old, new + to - old))
    }
}

/// The one place where words stand in a text, in characters; nothing where they stand there not at all or more than once.
fn again(text: &str, words: &[char]) -> Option<(usize, usize)> {
    let wanted: String = words.iter().collect();
    let at = text.find(&wanted)?;
    let next = at + text[at..].chars().next().map_or(1, char::len_utf8);
    if wanted.trim().is_empty() || text[next..].contains(&wanted) {
        return None;
    }
    let from = text[..at].chars().count();
    Some((from, from + words.len()))
}

/// A coder's name in one line; nobody's where it says nothing.
fn name_of(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
    if name == "?" { String::new() } else { name }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::answer::{Answer, Notes};
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::study::{Consent, UnitKind};
    use crate::report::data::Room;
    use crate::report::qda::{Material, Trace, project};

    const TEXT: &str = "Wij 🙂 doen\r\nhet e\u{301}e\u{301}n keer. GEHEIM Niemand weet het.";

    fn scene() -> Scene {
        let mut scene = Scene::new();
        scene.unit("sez", UnitKind::Line);
        let talk = scene.talk("sez", "r1", "anna", "team leader", None);
        scene.study.participants[0].consent = vec![Consent::Interview];
        let from = TEXT.chars().position(|one| one == 'G').unwrap();
        let hidden = Mark {
            kind: MarkKind::Background,
            from,
            to: from + 6,
            text: "GEHEIM".into(),
            target: None,
            respondent: None,
        };
        let notes = Notes { text: TEXT.into(), marks: vec![hidden], ..Notes::default() };
        scene.study.answers.push(Answer { notes, ..Answer::new(talk, id("vision_known")) });
        scene
    }

    fn own(scene: &Scene) -> Project {
        project(&Material {
            study: &scene.study,
            model: &scene.model,
            questionnaires: &scene.questionnaires,
            trace: &Trace::default(),
            language: "en",
            room: Room::Own,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn wherever_a_passage_lies_it_becomes_its_words_or_is_named(
            spans in proptest::collection::vec(
                prop_oneof![(-5i64..200, -5i64..200), (any::<i64>(), any::<i64>())],
                1..6,
            ),
        ) {
            let scene = scene();
            let project = own(&scene);
            let (source, code) = (&project.sources[0], Uuid::from_u128(9));
            let passage =
                |(from, to): &(i64, i64)| CodedPassage { from: *from, to: *to, code: Some(code), coder: None, memo: String::new() };
            let text = CodedText {
                guid: source.guid,
                name: "t".into(),
                text: source.text.clone(),
                passages: spans.iter().map(passage).collect(),
            };
            let codes = [(code, scene.model.indicators[0].id.to_string())].into();
            let package = Package { codes, texts: vec![text], ..Package::default() };
            let exports = |project| Exports { projects: vec![project], ..Exports::default() };
            let plan = plan(&scene.study, &scene.model, &exports(project.clone()), &package);
            let notes: Vec<char> = TEXT.chars().collect();
            for (_, Added { answer, mark }) in &plan.added {
                prop_assert_eq!(*answer, 0);
                let words: String = notes[mark.from..mark.to].iter().collect();
                prop_assert_eq!(&words, &mark.text);
                prop_assert!(!words.contains("GEHEIM") && words == words.trim() && !words.is_empty());
                let shown: String = source.text.iter().collect();
                prop_assert!(shown.contains(&words.replace("\r\n", "\n")));
            }
            let sound = |(from, to): &&(i64, i64)| 0 <= *from && from < to && *to <= source.text.len() as i64;
            prop_assert!(plan.misfits.len() >= spans.iter().filter(|span| !sound(span)).count());
            if spans.iter().all(|span| sound(&span)) {
                prop_assert!(plan.misfits.iter().all(|one| one.why == Why::NoAnswer));
            }
            // Once taken in, all of it is there.
            let mut taken = scene.clone();
            for (_, changes) in plan.changes(&scene.study) {
                for change in changes {
                    let Change::AnswerNotes(_, _, notes) = change else { panic!("another change") };
                    taken.study.answers[0].notes = notes;
                }
            }
            let again = super::plan(&taken.study, &taken.model, &exports(own(&taken)), &package);
            prop_assert!(again.added.is_empty());
        }
    }

    #[test]
    fn a_passage_before_or_behind_a_change_keeps_its_place_and_one_within_does_not() {
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        let unchanged = Unchanged::of(&characters("een twee drie"), &characters("een zeven drie"));
        assert_eq!(unchanged.find(0, 3), Some((0, 3)));
        assert_eq!(unchanged.find(9, 13), Some((10, 14)));
        assert_eq!(unchanged.find(4, 8), None);
        assert_eq!(again("een ja, twee ja", &characters("twee")), Some((8, 12)));
        assert_eq!(again("een ja, twee ja", &characters("ja")), None);
        assert_eq!(again("een", &characters("nee")), None);
    }
}
