//! The write-up of a talk for the respondent: what was typed, frozen when the talk is over; what the researcher made of
//! it; and what the respondent approved. With it, what became of the quotes, and whether one may be used.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Mark, MarkKind, Notes};
use super::date::Date;
use super::study::{Consent, Participant, Study};

/// What is written up of the notes on a question. A version that is not there yet is the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteUp {
    /// As typed, frozen when the talk was over; without what was in the background then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<String>,
    /// As worked up by the researcher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worked_up: Option<String>,
    /// As approved by the respondent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// Quotes that are more than typed live, by their words: edited words are another quote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<CheckedQuote>,
}

/// A quote that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedQuote {
    /// Its words.
    pub text: String,
    /// What became of it.
    pub state: QuoteState,
}

/// What became of a quote that was typed live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteState {
    /// The researcher found it right, against the recording or memory.
    Checked,
    /// The respondent approved it.
    Approved,
    /// The respondent took it back.
    Withdrawn,
}

impl QuoteState {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Checked, Self::Approved, Self::Withdrawn];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A version of the write-up, in the order in which they come to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// As typed.
    Typed,
    /// As worked up.
    WorkedUp,
    /// As approved.
    Approved,
}

impl Version {
    /// The word of the command line and the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::WorkedUp => "worked-up",
            Self::Approved => "approved",
        }
    }
}

/// What happened to a write-up on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What.
    pub status: ReplyStatus,
    /// When.
    pub on: Date,
}

/// The stations of a write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReplyStatus {
    /// It was sent to the respondent.
    #[serde(rename = "sent")]
    Sent,
    /// The respondent corrected it.
    #[serde(rename = "corrected")]
    Corrected,
    /// The respondent approved it.
    #[serde(rename = "approved")]
    Approved,
    /// No reply came.
    #[serde(rename = "no reply")]
    NoReply,
}

impl ReplyStatus {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Corrected, Self::Approved, Self::NoReply];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Corrected => "corrected",
            Self::Approved => "approved",
            Self::NoReply => "no reply",
        }
    }
}

impl WriteUp {
    /// The text of a version; of one that is not there, of the one before. Nothing where the notes were never frozen.
    ///
    /// ```
    /// use nulmeting::domain::writeup::{Version, WriteUp};
    /// let write_up = WriteUp { typed: Some("ja".into()), ..WriteUp::default() };
    /// assert_eq!(write_up.text(Version::Approved), Some("ja"));
    /// ```
    pub fn text(&self, version: Version) -> Option<&str> {
        self.reached(version).and_then(|reached| self.of(reached))
    }

    /// The version that one gets to see when asking for one: that one, or the last before it that is there. Nothing
    /// where the notes were never frozen.
    pub fn reached(&self, asked: Version) -> Option<Version> {
        let versions = [Version::Approved, Version::WorkedUp, Version::Typed];
        versions.into_iter().find(|version| *version <= asked && self.of(*version).is_some())
    }

    fn of(&self, version: Version) -> Option<&str> {
        match version {
            Version::Typed => self.typed.as_deref(),
            Version::WorkedUp => self.worked_up.as_deref(),
            Version::Approved => self.approved.as_deref(),
        }
    }

    /// What became of the quote with these words; nothing where it was only typed live.
    pub fn state_of(&self, words: &str) -> Option<QuoteState> {
        self.quotes.iter().find(|quote| quote.text == words).map(|quote| quote.state)
    }

    /// The same with another state of a quote; nothing makes it one that was only typed live.
    #[must_use]
    pub fn with_state(&self, words: &str, state: Option<QuoteState>) -> Self {
        let mut changed = self.clone();
        changed.quotes.retain(|quote| quote.text != words);
        changed.quotes.extend(state.map(|state| CheckedQuote { text: words.to_owned(), state }));
        changed
    }

    /// The same as it may leave the study: without what is in the background of the notes now.
    #[must_use]
    pub fn on_record(&self, notes: &Notes) -> Self {
        let cut = |text: &Option<String>| text.as_ref().map(|text| shown(text, notes));
        let mut quotes = self.quotes.clone();
        quotes.retain(|quote| shown(&quote.text, notes) == quote.text);
        Self {
            typed: cut(&self.typed),
            worked_up: cut(&self.worked_up),
            approved: cut(&self.approved),
            quotes,
        }
    }

    /// The same without words that were struck, wherever they stand in full.
    #[must_use]
    pub fn without(&self, struck: &str) -> Self {
        let cut = |text: &Option<String>| text.as_ref().map(|text| text.replace(struck, ""));
        let mut quotes = self.quotes.clone();
        quotes.retain(|quote| !quote.text.contains(struck) && !struck.contains(&quote.text));
        Self {
            typed: cut(&self.typed),
            worked_up: cut(&self.worked_up),
            approved: cut(&self.approved),
            quotes,
        }
    }
}

/// The version that a whole write-up has reached when one is asked for: the least that any text of it has. Nothing where
/// some of what was typed is not frozen.
pub fn reached<'a>(answers: impl Iterator<Item = &'a Answer>, asked: Version) -> Option<Version> {
    let texts = answers.filter_map(|answer| {
        let reached = answer.write_up.reached(asked);
        (reached.is_some() || answer.frozen().is_some()).then_some(reached)
    });
    texts.min().flatten()
}

/// A text of a write-up as it may be shown: what was put in the background of the notes later leaves `…` behind.
pub fn shown(text: &str, notes: &Notes) -> String {
    let mut marks: Vec<&Mark> = notes.marks.iter().filter(|mark| mark.kind == MarkKind::Background).collect();
    marks.sort_by_key(|mark| mark.from);
    // What several marks hide together goes as one: without the first, the rest of the second would not be found.
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for mark in &marks {
        match joined.last_mut() {
            Some((_, to)) if mark.from < *to => *to = mark.to.max(*to),
            _ => joined.push((mark.from, mark.to)),
        }
    }
    let of_notes =
        |(from, to): (usize, usize)| notes.text.chars().skip(from).take(to.saturating_sub(from)).collect();
    let mut hidden: Vec<String> = joined.into_iter().map(of_notes).collect();
    hidden.extend(marks.into_iter().map(|mark| mark.text.clone()));
    hidden.retain(|words| !words.trim().is_empty());
    hidden.sort_by_key(|words| std::cmp::Reverse(words.len()));
    hidden.iter().fold(text.to_owned(), |text, words| text.replace(words.as_str(), "…"))
}

/// Why a quote may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unquotable {
    /// Some of it is in the background.
    Background,
    /// Nobody knows who of several said it.
    NoSpeaker,
    /// Who said it has not agreed to be quoted.
    NotAgreed,
    /// It was only typed live.
    NotChecked,
    /// It was checked, and the respondent has not approved it.
    NotApproved,
    /// The respondent took it back.
    Withdrawn,
}

impl Unquotable {
    /// Its name in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::NoSpeaker => "no-speaker",
            Self::NotAgreed => "not-agreed",
            Self::NotChecked => "not-checked",
            Self::NotApproved => "not-approved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Who said what is marked in an answer: the one named; without a name, whoever alone takes part. Nothing where nobody
/// knows who of several it was, or the one named does not take part.
pub fn speaker_of<'s>(study: &'s Study, answer: &Answer, mark: &Mark) -> Option<&'s Participant> {
    let taking_part: Vec<&Participant> =
        study.participants.iter().filter(|one| one.interview == answer.interview).collect();
    speaker_among(&taking_part, answer, mark)
}

/// The same among those who take part in the talk.
pub(super) fn speaker_among<'s>(
    taking_part: &[&'s Participant],
    answer: &Answer,
    mark: &Mark,
) -> Option<&'s Participant> {
    match (answer.notes.speaker_of(mark), taking_part) {
        (Some(who), all) => all.iter().copied().find(|one| one.respondent == *who),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

/// Whether a quote marked in an answer may be used: all of it is on record, who said it agrees to the talk and to be
/// quoted, and the respondent approved it. Where only one person takes part, that person said it.
///
/// # Errors
/// It may not: the first reason why.
pub fn quotable(study: &Study, answer: &Answer, mark: &Mark) -> Result<(), Unquotable> {
    quotable_of(answer, mark, || speaker_of(study, answer, mark))
}

/// The same of what a speaker said, who is looked for where it matters.
pub(super) fn quotable_of<'s>(
    answer: &Answer,
    mark: &Mark,
    speaker: impl FnOnce() -> Option<&'s Participant>,
) -> Result<(), Unquotable> {
    let hides =
        |other: &Mark| other.kind == MarkKind::Background && other.from < mark.to && mark.from < other.to;
    if answer.notes.marks.iter().any(hides) {
        return Err(Unquotable::Background);
    }
    let speaker = speaker().ok_or(Unquotable::NoSpeaker)?;
    let agrees = |to: Consent| speaker.consent.contains(&to);
    if !agrees(Consent::Interview) || !(agrees(Consent::Quote) || agrees(Consent::QuoteWithRole)) {
        return Err(Unquotable::NotAgreed);
    }
    match answer.write_up.state_of(&mark.text) {
        None => Err(Unquotable::NotChecked),
        Some(QuoteState::Checked) => Err(Unquotable::NotApproved),
        Some(QuoteState::Withdrawn) => Err(Unquotable::Withdrawn),
        Some(QuoteState::Approved) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{Id, InterviewId};
    use crate::domain::study::{Header, ParticipantDetails};

    fn mark(kind: MarkKind, from: usize, to: usize, text: &str) -> Mark {
        Mark { kind, from, to, text: text.into(), target: None, respondent: None }
    }

    fn person(name: &str, consent: &[Consent]) -> Participant {
        Participant {
            interview: InterviewId::new("sez/r1").unwrap(),
            respondent: Id::new(name).unwrap(),
            details: ParticipantDetails {
                role: "other".into(),
                team: None,
                leads: false,
                joined: None,
                left: None,
            },
            consent: consent.to_vec(),
        }
    }

    /// An answer "Wij zijn open." quoted whole, with one person who agreed to be quoted.
    fn case() -> (Study, Answer, Mark) {
        let quote = mark(MarkKind::Quote, 0, 14, "Wij zijn open.");
        let mut answer = Answer::new(InterviewId::new("sez/r1").unwrap(), Id::new("q").unwrap());
        answer.notes.text = "Wij zijn open.".into();
        answer.notes.marks = vec![quote.clone()];
        answer.write_up = answer.write_up.with_state("Wij zijn open.", Some(QuoteState::Approved));
        let mut study = Study::new(Header::default());
        study.participants.push(person("A", &[Consent::Interview, Consent::Quote]));
        (study, answer, quote)
    }

    #[test]
    fn a_quote_is_used_only_approved_on_record_and_agreed_to() {
        let (study, answer, quote) = case();
        assert_eq!(quotable(&study, &answer, &quote), Ok(()));
        for (state, why) in [
            (None, Unquotable::NotChecked),
            (Some(QuoteState::Checked), Unquotable::NotApproved),
            (Some(QuoteState::Withdrawn), Unquotable::Withdrawn),
        ] {
            let write_up = answer.write_up.with_state("Wij zijn open.", state);
            let answer = Answer { write_up, ..answer.clone() };
            assert_eq!(quotable(&study, &answer, &quote), Err(why));
        }
        let mut hidden = answer.clone();
        hidden.notes.marks.push(mark(MarkKind::Background, 4, 8, "zijn"));
        assert_eq!(quotable(&study, &hidden, &quote), Err(Unquotable::Background));
        let mut others = study.clone();
        others.participants.push(person("B", &[]));
        assert_eq!(quotable(&others, &answer, &quote), Err(Unquotable::NoSpeaker));
        let said_by_b = Mark { respondent: Id::new("B").ok(), ..quote.clone() };
        assert_eq!(quotable(&others, &answer, &said_by_b), Err(Unquotable::NotAgreed));
        others.participants[1].consent = vec![Consent::Interview, Consent::QuoteWithRole];
        assert_eq!(quotable(&others, &answer, &said_by_b), Ok(()));
        let mut withdrawn = study.clone();
        withdrawn.participants[0].consent = vec![Consent::Quote];
        assert_eq!(quotable(&withdrawn, &answer, &quote), Err(Unquotable::NotAgreed), "no more to the talk");
        let edited = Mark { text: "Wij zijn dicht.".into(), ..quote };
        assert_eq!(quotable(&study, &answer, &edited), Err(Unquotable::NotChecked), "other words");
    }

    #[test]
    fn struck_words_leave_every_version_and_later_background_is_not_shown() {
        let text = |text: &str| Some(text.to_owned());
        let write_up = WriteUp {
            typed: text("Ja. Jansen doet niets. Goed."),
            worked_up: text("Zij zegt ja. Jansen doet niets."),
            approved: None,
            quotes: vec![
                CheckedQuote { text: "Jansen doet niets.".into(), state: QuoteState::Approved },
                CheckedQuote { text: "Goed.".into(), state: QuoteState::Checked },
            ],
        };
        let left = write_up.without("Jansen doet niets.");
        assert_eq!(
            (left.typed.as_deref(), left.worked_up.as_deref()),
            (Some("Ja.  Goed."), Some("Zij zegt ja. "))
        );
        assert_eq!(left.quotes.len(), 1);
        let notes = Notes {
            text: "Ja. Goed.".into(),
            marks: vec![mark(MarkKind::Background, 0, 3, "Ja.")],
            ..Notes::default()
        };
        assert_eq!(shown("Zij zegt: Ja. Goed.", &notes), "Zij zegt: … Goed.");
        let notes = Notes {
            text: "Een twee drie vier.".into(),
            marks: vec![
                mark(MarkKind::Background, 4, 13, "twee drie"),
                mark(MarkKind::Background, 9, 18, "drie vier"),
            ],
            ..Notes::default()
        };
        assert_eq!(shown("Een twee drie vier.", &notes), "Een ….", "marks that lie over each other");
    }
}
