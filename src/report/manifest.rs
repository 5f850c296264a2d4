//! What is in a file that leaves the study, and what is left out of it and why: the same lines for the page on which it is
//! chosen, before anything is written and afterwards.
//!
//! Whoever makes a file counts while making it, so that the lines are of that file and no other. What a kind of file never
//! holds is counted as left out too, where a reader could look for it.

mod document;

use std::collections::BTreeMap;

use crate::domain::answer::{Answer, Mark};
use crate::domain::id::{Id, InterviewId};
use crate::domain::ordered::Ordered;
use crate::domain::study::{Consent, Participant, Study};
use crate::domain::writeup::{Unquotable, quotable, speaker_of};
use crate::language::Words;

pub use document::{background, of_chapter, of_council, of_picture, of_talk, of_unit_sheet};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Units.
    Unit,
    /// Names of units.
    UnitName,
    /// Talks.
    Talk,
    /// What was noted on a question.
    Text,
    /// Passages marked as quotes.
    Quote,
    /// Passages in the background, and notes from the corridor.
    Background,
    /// Notes of talks that belong to no question.
    Note,
    /// Pieces of evidence, by their words.
    Evidence,
    /// The researcher's own words under headings.
    Summary,
    /// Memos.
    Memo,
    /// Ratings of indicators.
    Rating,
    /// Notes on ratings.
    RatingNote,
    /// Shares of people.
    Share,
    /// The roles of those who take part.
    Role,
    /// Texts that were typed and are not stored yet.
    Draft,
    /// Respondents who were erased.
    Respondent,
    /// Tables.
    Table,
    /// Rows of tables.
    Row,
    /// Pictures.
    Picture,
    /// Codes of a codebook.
    Code,
    /// Passages with codes.
    Coding,
}

impl What {
    /// All, in their order.
    pub const ALL: [Self; 21] = [
        Self::Unit,
        Self::UnitName,
        Self::Talk,
        Self::Text,
        Self::Quote,
        Self::Background,
        Self::Note,
        Self::Evidence,
        Self::Summary,
        Self::Memo,
        Self::Rating,
        Self::RatingNote,
        Self::Share,
        Self::Role,
        Self::Draft,
        Self::Respondent,
        Self::Table,
        Self::Row,
        Self::Picture,
        Self::Code,
        Self::Coding,
    ];

    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::UnitName => "unit-name",
            Self::Talk => "talk",
            Self::Text => "text",
            Self::Quote => "quote",
            Self::Background => "background",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Summary => "summary",
            Self::Memo => "memo",
            Self::Rating => "rating",
            Self::RatingNote => "rating-note",
            Self::Share => "share",
            Self::Role => "role",
            Self::Draft => "draft",
            Self::Respondent => "respondent",
            Self::Table => "table",
            Self::Row => "row",
            Self::Picture => "picture",
            Self::Code => "code",
            Self::Coding => "coding",
        }
    }
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Somebody in the talk has not agreed to it, or agrees no longer.
    NotAgreed,
    /// Who said it has not agreed to be quoted.
    NotAgreedToQuote,
    /// Who said it has not agreed that the own unit sees it.
    NotForOwnUnit,
    /// Who said it has not agreed to be quoted with the role.
    NotWithRole,
    /// It is in the background, wholly or in part.
    Background,
    /// Nobody knows who of several said it.
    NoSpeaker,
    /// It was typed live and not checked since.
    NotChecked,
    /// The respondent has not approved it.
    NotApproved,
    /// The respondent took it back.
    Withdrawn,
    /// It is counted of too few people.
    TooFew,
    /// The unit's feedback talk is not recorded.
    NoFeedback,
    /// Which unit it is would follow from the others.
    GivenAway,
    /// It is left out of what is handed on, and stands in what is for the researcher's own analysis.
    NotHandedOn,
    /// It belongs to no heading or question under which it would stand.
    NoPlace,
    /// Such a file never holds any.
    NotInSuch,
    /// It was typed and is not stored yet.
    NotStored,
    /// The person was erased.
    Erased,
}

impl Why {
    /// All, in their order.
    pub const ALL: [Self; 17] = [
        Self::NotAgreed,
        Self::NotAgreedToQuote,
        Self::NotForOwnUnit,
        Self::NotWithRole,
        Self::Background,
        Self::NoSpeaker,
        Self::NotChecked,
        Self::NotApproved,
        Self::Withdrawn,
        Self::TooFew,
        Self::NoFeedback,
        Self::GivenAway,
        Self::NotHandedOn,
        Self::NoPlace,
        Self::NotInSuch,
        Self::NotStored,
        Self::Erased,
    ];

    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAgreed => "not-agreed",
            Self::NotAgreedToQuote => "not-agreed-to-quote",
            Self::NotForOwnUnit => "not-for-own-unit",
            Self::NotWithRole => "not-with-role",
            Self::Background => "background",
            Self::NoSpeaker => "no-speaker",
            Self::NotChecked => "not-checked",
            Self::NotApproved => "not-approved",
            Self::Withdrawn => "withdrawn",
            Self::TooFew => "too-few",
            Self::NoFeedback => "no-feedback",
            Self::GivenAway => "given-away",
            Self::NotHandedOn => "not-handed-on",
            Self::NoPlace => "no-place",
            Self::NotInSuch => "not-in-such",
            Self::NotStored => "not-stored",
            Self::Erased => "erased",
        }
    }
}

/// What holds of the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// All that is on record is in it, whatever was agreed to.
    WholeRecord,
    /// It is for the researcher's own analysis and not to be handed on.
    OwnAnalysis,
    /// People stand in it by their pseudonyms.
    Pseudonyms,
    /// It says who people are.
    Names,
    /// Nobody who was talked to is in it, not even by a pseudonym.
    Nobody,
    /// The study is locked, and the file will not be.
    NotLocked,
    /// So many words that may tell who somebody is were replaced.
    Replaced(usize),
    /// Of so many that stand in the study nothing was decided.
    Undecided(usize),
}

impl Remark {
    /// All, in their order, with any number.
    pub const ALL: [Self; 8] = [
        Self::WholeRecord,
        Self::OwnAnalysis,
        Self::Pseudonyms,
        Self::Names,
        Self::Nobody,
        Self::NotLocked,
        Self::Replaced(1),
        Self::Undecided(1),
    ];

    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WholeRecord => "whole-record",
            Self::OwnAnalysis => "own-analysis",
            Self::Pseudonyms => "pseudonyms",
            Self::Names => "names",
            Self::Nobody => "nobody",
            Self::NotLocked => "not-locked",
            Self::Replaced(_) => "replaced",
            Self::Undecided(_) => "undecided",
        }
    }
}

/// Where in the study something is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The notes on a question of a talk, and in them a passage: the first character and the one behind the last.
    Answer {
        /// The talk.
        interview: InterviewId,
        /// The question.
        question: Id,
        /// The passage; nothing for all of it.
        passage: Option<(usize, usize)>,
    },
    /// A talk.
    Talk(InterviewId),
    /// A piece of evidence.
    Evidence(Id),
    /// A memo.
    Memo(Id),
    /// A unit, in a round where it is about one.
    Unit(Id, Option<Id>),
}

impl Place {
    /// A passage in an answer.
    pub fn passage(answer: &Answer, mark: &Mark) -> Self {
        let (interview, question) = (answer.interview.clone(), answer.question.clone());
        Self::Answer { interview, question, passage: Some((mark.from, mark.to)) }
    }

    /// An answer as a whole.
    pub fn answer(answer: &Answer) -> Self {
        let (interview, question) = (answer.interview.clone(), answer.question.clone());
        Self::Answer { interview, question, passage: None }
    }
}

/// So many of something, and where they are as far as there is a place to go to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// How many.
    pub count: usize,
    /// Where; as many as are counted, or fewer.
    pub places: Vec<Place>,
}

/// What is in a file, and what is left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    inside: BTreeMap<What, usize>,
    left_out: BTreeMap<(What, Why), Lot>,
    remarks: Vec<Remark>,
}

impl Manifest {
    /// Counts things that are in the file.
    pub fn hold(&mut self, what: What, count: usize) {
        if count > 0 {
            *self.inside.entry(what).or_default() += count;
        }
    }

    /// Counts something that is left out.
    pub fn leave_out(&mut self, what: What, why: Why, place: Place) {
        let lot = self.left_out.entry((what, why)).or_default();
        lot.count += 1;
        lot.places.push(place);
    }

    /// Counts things that are left out and that there is no place to go to for.
    pub fn leave_out_many(&mut self, what: What, why: Why, count: usize) {
        if count > 0 {
            self.left_out.entry((what, why)).or_default().count += count;
        }
    }

    /// Says something of the whole file, once; nothing of no words.
    pub fn remark(&mut self, remark: Remark) {
        let is_empty = matches!(remark, Remark::Replaced(0) | Remark::Undecided(0));
        if !is_empty && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
            self.remarks.sort_unstable();
        }
    }

    /// How many of something are in the file.
    pub fn held(&self, what: What) -> usize {
        self.inside.get(&what).copied().unwrap_or_default()
    }

    /// How many of something are left out for a reason.
    pub fn lacking(&self, what: What, why: Why) -> usize {
        self.left_out.get(&(what, why)).map_or(0, |lot| lot.count)
    }

    /// How many of something are left out, for whatever reason.
    pub fn all_lacking(&self, what: What) -> usize {
        self.left_out.iter().filter(|((one, _), _)| *one == what).map(|(_, lot)| lot.count).sum()
    }

    /// What is in the file, each kind with its number, none of them 0.
    pub fn inside(&self) -> impl Iterator<Item = (What, usize)> {
        self.inside.iter().map(|(what, count)| (*what, *count))
    }

    /// What is left out, kind by kind and reason by reason.
    pub fn left_out(&self) -> impl Iterator<Item = (What, Why, &Lot)> {
        self.left_out.iter().map(|((what, why), lot)| (*what, *why, lot))
    }

    /// What holds of the whole file.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// So many of something, in words.
    pub fn counted(what: What, count: usize, words: &Words) -> String {
        words.with(&format!("manifest-{}", what.as_str()), &[("count", count.into())])
    }

    /// So many of something and why they are left out, in words.
    pub fn missing(what: What, why: Why, count: usize, words: &Words) -> String {
        let counted = Self::counted(what, count, words);
        let why = words.text(&format!("manifest-why-{}", why.as_str()));
        words.with("manifest-missing", &[("what", counted.into()), ("why", why.into())])
    }

    /// A remark in words.
    pub fn remarked(remark: Remark, words: &Words) -> String {
        let id = format!("manifest-remark-{}", remark.as_str());
        match remark {
            Remark::Replaced(count) | Remark::Undecided(count) => words.with(&id, &[("count", count.into())]),
            _ => words.text(&id),
        }
    }

    /// All of it in lines: what is in the file, what is left out, and what holds of the whole.
    pub fn told(&self, words: &Words) -> Vec<String> {
        let inside: Vec<String> =
            self.inside().map(|(what, count)| Self::counted(what, count, words)).collect();
        let first = if inside.is_empty() {
            words.text("manifest-nothing")
        } else {
            words.with("manifest-inside-line", &[("what", inside.join(", ").into())])
        };
        let left_out = self.left_out().map(|(what, why, lot)| {
            let missing = Self::missing(what, why, lot.count, words);
            words.with("manifest-left-out-line", &[("what", missing.into())])
        });
        let remarks = self.remarks.iter().map(|remark| Self::remarked(*remark, words));
        std::iter::once(first).chain(left_out).chain(remarks).collect()
    }
}

/// Why a quote may not leave the study; nothing where it may.
pub fn held_back(study: &Study, answer: &Answer, mark: &Mark) -> Option<Why> {
    let refused = quotable(study, answer, mark).err()?;
    Some(reason(refused, || speaker_of(study, answer, mark)))
}

/// The same of a study that was put in order.
pub fn held_back_in(study: &Ordered, answer: &Answer, mark: &Mark) -> Option<Why> {
    let refused = study.quotable(answer, mark).err()?;
    Some(reason(refused, || study.speaker_of(answer, mark)))
}

fn reason<'s>(refused: Unquotable, speaker: impl FnOnce() -> Option<&'s Participant>) -> Why {
    match refused {
        Unquotable::Background => Why::Background,
        Unquotable::NoSpeaker => Why::NoSpeaker,
        Unquotable::NotAgreed => {
            let agrees = |one: &Participant| one.consent.contains(&Consent::Interview);
            if speaker().is_some_and(agrees) { Why::NotAgreedToQuote } else { Why::NotAgreed }
        }
        Unquotable::NotChecked => Why::NotChecked,
        Unquotable::NotApproved => Why::NotApproved,
        Unquotable::Withdrawn => Why::Withdrawn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn everything_that_can_be_told_has_words_in_every_language() {
        for language in LANGUAGES {
            let words = Words::in_language(language);
            for what in What::ALL {
                assert!(Manifest::counted(what, 2, &words).contains('2'), "{language} {what:?}");
            }
            for why in Why::ALL {
                assert!(words.has(&format!("manifest-why-{}", why.as_str())), "{language} {why:?}");
            }
            for remark in Remark::ALL {
                assert!(!Manifest::remarked(remark, &words).starts_with('<'), "{language} {remark:?}");
            }
        }
    }

    #[test]
    fn what_is_counted_is_told_in_its_order_and_what_is_not_there_is_not() {
        let mut found = Manifest::default();
        found.hold(What::Table, 3);
        found.hold(What::Talk, 1);
        found.hold(What::Memo, 0);
        found.leave_out_many(What::Quote, Why::NotChecked, 2);
        found.leave_out_many(What::Quote, Why::NotChecked, 1);
        let told = found.told(&Words::english());
        assert_eq!(
            told,
            ["In it: 1 talk, 3 tables.", "Left out: 3 quotes (typed live and not checked since)."]
        );
        assert_eq!(Manifest::default().told(&Words::english()), ["Nothing of the study is in it."]);
    }
}
