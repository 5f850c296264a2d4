//! A study as it may be handed on: what may leave is asked of [`Study::is_agreed`] and [`super::writeup::quotable`], as everywhere.

use std::collections::HashSet;

use super::answer::{Answer, Chosen, MarkKind, Notes};
use super::evidence::Evidence;
use super::id::{Id, InterviewId};
use super::ordered::Ordered;
use super::questionnaire::{CompanionKind, Questionnaire};
use super::study::{NotePlace, Study};
use super::writeup::WriteUp;

/// What stands where something was left out.
pub const GAP: &str = "…";

/// A passage of fewer characters than this, or of one word, is not told from other words.
const TELLING: usize = 12;

/// What was left out, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Background passages, and notes made after a talk.
    pub background: usize,
    /// Texts of talks to which somebody has not agreed, and evidence from them.
    pub texts: usize,
    /// Marked quotes that may not be used.
    pub quotes: usize,
    /// Memos, remarks on ratings and what was tried to arrange a talk: the researcher's own.
    pub own: usize,
}

impl Study {
    /// Whether everybody who is entered as taking part in a talk agreed to it; so it is where nobody is entered.
    pub fn is_agreed(&self, interview: &InterviewId) -> bool {
        self.not_agreed(interview).next().is_none()
    }
}

/// Takes what is in the background out of a study, and what was said after a talk, which is background from its first
/// word; how many passages and notes.
pub fn leave_out_background(study: &mut Study) -> usize {
    let mut background = 0;
    for answer in &mut study.answers {
        let marks = answer.notes.marks.iter();
        background += marks.filter(|mark| mark.kind == MarkKind::Background).count();
        answer.write_up = answer.write_up.on_record(&answer.notes);
        answer.notes = answer.notes.without_background();
    }
    let notes = study.notes.len();
    study.notes.retain(|note| note.place != NotePlace::After);
    background + notes - study.notes.len()
}

/// The study as it may be handed on: without background, without the texts of talks to which somebody has not agreed,
/// without quotes that may not be used, and without the researcher's own memos and remarks. Ratings, closed answers and
/// evidence stay with their ids, so that it scores as before; a text that is left out is `…`.
///
/// What was left out of notes is also cut from evidence, summaries, rules and responses that hold it, or a sentence of it,
/// word for word.
pub fn shared(study: &Study, questionnaires: &[Questionnaire]) -> (Study, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut hidden = Vec::new();
    let mut shared = study.clone();
    let ordered = Ordered::of(study);
    let talks = study.interviews.iter().map(|talk| &talk.id);
    let refused: HashSet<InterviewId> = talks.filter(|talk| !ordered.is_agreed(talk)).cloned().collect();

    for answer in shared.answers.iter_mut().filter(|answer| refused.contains(&answer.interview)) {
        left_out.texts += usize::from(empty(answer, &ordered, questionnaires, &mut hidden));
    }
    shared.notes.retain(|note| {
        let is_refused = refused.contains(&note.interview);
        if is_refused {
            hidden.extend(note.text.lines().map(str::to_owned));
            left_out.texts += 1;
        }
        !is_refused
    });
    // Once more after something went: with it may have gone what made another quote usable.
    loop {
        let mut quotes = 0;
        for answer in &mut shared.answers {
            quotes += hide_quotes(answer, &ordered);
            let gone = answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Background);
            hidden.extend(gone.map(|mark| mark.text.clone()));
        }
        let gone = leave_out_background(&mut shared);
        left_out.quotes += quotes;
        left_out.background += gone - quotes;
        if gone == 0 {
            break;
        }
    }

    let hidden = passages(&hidden);
    let refusing: HashSet<&Id> = study
        .participants
        .iter()
        .filter(|one| refused.contains(&one.interview))
        .map(|one| &one.respondent)
        .collect();
    let is_withheld = |evidence: &Evidence| match (&evidence.interview, &evidence.respondent) {
        (Some(talk), _) => refused.contains(talk),
        // Said by somebody who has not agreed to every talk that is known of.
        (None, Some(who)) => refusing.contains(who),
        (None, None) => false,
    };
    for evidence in &mut shared.evidence {
        if is_withheld(evidence) {
            left_out.texts += usize::from(evidence.text != GAP);
            GAP.clone_into(&mut evidence.text);
            evidence.place = None;
        } else {
            cut(&mut evidence.text, &hidden);
        }
    }
    let texts = shared.summaries.iter_mut().map(|one| &mut one.text);
    let texts = texts.chain(shared.rules.iter_mut().map(|one| &mut one.text));
    texts.chain(shared.responses.iter_mut().map(|one| &mut one.text)).for_each(|text| cut(text, &hidden));

    left_out.own += shared.memos.len();
    shared.memos.clear();
    let notes = shared.ratings.iter_mut().map(|one| &mut one.note);
    for note in notes.chain(shared.factors.iter_mut().map(|one| &mut one.note)) {
        left_out.own += usize::from(note.take().is_some());
    }
    for talk in &mut shared.interviews {
        left_out.own += std::mem::take(&mut talk.details.attempts).len();
    }
    shared.answers.retain(|answer| !answer.is_blank());
    (shared, left_out)
}

/// Takes the texts out of an answer of a talk that was not agreed to; whether there were any. What was chosen stays.
fn empty(
    answer: &mut Answer,
    study: &Ordered,
    questionnaires: &[Questionnaire],
    hidden: &mut Vec<String>,
) -> bool {
    let notes = std::mem::take(&mut answer.notes);
    let write_up = std::mem::take(&mut answer.write_up);
    hidden.extend(notes.text.lines().map(str::to_owned));
    let versions = [&write_up.typed, &write_up.worked_up, &write_up.approved];
    hidden.extend(versions.into_iter().flatten().flat_map(|text| text.lines()).map(str::to_owned));
    let mut had = notes != Notes::default() || write_up != WriteUp::default();
    had |= answer.closed.check_reason.take().is_some();
    if let Some(Chosen::Records(entries)) = &mut answer.closed.chosen {
        let asked = study
            .interview(&answer.interview)
            .and_then(|talk| study.study.questionnaire_of(talk, questionnaires))
            .and_then(|asked| asked.question_by(answer.question.as_str()));
        let fields = match asked.and_then(|question| question.companion.as_ref()).map(|one| &one.kind) {
            Some(CompanionKind::Records(fields)) => fields.as_slice(),
            _ => &[],
        };
        for entry in entries {
            let before = entry.len();
            entry.retain(|name, _| {
                fields.iter().any(|one| one.id == *name.as_str() && !one.options.is_empty())
            });
            had |= entry.len() < before;
        }
    }
    had
}

/// Puts the quotes of an answer that may not be used into the background; how many. A quote that is cut by it may not be
/// used either.
fn hide_quotes(answer: &mut Answer, study: &Ordered) -> usize {
    let mut count = 0;
    loop {
        let mut refused = answer
            .notes
            .marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.kind == MarkKind::Quote && study.quotable(answer, mark).is_err());
        let Some((at, _)) = refused.next() else { return count };
        answer.notes.marks[at].kind = MarkKind::Background;
        count += 1;
    }
}

/// The passages and each of their sentences, without blanks around them, the longest first.
fn passages(hidden: &[String]) -> Vec<String> {
    let sentences = |text: &String| -> Vec<String> {
        text.split_inclusive(['.', '!', '?', '\n']).map(|one| one.trim().to_owned()).collect()
    };
    let parts: Vec<String> = hidden.iter().flat_map(sentences).collect();
    let mut hidden: Vec<String> = hidden.iter().map(|text| text.trim().to_owned()).chain(parts).collect();
    hidden.retain(|text| !text.is_empty() && text != GAP);
    hidden.sort_by(|one, other| (other.len(), one).cmp(&(one.len(), other)));
    hidden.dedup();
    hidden
}

/// Whether a passage can be told from other words.
fn is_telling(passage: &str) -> bool {
    passage.chars().count() >= TELLING && passage.contains(char::is_whitespace)
}

/// Cuts passages out of a text. One that says the same as such a passage, or a part of it, goes whole.
fn cut(text: &mut String, hidden: &[String]) {
    let whole = text.trim();
    let is_hidden = |passage: &String| passage == whole || is_telling(whole) && passage.contains(whole);
    if hidden.iter().any(is_hidden) {
        GAP.clone_into(text);
        return;
    }
    for passage in hidden.iter().filter(|passage| is_telling(passage)) {
        if text.contains(passage.as_str()) {
            *text = text.replace(passage.as_str(), GAP);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::answer::Mark;
    use crate::domain::evidence::{EvidenceKind, Side};
    use crate::domain::study::{
        Consent, Header, Interview, InterviewDetails, InterviewState, InterviewStatus, Memo, Participant,
        ParticipantDetails, Summary,
    };
    use crate::domain::writeup::{QuoteState, quotable};

    const SEGMENTS: usize = 6;

    fn id(text: impl Into<String>) -> Id {
        Id::new(text).unwrap()
    }

    fn talk(at: usize) -> InterviewId {
        InterviewId::new(format!("unit{at}/r1")).unwrap()
    }

    fn segment(talk: usize, at: usize) -> String {
        format!("part {at} of what talk {talk} said.")
    }

    type Marked = (u8, usize, usize, u8);

    /// Two talks, each with one person and one answer of six sentences; a piece of evidence for each sentence, and a
    /// summary that quotes all of them.
    fn study(consents: [u8; 2], marks: &[Vec<Marked>; 2]) -> Study {
        let mut study = Study::new(Header::default());
        for at in 0..2 {
            let details = InterviewDetails::new(id(format!("unit{at}")), id("r1"));
            let state = InterviewState { status: InterviewStatus::Completed, reason: None };
            let attempts = vec!["phoned the office".to_owned()];
            let details = InterviewDetails { attempts, ..details };
            study.interviews.push(Interview { id: talk(at), details, state, replies: Vec::new() });
            let consent = [(1, Consent::Interview), (2, Consent::Quote)];
            let consent = consent.into_iter().filter(|(bit, _)| consents[at] & bit > 0).map(|(_, kind)| kind);
            let details = ParticipantDetails {
                role: "other".into(),
                team: None,
                leads: true,
                joined: None,
                left: None,
            };
            let respondent = id(format!("P{at}"));
            let consent = consent.collect();
            study.participants.push(Participant { interview: talk(at), respondent, details, consent });
            let segments: Vec<String> = (0..SEGMENTS).map(|number| segment(at, number)).collect();
            let text = segments.join(" ");
            let length = segments[0].chars().count();
            let mut answer = Answer::new(talk(at), id("q"));
            answer.notes.text.clone_from(&text);
            for (kind, from, many, state) in &marks[at] {
                let to = (from + many).min(SEGMENTS - 1);
                let (from, to) = (from * (length + 1), to * (length + 1) + length);
                let kind = [MarkKind::Quote, MarkKind::Background, MarkKind::Flag][usize::from(kind % 3)];
                let text: String = text.chars().skip(from).take(to - from).collect();
                let state = QuoteState::ALL.get(usize::from(*state)).copied();
                if kind == MarkKind::Quote {
                    answer.write_up = answer.write_up.with_state(&text, state);
                }
                answer.notes.marks.push(Mark { kind, from, to, text, target: None, respondent: None });
            }
            answer.write_up.typed = Some(answer.notes.text.clone());
            study.answers.push(answer);
            for (number, text) in segments.iter().enumerate() {
                study.evidence.push(Evidence {
                    id: id(format!("e{at}-{number}")),
                    kind: EvidenceKind::Testimony,
                    text: text.clone(),
                    interview: Some(talk(at)),
                    question: Some(id("q")),
                    respondent: None,
                    source: None,
                    place: None,
                    as_of: None,
                    about: None,
                    side: Side::For,
                });
                let (unit, heading) = (id(format!("unit{at}")), id(format!("h{number}")));
                let text = format!("Somebody said: {text} That is all.");
                study.summaries.push(Summary { unit, round: id("r1"), heading, text });
            }
        }
        study.memos.push(Memo { id: id("m"), about: None, text: segment(0, 0), written_on: None });
        study
    }

    fn marks() -> impl Strategy<Value = [Vec<Marked>; 2]> {
        let some = || prop::collection::vec((0..3u8, 0..SEGMENTS, 0..3usize, 0..4u8), 0..5);
        [some(), some()]
    }

    proptest! {
        #[test]
        fn nothing_leaves_that_may_not_and_handing_on_what_was_handed_on_changes_nothing(
            consents in [0..4u8, 0..4u8],
            marks in marks(),
        ) {
            let study = study(consents, &marks);
            let (made, _) = shared(&study, &[]);
            let texts = serde_json::to_string(&(&made.answers, &made.evidence)).unwrap();
            let told: Vec<&str> = made.summaries.iter().map(|one| one.text.as_str()).collect();
            for at in 0..2 {
                let answer = &study.answers[at];
                let is_refused = |mark: &&Mark| match mark.kind {
                    MarkKind::Background => true,
                    MarkKind::Quote => quotable(&study, answer, mark).is_err(),
                    _ => false,
                };
                let (mut refused, mut others): (Vec<&Mark>, Vec<&Mark>) =
                    answer.notes.marks.iter().partition(is_refused);
                // A quote of which some may not leave may not be used.
                others.retain(|mark| mark.kind == MarkKind::Quote);
                let meets = |refused: &[&Mark], mark: &Mark| {
                    refused.iter().any(|other| other.from < mark.to && mark.from < other.to)
                };
                while let Some(at) = others.iter().position(|mark| meets(&refused, mark)) {
                    refused.push(others.remove(at));
                }
                for number in 0..SEGMENTS {
                    let words = segment(at, number);
                    let is_marked = refused.iter().any(|mark| mark.text.contains(&words));
                    let may_leave = study.is_agreed(&talk(at)) && !is_marked;
                    prop_assert_eq!(texts.contains(&words), may_leave, "{}: {}", words, texts);
                    let is_told = told.iter().any(|text| text.contains(&words));
                    prop_assert_eq!(is_told, may_leave, "{}: {:?}", words, told);
                }
            }
            for answer in &made.answers {
                for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
                    prop_assert_eq!(quotable(&made, answer, mark), Ok(()));
                }
            }
            prop_assert!(made.memos.is_empty());
            prop_assert!(made.interviews.iter().all(|talk| talk.details.attempts.is_empty()));
            let (again, left_out) = shared(&made, &[]);
            prop_assert_eq!(&again, &made);
            prop_assert_eq!(left_out, LeftOut::default());
        }
    }

    #[test]
    fn evidence_goes_with_the_quote_that_it_is_and_what_is_left_out_is_counted() {
        let quote = |state| vec![(0, 1, 0, state)];
        // Approved, from somebody who agreed to be quoted; and the same from somebody who did not.
        let study = study([3, 1], &[quote(1), quote(1)]);
        let (made, left_out) = shared(&study, &[]);
        let text = |name: &str| made.evidence.iter().find(|one| one.id == *name).unwrap().text.clone();
        assert_eq!((text("e0-1"), text("e1-1"), text("e1-2")), (segment(0, 1), GAP.into(), segment(1, 2)));
        assert_eq!(made.summaries[7].text, "Somebody said: … That is all.");
        assert_eq!(left_out, LeftOut { background: 0, texts: 0, quotes: 1, own: 3 });
        assert_eq!(made.evidence.len(), study.evidence.len());
    }

    #[test]
    fn of_a_talk_that_was_not_agreed_to_no_text_is_left() {
        let (made, left_out) = shared(&study([0, 3], &[Vec::new(), Vec::new()]), &[]);
        assert!(made.answers.iter().all(|answer| answer.interview == talk(1)));
        assert!(made.evidence.iter().take(SEGMENTS).all(|one| one.text == GAP));
        assert_eq!(made.summaries[0].text, "Somebody said: … That is all.");
        assert_eq!(left_out.texts, 1 + SEGMENTS);
    }
}
