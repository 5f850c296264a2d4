//! Answers and how the asking went: a row per talk and question of its questionnaire, whether it was answered or not.

use std::collections::{HashMap, HashSet};

use super::{Cell, Kind, Maker, Meaning, Room, Table, Variable};
use crate::domain::answer::{Answer, Chosen, ChosenValue, MarkKind, Missing};
use crate::domain::condition::Truth;
use crate::domain::id::{Id, InterviewId};
use crate::domain::path::steps;
use crate::domain::publication::people_of;
use crate::domain::questionnaire::{AnswerOption, CompanionKind, Question, Questionnaire};
use crate::domain::score::is_held;
use crate::domain::study::Interview;
use crate::report::manifest::{Place, What, Why, background, held_back};

/// What is known of an answer. The first is a value, the second stands in the notes; all others are kinds of missing.
const STATES: [&str; 11] = [
    "given",
    "in words",
    "not asked",
    "no answer",
    "does not know",
    "does not apply",
    "off path",
    "path open",
    "nothing recorded",
    "not held",
    "not shown",
];

/// The tables while talks are gone through.
#[derive(Default)]
struct Rows {
    answers: Vec<Vec<Cell>>,
    choices: Vec<Vec<Cell>>,
    entries: Vec<Vec<Cell>>,
    quotes: Vec<Vec<Cell>>,
    paradata: Vec<Vec<Cell>>,
}

impl Maker<'_> {
    pub(super) fn answers(&mut self) -> Vec<Table> {
        let study = self.material.study;
        let mut given: HashMap<&InterviewId, HashMap<&Id, &Answer>> = HashMap::new();
        for answer in &study.answers {
            given.entry(&answer.interview).or_default().insert(&answer.question, answer);
        }
        let mut rows = Rows::default();
        for talk in &study.interviews {
            let mut of_talk = given.remove(&talk.id).unwrap_or_default();
            if let Some(questionnaire) = study.questionnaire_of(talk, self.material.questionnaires) {
                self.talk(talk, questionnaire, &of_talk, &mut rows);
                of_talk.retain(|question, _| questionnaire.questions().all(|one| one.id != **question));
            }
            // What was answered to no question of the talk has no row.
            let mut unasked: Vec<&Answer> = of_talk.into_values().collect();
            unasked.sort_by_key(|answer| &answer.question);
            for answer in unasked {
                self.unasked(answer);
            }
        }
        let key = || {
            vec![self.variable("interview", Kind::Id), self.units(), self.rounds("round"), self.questions()]
        };
        let with = |own: Vec<Variable>| key().into_iter().chain(own).collect::<Vec<_>>();
        let answers = with(self.answer_columns());
        let choices = with(vec![self.options("option"), self.yes_no("chosen")]);
        let entries = with(vec![
            self.variable("entry", Kind::Number),
            self.variable("entry_field", Kind::Id),
            self.variable("entry_value", Kind::Text),
        ]);
        let quotes = with(vec![self.variable("quote", Kind::Text), self.variable("quote_about", Kind::Id)]);
        let paradata = with(vec![
            self.variable("shown_at", Kind::Moment),
            self.variable("typed_at", Kind::Moment),
            self.variable("changed_at", Kind::Moment),
            self.coded("earlier", "data-value", ["shown", "after", "hidden"]),
        ]);
        vec![
            self.table("answers", answers, rows.answers),
            self.table("choices", choices, rows.choices),
            self.table("entries", entries, rows.entries),
            self.table("quotes", quotes, rows.quotes),
            self.table("paradata", paradata, rows.paradata),
        ]
    }

    fn answer_columns(&self) -> Vec<Variable> {
        let kinds = [
            "words",
            "yes-no",
            "choice",
            "choices",
            "scale",
            "number",
            "share",
            "date",
            "units",
            "initiatives",
            "records",
        ];
        let states = STATES.map(|word| Meaning {
            value: word.to_owned(),
            label: match Missing::ALL.into_iter().find(|one| one.as_str() == word) {
                Some(_) => self.words.of("missing", word),
                None if word == "off path" => self.words.of("missing", word),
                None => self.words.of("data-value", word),
            },
            source: String::new(),
        });
        vec![
            self.coded("answer_type", "data-value", kinds),
            Variable { values: states.into(), ..self.variable("state", Kind::Code) },
            self.options("value"),
            self.variable("number", Kind::Number),
            self.variable("whole", Kind::Number),
            self.variable("date", Kind::Date),
            self.variable("notes", Kind::Text),
        ]
    }

    /// Questions by id; one that stands in several questionnaires has one id and so one meaning.
    fn questions(&self) -> Variable {
        let mut seen = HashSet::new();
        let mut values = Vec::new();
        for questionnaire in self.material.questionnaires {
            for question in questionnaire.questions().filter(|one| seen.insert(one.id.clone())) {
                values.push(Meaning {
                    value: question.id.to_string(),
                    label: self.asked(questionnaire, question),
                    source: questionnaire.id.to_string(),
                });
            }
        }
        Variable { values, ..self.variable("question", Kind::Id) }
    }

    fn asked(&self, questionnaire: &Questionnaire, question: &Question) -> String {
        let own = &self.material.study.header.placeholders;
        questionnaire.say(&question.ask, self.material.language, own).0
    }

    /// The options of all closed questions, each with its question.
    fn options(&self, name: &'static str) -> Variable {
        let mut seen = HashSet::new();
        let mut values = Vec::new();
        for questionnaire in self.material.questionnaires {
            for question in questionnaire.questions() {
                let options = question.companion.as_ref().map(|one| self.options_of(&one.kind));
                for (value, label) in options.unwrap_or_default() {
                    if seen.insert((question.id.clone(), value.clone())) {
                        values.push(Meaning { value, label, source: question.id.to_string() });
                    }
                }
            }
        }
        Variable { values, ..self.variable(name, Kind::Text) }
    }

    fn options_of(&self, kind: &CompanionKind) -> Vec<(String, String)> {
        let own = |options: &[AnswerOption]| {
            options.iter().map(|option| (option.id.to_string(), self.say(&option.label))).collect()
        };
        match kind {
            CompanionKind::YesNo => {
                ["yes", "no"].map(|word| (word.to_owned(), self.words.of("data-value", word))).into()
            }
            CompanionKind::Choice(options) | CompanionKind::Choices(options) => own(options),
            CompanionKind::Scale { labels, .. } => {
                labels.iter().map(|(point, label)| (point.to_string(), self.say(label))).collect()
            }
            CompanionKind::Number { .. }
            | CompanionKind::Share { .. }
            | CompanionKind::Date
            | CompanionKind::Units
            | CompanionKind::Initiatives
            | CompanionKind::Records(_) => Vec::new(),
        }
    }

    fn talk(
        &mut self,
        talk: &Interview,
        questionnaire: &Questionnaire,
        given: &HashMap<&Id, &Answer>,
        rows: &mut Rows,
    ) {
        let may_tell = self.material.room == Room::Own && self.material.study.is_agreed(&talk.id);
        for step in steps(questionnaire, |id| given.get(id).copied()) {
            let question = step.question;
            let answer = given.get(&question.id).copied();
            let key = [
                Cell::text(talk.id.as_str()),
                Cell::id(&talk.details.unit),
                Cell::id(&talk.details.round),
                Cell::id(&question.id),
            ];
            let state = state(talk, step.on_path, answer);
            let notes = answer.map_or(Cell::Nothing, |answer| self.notes(answer, may_tell));
            let counted = answer.filter(|_| state == "given").and_then(|one| one.closed.chosen.as_ref());
            let (state, values) = self.values(state, counted, || match answer {
                Some(answer) => Place::answer(answer),
                None => Place::Talk(talk.id.clone()),
            });
            let mut row = key.to_vec();
            row.extend([Cell::text(kind_of(question)), Cell::text(state)]);
            row.extend(values);
            row.push(notes);
            rows.answers.push(row);
            self.choices(&key, question, counted, rows);
            let place = answer.map_or_else(|| Place::Talk(talk.id.clone()), Place::answer);
            self.entries(&key, question, counted, (may_tell, &place), rows);
            if let Some(answer) = answer {
                self.quotes(&key, answer, may_tell, rows);
                let moments =
                    [answer.paradata.shown_at, answer.paradata.typed_at, answer.paradata.changed_at];
                if moments.iter().any(Option::is_some) {
                    let mut row = key.to_vec();
                    let second =
                        |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
                    row.extend(moments.map(|moment| Cell::of(moment.map(second))));
                    row.push(Cell::of(answer.paradata.earlier.map(earlier)));
                    rows.paradata.push(row);
                }
            }
        }
    }

    /// The notes on record, where they may be told.
    fn notes(&mut self, answer: &Answer, may_tell: bool) -> Cell {
        background(&mut self.manifest, answer);
        if answer.notes.is_empty() {
            return Cell::Nothing;
        }
        if may_tell {
            self.manifest.hold(What::Text, 1);
            return Cell::text(answer.notes.on_record());
        }
        self.manifest.leave_out(What::Text, self.material.room.refusal(), Place::answer(answer));
        Cell::Nothing
    }

    /// An answer to no question of its talk.
    fn unasked(&mut self, answer: &Answer) {
        background(&mut self.manifest, answer);
        if !answer.notes.is_empty() {
            self.manifest.leave_out(What::Text, Why::NoPlace, Place::answer(answer));
        }
        for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
            let why = held_back(self.material.study, answer, mark).unwrap_or(Why::NoPlace);
            self.manifest.leave_out(What::Quote, why, Place::passage(answer, mark));
        }
    }

    /// The state, and value, number, whole and date of what was chosen.
    fn values(
        &mut self,
        state: &'static str,
        chosen: Option<&Chosen>,
        place: impl FnOnce() -> Place,
    ) -> (&'static str, [Cell; 4]) {
        let none = || Cell::Nothing;
        let values = match chosen {
            None => [none(), none(), none(), none()],
            Some(Chosen::Choice(option)) => [Cell::id(option), none(), none(), none()],
            Some(Chosen::Choices(options)) => [super::joined(options), none(), none(), none()],
            Some(Chosen::Value(ChosenValue::Number(number))) => {
                [Cell::text(number.to_string()), Cell::Number(*number), none(), none()]
            }
            Some(Chosen::Value(ChosenValue::Date(date))) => {
                [Cell::text(date.as_str()), none(), none(), Cell::text(date.as_str())]
            }
            Some(Chosen::Value(ChosenValue::Share { part, whole })) => {
                let Some((part, whole)) = self.share(*part, *whole) else {
                    self.manifest.leave_out(What::Share, Why::TooFew, place());
                    return ("not shown", [none(), none(), none(), none()]);
                };
                [Cell::text(format!("{part}/{whole}")), Cell::Number(part), Cell::Number(whole), none()]
            }
            Some(Chosen::Records(entries)) => [none(), Cell::Number(entries.len() as i64), none(), none()],
        };
        (state, values)
    }

    /// So many of so many people, as it may be shown; nothing where it may not.
    fn share(&self, part: i64, whole: i64) -> Option<(i64, i64)> {
        if self.material.room == Room::Own {
            return Some((part, whole));
        }
        let (count, base) = (u64::try_from(part).ok()?, u64::try_from(whole).ok()?);
        let shown = people_of(count, base)?;
        let rest = people_of(base - count, base)?;
        Some((shown as i64, (shown + rest) as i64))
    }

    /// A row per option, chosen or not.
    fn choices(&self, key: &[Cell; 4], question: &Question, chosen: Option<&Chosen>, rows: &mut Rows) {
        let Some(Chosen::Choices(chosen)) = chosen else { return };
        let options = question.companion.as_ref().map(|one| self.options_of(&one.kind)).unwrap_or_default();
        for (option, _) in options {
            let is_chosen = chosen.iter().any(|one| *one == *option.as_str());
            let mut row = key.to_vec();
            row.extend([Cell::text(option), Cell::number(i64::from(is_chosen))]);
            rows.choices.push(row);
        }
    }

    /// A row per field of an entry; a field of free words only where they may be told.
    fn entries(
        &mut self,
        key: &[Cell; 4],
        question: &Question,
        chosen: Option<&Chosen>,
        (may_tell, place): (bool, &Place),
        rows: &mut Rows,
    ) {
        let Some(Chosen::Records(entries)) = chosen else { return };
        let fields = match question.companion.as_ref().map(|one| &one.kind) {
            Some(CompanionKind::Records(fields)) => fields.as_slice(),
            _ => &[],
        };
        for (at, entry) in entries.iter().enumerate() {
            for (name, value) in entry {
                let has_options =
                    fields.iter().any(|field| field.id == *name.as_str() && !field.options.is_empty());
                if !has_options && !may_tell {
                    if !value.trim().is_empty() {
                        self.manifest.leave_out(What::Text, self.material.room.refusal(), place.clone());
                    }
                    continue;
                }
                let mut row = key.to_vec();
                row.extend([Cell::Number(at as i64 + 1), Cell::text(name), Cell::text(value)]);
                rows.entries.push(row);
            }
        }
    }

    /// Quotes that may be used, for whomever it is.
    fn quotes(&mut self, key: &[Cell; 4], answer: &Answer, may_tell: bool, rows: &mut Rows) {
        for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
            if let Some(why) = held_back(self.material.study, answer, mark) {
                // Where the notes are told, its words stand in them unless they are in the background.
                if !may_tell || why == Why::Background {
                    self.manifest.leave_out(What::Quote, why, Place::passage(answer, mark));
                }
                continue;
            }
            let mut row = key.to_vec();
            row.extend([Cell::text(&mark.text), Cell::of(mark.target.as_ref().map(Id::as_str))]);
            rows.quotes.push(row);
        }
    }
}

fn state(talk: &Interview, on_path: Truth, answer: Option<&Answer>) -> &'static str {
    let closed = answer.map(|answer| &answer.closed);
    if on_path == Truth::No {
        return "off path";
    }
    if let Some(missing) = closed.and_then(|closed| closed.missing) {
        return missing.as_str();
    }
    if closed.is_some_and(|closed| closed.chosen.is_some()) {
        return "given";
    }
    if answer.is_some_and(|answer| !answer.notes.is_empty()) {
        return "in words";
    }
    if !is_held(talk) {
        return "not held";
    }
    if on_path == Truth::Open { "path open" } else { "nothing recorded" }
}

fn kind_of(question: &Question) -> &'static str {
    match question.companion.as_ref().map(|companion| &companion.kind) {
        None => "words",
        Some(CompanionKind::YesNo) => "yes-no",
        Some(CompanionKind::Choice(_)) => "choice",
        Some(CompanionKind::Choices(_)) => "choices",
        Some(CompanionKind::Scale { .. }) => "scale",
        Some(CompanionKind::Number { .. }) => "number",
        Some(CompanionKind::Share { .. }) => "share",
        Some(CompanionKind::Date) => "date",
        Some(CompanionKind::Units) => "units",
        Some(CompanionKind::Initiatives) => "initiatives",
        Some(CompanionKind::Records(_)) => "records",
    }
}

fn earlier(previous: crate::domain::questionnaire::Previous) -> &'static str {
    use crate::domain::questionnaire::Previous;
    match previous {
        Previous::Shown => "shown",
        Previous::After => "after",
        Previous::Hidden => "hidden",
    }
}
