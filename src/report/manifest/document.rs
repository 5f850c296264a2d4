//! What is in a report, and what of the rounds that it is about is not.

use std::collections::{BTreeSet, HashSet};

use super::{Manifest, Place, Remark, What, Why, held_back_in};
use crate::domain::answer::{Answer, Mark, MarkKind};
use crate::domain::evidence::Evidence;
use crate::domain::framework::columns;
use crate::domain::id::Id;
use crate::domain::ordered::Ordered;
use crate::domain::score::{Origin, UnitScore};
use crate::domain::study::{Consent, Interview, InterviewStatus, NotePlace, Study};
use crate::domain::writeup::{QuoteState, speaker_of};
use crate::report::document::{Block, Content, Document, ForCouncil};
use crate::report::write_up::Entry;

/// A report and what it was written from.
struct Told<'a> {
    study: Ordered<'a>,
    document: &'a Document,
    rounds: BTreeSet<&'a Id>,
    /// The units that it is about, in each round, as they were scored.
    units: Vec<(&'a Id, &'a UnitScore)>,
}

/// What is in a chapter.
pub fn of_chapter(content: &Content, document: &Document) -> Manifest {
    let told = Told::new(content, document, |_| true);
    let mut found = told.counted();
    told.results(&mut found, content, |_| true);
    told.said(&mut found, None, |_, _| None);
    found.remark(Remark::Nobody);
    found
}

/// What is in the sheet of a unit, which tells of the last round in which the unit was there.
pub fn of_unit_sheet(content: &Content, unit: &Id, document: &Document) -> Manifest {
    let mut told = Told::new(content, document, |one| one == unit);
    let last = told.units.pop();
    told.units = last.into_iter().collect();
    told.rounds = told.units.iter().map(|(round, _)| *round).collect();
    let mut found = told.counted();
    told.results(&mut found, content, |one| one == unit);
    let refused = |answer: &Answer, mark: &Mark| {
        let speaker = speaker_of(content.study, answer, mark);
        let agrees = speaker.is_some_and(|one| one.consent.contains(&Consent::ShowInOwnUnit));
        (!agrees).then_some(Why::NotForOwnUnit)
    };
    told.said(&mut found, Some(unit), refused);
    found.remark(Remark::Nobody);
    found
}

/// What is in the account to the council. `study` is the study before it was made ready for the council.
pub fn of_council(study: &Study, council: &ForCouncil, rounds: &[Id], document: &Document) -> Manifest {
    let told =
        Told { study: Ordered::of(study), document, rounds: rounds.iter().collect(), units: Vec::new() };
    let mut found = told.counted();
    found.hold(What::Unit, council.study.units.len());
    let is_in = |talk: &&Interview| {
        rounds.contains(&talk.details.round)
            && talk.state.status == InterviewStatus::Completed
            && council.study.unit(talk.details.unit.as_str()).is_some()
    };
    found.hold(What::Talk, study.interviews.iter().filter(is_in).count());
    let last = rounds.last();
    for unit in &study.units {
        if council.study.unit(unit.id.as_str()).is_none() {
            found.leave_out(What::Unit, Why::GivenAway, Place::Unit(unit.id.clone(), last.cloned()));
        }
    }
    for unit in &council.unnamed {
        found.leave_out(What::UnitName, Why::NoFeedback, Place::Unit(unit.clone(), last.cloned()));
    }
    let ratings = study.ratings.iter().filter(|one| rounds.contains(&one.round)).count();
    found.leave_out_many(What::Rating, Why::NotInSuch, ratings);
    let summaries = study.summaries.iter().filter(|one| rounds.contains(&one.round));
    for one in summaries.filter(|one| !one.text.trim().is_empty()) {
        found.leave_out(
            What::Summary,
            Why::NotInSuch,
            Place::Unit(one.unit.clone(), Some(one.round.clone())),
        );
    }
    told.said(&mut found, None, |_, _| Some(Why::NotInSuch));
    found.remark(Remark::Nobody);
    found
}

/// What is in a picture of so many units, all of them by name.
pub fn of_picture(units: usize) -> Manifest {
    let mut found = Manifest::default();
    found.hold(What::Picture, 1);
    found.hold(What::Unit, units);
    found.remark(Remark::Nobody);
    found
}

/// What is in the write-up of an interview.
pub fn of_talk(study: &Study, interview: &Interview, entries: &[Entry]) -> Manifest {
    let mut found = Manifest::default();
    found.hold(What::Talk, 1);
    found.hold(What::Text, entries.iter().filter(|entry| !entry.paragraphs.is_empty()).count());
    found.hold(What::Quote, entries.iter().map(|entry| entry.quotes.len()).sum());
    for answer in study.answers.iter().filter(|answer| answer.interview == interview.id) {
        let entry = entries.iter().find(|entry| entry.question.id == answer.question);
        let has_words = !answer.notes.text.trim().is_empty();
        if has_words && entry.is_none_or(|entry| entry.paragraphs.is_empty()) {
            let is_hidden = answer.notes.on_record().trim().trim_matches('…').trim().is_empty();
            let why = if is_hidden { Why::Background } else { Why::NoPlace };
            found.leave_out(What::Text, why, Place::answer(answer));
        }
        background(&mut found, answer);
        for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
            // It goes to whoever said it, who approves it or takes it back: nothing else keeps it out.
            let is_hidden = (mark.from..mark.to).any(|at| answer.notes.is_background(at));
            let why = match answer.write_up.state_of(&mark.text) {
                _ if is_hidden => Why::Background,
                Some(QuoteState::Withdrawn) => Why::Withdrawn,
                _ if entry.is_none() => Why::NoPlace,
                _ => continue,
            };
            found.leave_out(What::Quote, why, Place::passage(answer, mark));
        }
    }
    notes(&mut found, &Ordered::of(study), |talk| talk.id == interview.id);
    let is_here = |one: &&Evidence| one.interview.as_ref() == Some(&interview.id);
    for one in study.evidence.iter().filter(is_here) {
        found.leave_out(What::Evidence, Why::NotInSuch, Place::Evidence(one.id.clone()));
    }
    found
}

/// The passages of an answer that are in the background.
pub fn background(found: &mut Manifest, answer: &Answer) {
    for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Background) {
        found.leave_out(What::Background, Why::Background, Place::passage(answer, mark));
    }
}

/// The notes of talks that belong to no question, of which such a file holds none.
fn notes(found: &mut Manifest, study: &Ordered, is_told_of: impl Fn(&Interview) -> bool) {
    for talk in study.study.interviews.iter().filter(|talk| is_told_of(talk)) {
        for note in study.notes(&talk.id) {
            let (what, why) = match note.place {
                NotePlace::After => (What::Background, Why::Background),
                _ if note.text.trim().is_empty() => continue,
                NotePlace::Before | NotePlace::Observation | NotePlace::Parked => {
                    (What::Note, Why::NotInSuch)
                }
            };
            found.leave_out(what, why, Place::Talk(talk.id.clone()));
        }
    }
}

impl<'a> Told<'a> {
    fn new(content: &Content<'a>, document: &'a Document, is_meant: impl Fn(&Id) -> bool) -> Self {
        let rounds = content.rounds.iter().map(|round| &round.account.round).collect();
        let units = content
            .rounds
            .iter()
            .flat_map(|round| round.account.units.iter().map(move |score| (&round.account.round, score)));
        let units = units.filter(|(_, score)| is_meant(&score.unit)).collect();
        Self { study: Ordered::of(content.study), document, rounds, units }
    }

    /// The tables, pictures and quotes of the report.
    fn counted(&self) -> Manifest {
        let mut found = Manifest::default();
        let blocks = |is_it: fn(&Block) -> bool| self.document.blocks.iter().filter(|one| is_it(one)).count();
        found.hold(What::Table, blocks(|block| matches!(block, Block::Table(_))));
        found.hold(What::Picture, blocks(|block| matches!(block, Block::Figure { .. })));
        found.hold(What::Quote, self.document.quoted.len());
        found
    }

    /// The units with their talks, summaries and ratings.
    fn results(&self, found: &mut Manifest, content: &Content, is_about: impl Fn(&Id) -> bool) {
        let units: BTreeSet<&Id> = self.units.iter().map(|(_, score)| &score.unit).collect();
        found.hold(What::Unit, units.len());
        for (round, score) in &self.units {
            let talks = self.study.talks(&score.unit, round).iter();
            let held = talks.filter(|talk| talk.state.status == InterviewStatus::Completed).count();
            found.hold(What::Talk, held);
            let typed = score.indicators.iter().filter(|one| matches!(one.origin, Origin::Typed { .. }));
            found.hold(What::Rating, typed.count());
        }
        let shown: HashSet<(&Id, &Id)> =
            self.units.iter().map(|(round, score)| (&score.unit, *round)).collect();
        let headings = columns(content.model);
        for one in self.study.study.summaries.iter().filter(|one| self.rounds.contains(&one.round)) {
            // What stands twice under a heading is shown once.
            let is_it = self.study.summary(&one.unit, &one.round, &one.heading).is_some_and(|it| it == one);
            if one.text.trim().is_empty() || !is_about(&one.unit) {
                continue;
            }
            let has_heading = headings.iter().any(|column| *column.id == one.heading);
            if is_it && has_heading && shown.contains(&(&one.unit, &one.round)) {
                found.hold(What::Summary, 1);
            } else {
                let place = Place::Unit(one.unit.clone(), Some(one.round.clone()));
                found.leave_out(What::Summary, Why::NoPlace, place);
            }
        }
    }

    /// What was said in talks of the rounds, or in those with one unit, and is not in the report. `refused` says why a quote that may leave does not
    /// stand in such a report.
    fn said(&self, found: &mut Manifest, unit: Option<&Id>, refused: impl Fn(&Answer, &Mark) -> Option<Why>) {
        let is_meant = |talk: &Interview| {
            self.rounds.contains(&talk.details.round) && unit.is_none_or(|unit| talk.details.unit == *unit)
        };
        let talks: BTreeSet<_> =
            self.study.study.interviews.iter().filter(|talk| is_meant(talk)).map(|talk| &talk.id).collect();
        for answer in self.study.study.answers.iter().filter(|answer| talks.contains(&answer.interview)) {
            if !answer.notes.text.trim().is_empty() {
                found.leave_out(What::Text, Why::NotInSuch, Place::answer(answer));
            }
            background(found, answer);
            for mark in answer.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote) {
                let place = Place::passage(answer, mark);
                let why = held_back_in(&self.study, answer, mark).or_else(|| refused(answer, mark));
                match why {
                    Some(why) => found.leave_out(What::Quote, why, place),
                    None if self.document.quoted.contains(&place) => {}
                    None => found.leave_out(What::Quote, Why::NoPlace, place),
                }
            }
        }
        notes(found, &self.study, is_meant);
        for one in &self.study.study.evidence {
            let is_here = match &one.interview {
                Some(talk) => talks.contains(talk),
                None => unit.is_none_or(|unit| one.names(unit)),
            };
            if is_here {
                found.leave_out(What::Evidence, Why::NotInSuch, Place::Evidence(one.id.clone()));
            }
        }
        for memo in
            self.study.study.memos.iter().filter(|memo| unit.is_none() && !memo.text.trim().is_empty())
        {
            found.leave_out(What::Memo, Why::NotInSuch, Place::Memo(memo.id.clone()));
        }
    }
}
