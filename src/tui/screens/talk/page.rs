//! The question in sight as it is read: its texts in the chosen language with the placeholders filled, its closed
//! answer with numbered options, and what is to be said about it. Made anew when the question, the language or a
//! closed answer changes.

use crate::domain::answer::{Chosen, ChosenValue, ClosedAnswer};
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::questionnaire::{CompanionKind, Mode, Questionnaire};
use crate::domain::text::Text;
use crate::tui::model::Setting;

use super::held::Held;
use super::{initiatives, value};

/// What is read of a question.
#[derive(Debug)]
pub struct Page {
    /// The section that it is in.
    pub section: String,
    /// That it is off the path, or depends on something open.
    pub remark: Option<String>,
    /// The question.
    pub ask: String,
    /// Follow-up prompts.
    pub probes: Vec<String>,
    /// For the interviewer.
    pub guide: Option<String>,
    /// The closed companion.
    pub panel: Option<Panel>,
    /// Why there is no answer, in words.
    pub missing: Option<String>,
    /// What the soft check says, or why its warning was kept.
    pub warning: Option<String>,
}

/// A closed companion.
#[derive(Debug)]
pub struct Panel {
    /// What it is: read out or for the interviewer to code.
    pub title: String,
    /// What a key does here.
    pub hint: String,
    /// Numbered answers.
    pub offers: Vec<Offer>,
    /// Whether several can be chosen.
    pub is_several: bool,
    /// What was answered, where it is none of the offers.
    pub value: Option<String>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The digit that chooses it.
    pub digit: Option<u8>,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// What it stands for.
    pub stands_for: Meaning,
}

/// What an offered answer stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An option or a unit.
    Option(Id),
    /// A point on the scale.
    Point(i64),
    /// An initiative.
    Initiative(Id),
    /// A row of repeated fields.
    Row(usize),
}

/// Reads texts of a questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// The language wanted.
    pub language: &'a str,
    /// Words and the study's placeholders.
    pub setting: &'a Setting,
}

impl Reader<'_> {
    /// A text with its placeholders filled, the study's first; marked where it is in another language.
    pub fn say(&self, wanted: &Text) -> String {
        let own = &self.setting.instruments.header.placeholders;
        let (filled, instead) = self.questionnaire.say(wanted, self.language, own);
        self.setting.words.marked(filled, instead)
    }
}

/// The sections and questions of a questionnaire by their texts, for the outline and for jumping.
#[derive(Debug)]
pub struct Contents {
    /// Titles of the sections.
    pub sections: Vec<String>,
    /// What is asked, in the order of the talk.
    pub asks: Vec<String>,
}

impl Contents {
    /// The contents in a language.
    pub fn of(held: &Held, language: &str, setting: &Setting) -> Self {
        let reader = Reader { questionnaire: &held.questionnaire, language, setting };
        Self {
            sections: held.questionnaire.sections.iter().map(|section| reader.say(&section.title)).collect(),
            asks: held.questionnaire.questions().map(|question| reader.say(&question.ask)).collect(),
        }
    }
}

/// How many answers have a digit.
const DIGITS: usize = 10;

/// How many departments the page shows.
const LONGEST_LIST: usize = 20;

impl Page {
    /// The page of a question.
    pub fn of(held: &Held, at: usize, language: &str, setting: &Setting) -> Self {
        let question = held.question(at);
        let words = &setting.words;
        let reader = Reader { questionnaire: &held.questionnaire, language, setting };
        let closed = held.closed(at);
        let section = &held.questionnaire.sections[held.stops[at].section];
        let warning = match (&closed.check_reason, held.warning(at)) {
            (Some(reason), _) => Some(words.with("talk-warning-kept", &[("reason", reason.as_str().into())])),
            (None, Some(text)) => Some(words.with("talk-warning", &[("text", reader.say(text).into())])),
            (None, None) => None,
        };
        Self {
            section: reader.say(&section.title),
            remark: remark(held, at, setting),
            ask: reader.say(&question.ask),
            probes: question
                .probes
                .iter()
                .map(|probe| reader.say(probe))
                .chain(question.is_document.then(|| words.text("question-document")))
                .collect(),
            guide: question.guide.as_ref().map(|guide| reader.say(guide)),
            panel: panel(held, at, &closed, &reader, false),
            missing: closed.missing.map(|missing| words.of("missing", missing.as_str())),
            warning,
        }
    }

    /// The answer that a digit chooses.
    pub fn offer(&self, digit: u8) -> Option<&Offer> {
        self.panel.as_ref()?.offers.iter().find(|offer| offer.digit == Some(digit))
    }
}

/// That the question is off the path, or on which questions it depends.
fn remark(held: &Held, at: usize, setting: &Setting) -> Option<String> {
    match held.stops[at].on_path {
        Truth::Yes => None,
        Truth::No => Some(setting.words.text("talk-off-path")),
        Truth::Open => {
            let keys = held.question(at).when.as_ref().map(|when| when.keys()).unwrap_or_default();
            let open = keys.into_iter().filter_map(|(id, _)| {
                let is_open = held.answers.get(id).is_none_or(|answer| answer.closed.chosen.is_none());
                held.place_of(id).filter(|_| is_open).map(|place| (place + 1).to_string())
            });
            let questions = open.collect::<Vec<_>>().join(", ");
            Some(setting.words.with("talk-open", &[("questions", questions.into())]))
        }
    }
}

/// All answers that can be chosen, for the list; the page has those that there is room for.
pub fn all_offers(held: &Held, at: usize, reader: &Reader<'_>) -> Vec<Offer> {
    panel(held, at, &held.closed(at), reader, true).map(|panel| panel.offers).unwrap_or_default()
}

fn panel(held: &Held, at: usize, closed: &ClosedAnswer, reader: &Reader<'_>, has_all: bool) -> Option<Panel> {
    let companion = held.question(at).companion.as_ref()?;
    let words = &reader.setting.words;
    let is_option = |id: &Id| match &closed.chosen {
        Some(Chosen::Choice(option)) => option == id,
        Some(Chosen::Choices(options)) => options.contains(id),
        _ => false,
    };
    let option = |id: Id, label: String| {
        let is_chosen = is_option(&id);
        (label, is_chosen, Meaning::Option(id))
    };
    let rows: Vec<(String, bool, Meaning)> = match &companion.kind {
        CompanionKind::YesNo => ["yes", "no"]
            .into_iter()
            .filter_map(|word| Some(option(Id::new(word).ok()?, words.text(word))))
            .collect(),
        CompanionKind::Choice(options) | CompanionKind::Choices(options) => {
            options.iter().map(|one| option(one.id.clone(), reader.say(&one.label))).collect()
        }
        CompanionKind::Units => units(held, reader.setting, option),
        CompanionKind::Scale { from, to, .. } if to.saturating_sub(*from) > value::LONGEST_SCALE => {
            Vec::new()
        }
        CompanionKind::Scale { from, to, labels } => (*from..=*to)
            .map(|point| {
                let label = labels.get(&point).map(|label| reader.say(label)).unwrap_or_default();
                let is_chosen = closed.chosen == Some(Chosen::Value(ChosenValue::Number(point)));
                (format!("{point} {label}").trim_end().to_owned(), is_chosen, Meaning::Point(point))
            })
            .collect(),
        CompanionKind::Initiatives => initiatives::offers(held, at, reader.setting),
        CompanionKind::Records(fields) => match &closed.chosen {
            Some(Chosen::Records(rows)) => rows
                .iter()
                .enumerate()
                .map(|(index, row)| (value::row_words(row, fields, reader), true, Meaning::Row(index)))
                .collect(),
            _ => Vec::new(),
        },
        CompanionKind::Number { .. } | CompanionKind::Share { .. } | CompanionKind::Date => Vec::new(),
    };
    // In a large organisation only the departments chosen stand here; the list has all.
    let is_long = companion.kind == CompanionKind::Units && rows.len() > LONGEST_LIST;
    let offers: Vec<Offer> = rows
        .into_iter()
        .enumerate()
        .map(|(index, (label, is_chosen, stands_for))| Offer {
            digit: digit(index, &stands_for, &companion.kind).filter(|_| !is_long),
            label,
            is_chosen,
            stands_for,
        })
        .filter(|offer| offer.is_chosen || !is_long || has_all)
        .collect();
    let (hint, is_several) = match &companion.kind {
        CompanionKind::Scale { .. } if offers.is_empty() => ("number", false),
        CompanionKind::YesNo | CompanionKind::Choice(_) | CompanionKind::Scale { .. } => ("choice", false),
        CompanionKind::Units if is_long => ("list", true),
        CompanionKind::Units if offers.is_empty() && !is_long => ("no-units", true),
        CompanionKind::Choices(_) | CompanionKind::Units => ("several", true),
        CompanionKind::Number { .. } | CompanionKind::Share { .. } => ("number", false),
        CompanionKind::Date => ("date", false),
        CompanionKind::Initiatives | CompanionKind::Records(_) if offers.is_empty() => ("add", false),
        CompanionKind::Initiatives => ("initiatives", false),
        CompanionKind::Records(_) => ("rows", false),
    };
    let value = closed.chosen.as_ref().filter(|_| offers.is_empty());
    let value = value.map(|chosen| value::words_of(chosen, Some(companion), held, reader));
    let title = match (&companion.kind, companion.mode) {
        (_, Mode::ReadOut) => "talk-companion-read-out",
        (CompanionKind::Initiatives, _) => "talk-initiatives",
        (
            CompanionKind::YesNo
            | CompanionKind::Choice(_)
            | CompanionKind::Choices(_)
            | CompanionKind::Scale { .. },
            Mode::Coded,
        ) => "talk-companion-coded",
        _ => "talk-answer-title",
    };
    let hint = words.text(&format!("talk-hint-{hint}"));
    Some(Panel { title: words.text(title), hint, offers, is_several, value })
}

/// The units of the study, by name; the own one can be named as well.
fn units(
    held: &Held,
    setting: &Setting,
    option: impl Fn(Id, String) -> (String, bool, Meaning),
) -> Vec<(String, bool, Meaning)> {
    let all = held.study.units_in_order(&setting.language).into_iter();
    all.map(|unit| option(unit.id.clone(), setting.text(&unit.name).to_owned())).collect()
}

/// The digit of the offer at `index`: its number, 0 for the tenth; on a scale the number itself.
fn digit(index: usize, stands_for: &Meaning, kind: &CompanionKind) -> Option<u8> {
    match (stands_for, kind) {
        (Meaning::Point(point @ 0..=9), _) => u8::try_from(*point).ok(),
        (Meaning::Point(10), CompanionKind::Scale { from, .. }) if *from > 0 => Some(0),
        (Meaning::Point(_), _) => None,
        _ if index < DIGITS => u8::try_from((index + 1) % DIGITS).ok(),
        _ => None,
    }
}
