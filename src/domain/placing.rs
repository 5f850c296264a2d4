//! What a talk leaves to be placed: thoughts parked in it, passages to come back to, words in quotation marks that may be
//! quotes, questions not asked, and answers that are off the path now.

use std::collections::HashMap;

use super::answer::{Answer, MarkKind, Notes};
use super::condition::Truth;
use super::id::Id;
use super::path;
use super::questionnaire::Questionnaire;
use super::study::{Interview, Note, NotePlace, Study};

/// Something to be placed. Stretches count Unicode scalar values, the end is not included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LooseEnd {
    /// A thought that belongs to no question yet, by its number.
    Parked(u32),
    /// A passage of the notes on a question that is to be come back to.
    Flagged(Id, usize, usize),
    /// Words of the notes on a question that stand in quotation marks and are not marked as a quote.
    Offered(Id, usize, usize),
    /// A question on the path that has neither an answer nor a reason why not.
    Unasked(Id),
    /// A question that has an answer and is off the path.
    OffPath(Id),
}

impl LooseEnd {
    /// The question that it is about.
    pub fn question(&self) -> Option<&Id> {
        match self {
            Self::Parked(_) => None,
            Self::Flagged(id, ..) | Self::Offered(id, ..) | Self::Unasked(id) | Self::OffPath(id) => Some(id),
        }
    }
}

/// What an interview leaves to be placed: by kind, and within a kind in the order of the questionnaire.
pub fn loose_ends(study: &Study, interview: &Interview, questionnaire: &Questionnaire) -> Vec<LooseEnd> {
    let answers: HashMap<&Id, &Answer> = study
        .answers
        .iter()
        .filter(|answer| answer.interview == interview.id)
        .map(|answer| (&answer.question, answer))
        .collect();
    let notes = study.notes.iter().filter(|note| note.interview == interview.id);
    loose_ends_of(questionnaire, notes, |id| answers.get(id).copied())
}

/// The same of a talk in hand: the notes of it that belong to no question, and its answers.
pub fn loose_ends_of<'a>(
    questionnaire: &Questionnaire,
    notes: impl Iterator<Item = &'a Note>,
    answer: impl Fn(&Id) -> Option<&'a Answer>,
) -> Vec<LooseEnd> {
    let parked = notes.filter(|note| note.place == NotePlace::Parked);
    let mut parked: Vec<u32> = parked.map(|note| note.number).collect();
    parked.sort_unstable();
    let mut ends: Vec<LooseEnd> = parked.into_iter().map(LooseEnd::Parked).collect();
    let steps = path::steps(questionnaire, &answer);
    let answers: Vec<&Answer> = steps.iter().filter_map(|step| answer(&step.question.id)).collect();
    for Answer { question, notes, .. } in &answers {
        let flags = notes.marks.iter().filter(|mark| mark.kind == MarkKind::Flag);
        ends.extend(flags.map(|mark| LooseEnd::Flagged(question.clone(), mark.from, mark.to)));
    }
    for Answer { question, notes, .. } in &answers {
        let offers = offered_quotes(notes).into_iter();
        ends.extend(offers.map(|(from, to)| LooseEnd::Offered(question.clone(), from, to)));
    }
    let unasked = steps.iter().filter(|step| step.is_unasked());
    ends.extend(unasked.map(|step| LooseEnd::Unasked(step.question.id.clone())));
    let off_path = steps.iter().filter(|step| step.on_path == Truth::No && step.is_given);
    ends.extend(off_path.map(|step| LooseEnd::OffPath(step.question.id.clone())));
    ends
}

/// Stretches of notes in quotation marks that may be quotes: two words or more within a paragraph, on record, and not
/// marked as a quote in any part. A single word in quotation marks is more often called so than said.
///
/// ```
/// use nulmeting::domain::answer::Notes;
/// use nulmeting::domain::placing::offered_quotes;
/// let notes = Notes { text: "Sie sagt: „Wir sind offen“, aber „offen“ ist weit.".into(), ..Notes::default() };
/// assert_eq!(offered_quotes(&notes), [(11, 25)]);
/// ```
pub fn offered_quotes(notes: &Notes) -> Vec<(usize, usize)> {
    let text: Vec<char> = notes.text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let closing = closing(text[at]);
        if closing.is_empty() {
            at += 1;
            continue;
        }
        let end = text[at + 1..]
            .iter()
            .take_while(|character| **character != '\n')
            .position(|character| closing.contains(character))
            .map(|length| at + 1 + length);
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let (from, to) = (at + 1, end);
        let words: String = text[from..to].iter().collect();
        let is_quoted = |from: usize, to: usize| {
            let quotes = notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
            quotes.into_iter().any(|mark| mark.from < to && from < mark.to)
        };
        let is_hidden = notes
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Background && mark.from < to && from < mark.to);
        if words.split_whitespace().nth(1).is_some() && !is_quoted(from, to) && !is_hidden {
            found.push((from, to));
        }
        at = end + 1;
    }
    found
}

/// What may end a quote that begins with a character; nothing where none begins.
fn closing(opening: char) -> &'static [char] {
    match opening {
        '„' => &['“', '”', '"'],
        '“' => &['”'],
        '"' => &['"'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::answer::Mark;

    fn offered(text: &str) -> Vec<String> {
        let notes = Notes { text: text.into(), ..Notes::default() };
        let part = |(from, to): (usize, usize)| text.chars().skip(from).take(to - from).collect();
        offered_quotes(&notes).into_iter().map(part).collect()
    }

    #[test]
    fn what_stands_in_quotation_marks_of_any_language_is_offered() {
        assert_eq!(offered("Er: „Größe 🙂 zählt.“ Ja"), ["Größe 🙂 zählt."]);
        assert_eq!(offered("“We are open” and \"so are we\""), ["We are open", "so are we"]);
        assert_eq!(
            offered("„Wij zijn open” «nous aussi» »und wir«"),
            ["Wij zijn open", "nous aussi", "und wir"]
        );
        assert_eq!(offered("a \"word\" and a 5\" pipe"), Vec::<String>::new());
        assert_eq!(offered("an „open one\nand on“ the next line"), Vec::<String>::new());
    }

    #[test]
    fn a_quote_and_the_background_are_not_offered() {
        let text = "„Wir sind offen“";
        for kind in [MarkKind::Quote, MarkKind::Background, MarkKind::Flag] {
            let mark = Mark { kind, from: 1, to: 4, text: "Wir".into(), target: None, respondent: None };
            let notes = Notes { text: text.into(), marks: vec![mark], ..Notes::default() };
            assert_eq!(offered_quotes(&notes).is_empty(), kind != MarkKind::Flag, "{kind:?}");
        }
    }

    proptest! {
        #[test]
        fn offers_lie_apart_within_the_text_and_hold_no_line_break(text in "[ab\" „“”«»\n🙂]{0,60}") {
            let notes = Notes { text: text.clone(), ..Notes::default() };
            let mut last = 0;
            for (from, to) in offered_quotes(&notes) {
                prop_assert!(last <= from && from < to && to <= text.chars().count());
                prop_assert!(!text.chars().skip(from).take(to - from).any(|one| one == '\n'));
                last = to;
            }
        }
    }
}
