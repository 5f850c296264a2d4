//! Studies in and out as TOML: all or nothing, and the same file twice writes nothing.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::definition::{Library, write_study, write_study_as};
use crate::domain::answer::{Answer, Chosen, MarkKind};
use crate::domain::change::{Change, PartDifferences};
use crate::domain::erased;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{CompanionKind, Questionnaire};
use crate::domain::shared;
use crate::domain::study::{Definition, DefinitionKind, NotePlace, Study};
use crate::failure::Failure;
use crate::report::manifest::{Manifest, Place, Remark, What, Why, background};
use crate::store::{Scope, Store};

use super::check::{CheckedFile, library, read_study};
use super::folder::Folder;
use super::leaving::{Step, Steps};
use super::{OpenStudy, failure, open_store, origin};

/// A study as a file.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What is in it, and what is not.
    pub manifest: Manifest,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Whether the study was made by it.
    pub is_new: bool,
    /// How many parts were written.
    pub written: usize,
    /// How many of them replaced another value.
    pub replaced: usize,
    /// How many parts were left out or cut, because they are of a respondent who was erased.
    pub erased: usize,
    /// How many texts that were typed before a crash became answers first.
    pub restored: usize,
    /// The file with its warnings.
    pub file: CheckedFile,
}

/// Imports a study file into a study; makes the study where there is none.
///
/// What only the study has is never touched. Where both have another value for the same part, nothing is imported and
/// every difference is named, unless `may_replace`. So it is with what was removed in the study, and with another
/// version of an instrument that the study uses: everything would be read by it from then on.
///
/// # Errors
/// The file has errors, differs from the study, or the study cannot be opened for writing; or it was ended.
pub fn import(
    folder: &Folder,
    study: &Path,
    file: &Path,
    may_replace: bool,
    now: DateTime<Utc>,
    steps: &mut Steps,
) -> Result<Imported, Failure> {
    steps.next(Step::Reading)?;
    let shipped = library(folder)?;
    if study.symlink_metadata().is_err() {
        let (mut incoming, file) = read_study(file, &shipped)?;
        let closed = std::mem::take(&mut incoming.erased);
        let changes = with_definitions(&incoming, &shipped)?.changes();
        let (mut changes, erased) = erased::arriving(changes, &closed, &BTreeSet::new());
        changes.extend(closed.into_iter().map(Change::Erased));
        folder.make()?;
        steps.expect(changes.len());
        let mut go_on = || steps.next(Step::Taking).is_ok();
        Store::create_while(study, origin(folder)?, &changes, now, &mut go_on).map_err(failure)?;
        return Ok(Imported { is_new: true, written: changes.len(), replaced: 0, erased, restored: 0, file });
    }
    let mut store = open_store(folder, study, now)?;
    // What was typed before a crash is an answer before the file is held against it.
    let restored = store.commit_drafts(now).map_err(failure)?.rows.len();
    let mut held = store.load(&Scope::Whole).map_err(failure)?;
    let known = shipped.with(&held.definitions);
    let questionnaires: Vec<Questionnaire> = known.joined_questionnaires();
    leave_out_removed_units(&mut held, &questionnaires);
    let (incoming, file) = read_study(file, &known)?;
    if incoming.header.id != held.header.id {
        return Err(Failure::person(format!(
            "{} holds the study `{}`, the file the study `{}`",
            study.display(),
            held.header.id,
            incoming.header.id
        ))
        .hint("import it under a name of its own"));
    }
    steps.next(Step::Matching)?;
    let mut incoming = with_definitions(&incoming, &known)?;
    keep_background(&held, &mut incoming);
    let unknown =
        incoming.erased.iter().find(|one| held.erased.iter().all(|own| own.respondent != one.respondent));
    if let Some(one) = unknown {
        return Err(Failure::person(format!(
            "the file says that `{}` was erased, and {} still has what was said",
            one.respondent,
            study.display()
        ))
        .hint(format!(
            "erase it here first: `nulmeting erase {} {}`",
            study.display(),
            one.respondent
        )));
    }
    let standing = store.erased_parts().map_err(failure)?;
    let (arriving, erased) = erased::arriving(incoming.changes(), &held.erased, &standing);
    let PartDifferences { absent, different } = held.compare_changes(arriving);
    let mut differences: Vec<Difference> =
        different.into_iter().map(|change| Difference::of(&held, change)).collect();
    let mut changes = Vec::new();
    for change in absent {
        match Difference::of_absent(&store, &held, &change)? {
            Some(difference) => differences.push(difference),
            None => changes.push(change),
        }
    }
    if !differences.is_empty() && !may_replace {
        return Err(conflicts(study, &differences));
    }
    let replaced = differences.len();
    changes.extend(differences.into_iter().map(|difference| difference.change));
    steps.expect(changes.len());
    let mut go_on = || steps.next(Step::Taking).is_ok();
    let recorded = store.record_while(&changes, now, &mut go_on).map_err(failure)?;
    Ok(Imported { is_new: false, written: recorded.rows.len(), replaced, erased, restored, file })
}

/// A part of which study and file say something else.
struct Difference {
    /// What the file says.
    change: Change,
    /// The two as they are shown.
    shown: [String; 2],
}

impl Difference {
    /// Of a part that both have.
    fn of(held: &Study, change: Change) -> Self {
        let key = change.key();
        let present = held.changes().into_iter().find(|one| one.key() == key);
        let before = present.map(|one| one.value().to_string()).unwrap_or_default();
        let after = change.value().to_string();
        let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
        Self { change, shown: [excerpt(&before, same), excerpt(&after, same)] }
    }

    /// Of a part that the study does not show: it was removed there, or is another version of an instrument.
    fn of_absent(store: &Store, held: &Study, change: &Change) -> Result<Option<Self>, Failure> {
        let version = match change {
            Change::Definition(new) => held
                .definitions
                .iter()
                .rfind(|one| one.kind == new.kind && one.id == new.id)
                .map(|one| [format!("version {}", one.version), format!("version {}", new.version)]),
            _ => None,
        };
        let shown = match version {
            Some(shown) => Some(shown),
            None if store.is_removed(&change.key()).map_err(failure)? => {
                Some(["removed".to_owned(), excerpt(&change.value().to_string(), 0)])
            }
            None => None,
        };
        Ok(shown.map(|shown| Self { change: change.clone(), shown }))
    }
}

/// Notes whose background stayed here when they were exported are the same notes.
fn keep_background(held: &Study, incoming: &mut Study) {
    let present: HashMap<(&InterviewId, &Id), &Answer> =
        held.answers.iter().map(|answer| ((&answer.interview, &answer.question), answer)).collect();
    for answer in &mut incoming.answers {
        let Some(here) = present.get(&(&answer.interview, &answer.question)) else { continue };
        if answer.notes != here.notes && here.notes.without_background() == answer.notes {
            answer.notes = here.notes.clone();
        }
        if answer.write_up != here.write_up && here.write_up.on_record(&here.notes) == answer.write_up {
            answer.write_up = here.write_up.clone();
        }
    }
}

/// The whole study as a file, but for what is in the background.
pub(super) fn exported(open: &OpenStudy) -> Exported {
    let mut study = open.study.clone();
    leave_out_removed_units(&mut study, &open.instruments.questionnaires);
    let mut manifest = Manifest::default();
    for answer in &mut study.answers {
        let before = answer.clone();
        answer.write_up = answer.write_up.on_record(&answer.notes);
        answer.notes = answer.notes.without_background();
        count(&mut manifest, &before, answer);
    }
    // What was said in the corridor is background from its first word.
    for note in study.notes.extract_if(.., |note| note.place == NotePlace::After) {
        manifest.leave_out(What::Background, Why::Background, Place::Talk(note.interview));
    }
    // The rows are those of this file's journal, and no other knows them.
    study.erased.iter_mut().for_each(|one| one.rows.clear());
    let has_words = |text: &String| !text.trim().is_empty();
    manifest.hold(What::Unit, study.units.len());
    manifest.hold(What::Talk, study.interviews.len());
    manifest.hold(What::Note, study.notes.iter().map(|one| &one.text).filter(|one| has_words(one)).count());
    manifest.hold(What::Evidence, study.evidence.len());
    manifest.hold(
        What::Summary,
        study.summaries.iter().map(|one| &one.text).filter(|one| has_words(one)).count(),
    );
    manifest.hold(What::Memo, study.memos.iter().map(|one| &one.text).filter(|one| has_words(one)).count());
    manifest.hold(What::Rating, study.ratings.len());
    manifest.remark(Remark::WholeRecord);
    manifest.remark(Remark::Pseudonyms);
    Exported { text: write_study(&study), manifest }
}

/// The study as a file to be handed on: what may leave, by [`shared::shared`]. It says in its first lines what it is and
/// what is not in it.
pub(super) fn shared(open: &OpenStudy) -> Exported {
    let mut study = open.study.clone();
    leave_out_removed_units(&mut study, &open.instruments.questionnaires);
    study.erased.iter_mut().for_each(|one| one.rows.clear());
    let (study, left_out) = shared::shared(&study, &open.instruments.questionnaires);
    let shared::LeftOut { background, texts, quotes, own } = left_out;
    let about = [
        "made to be handed on. Where a text was left out stands `…`.",
        &format!(
            "Left out: background passages, {background}; texts of talks to which somebody has not agreed, {texts};"
        ),
        &format!("quotes that may not be used, {quotes}; memos and remarks of the researcher, {own}."),
        "Names of respondents are in no such file. Ratings, closed answers and evidence are all there.",
    ];
    let text = write_study_as(&study, &about);
    let mut manifest = Manifest::default();
    manifest.leave_out_many(What::Background, Why::Background, background);
    manifest.leave_out_many(What::Text, Why::NotAgreed, texts);
    manifest.leave_out_many(What::Quote, Why::NotAgreedToQuote, quotes);
    manifest.leave_out_many(What::Memo, Why::NotHandedOn, own);
    let given = |text: &str| !text.trim().trim_matches('…').trim().is_empty();
    manifest.hold(What::Unit, study.units.len());
    manifest.hold(What::Talk, study.interviews.len());
    manifest.hold(What::Text, study.answers.iter().filter(|one| given(&one.notes.text)).count());
    manifest.hold(What::Note, study.notes.iter().filter(|one| given(&one.text)).count());
    manifest.hold(What::Evidence, study.evidence.iter().filter(|one| given(&one.text)).count());
    manifest.hold(What::Summary, study.summaries.iter().filter(|one| given(&one.text)).count());
    manifest.hold(What::Rating, study.ratings.len());
    manifest.remark(Remark::Pseudonyms);
    Exported { text, manifest }
}

/// Counts what of an answer is in the file, and what is in the background.
fn count(manifest: &mut Manifest, before: &Answer, after: &Answer) {
    background(manifest, before);
    if !before.notes.text.trim().is_empty() {
        if after.notes.text.trim().trim_matches('…').trim().is_empty() {
            manifest.leave_out(What::Text, Why::Background, Place::answer(before));
        } else {
            manifest.hold(What::Text, 1);
        }
    }
    let quotes = before.notes.marks.iter().filter(|mark| mark.kind == MarkKind::Quote);
    for quote in quotes {
        if (quote.from..quote.to).any(|at| before.notes.is_background(at)) {
            manifest.leave_out(What::Quote, Why::Background, Place::passage(before, quote));
        } else {
            manifest.hold(What::Quote, 1);
        }
    }
}

/// Takes units that were removed out of answers that name units: a file names only what is in it.
fn leave_out_removed_units(study: &mut Study, questionnaires: &[Questionnaire]) {
    let units: HashSet<Id> = study.units.iter().map(|unit| unit.id.clone()).collect();
    let talks: HashMap<InterviewId, &Questionnaire> = study
        .interviews
        .iter()
        .filter_map(|talk| Some((talk.id.clone(), study.questionnaire_of(talk, questionnaires)?)))
        .collect();
    for answer in &mut study.answers {
        let Some(Chosen::Choices(named)) = &mut answer.closed.chosen else { continue };
        let question =
            talks.get(&answer.interview).and_then(|talk| talk.question_by(answer.question.as_str()));
        let companion = question.and_then(|question| question.companion.as_ref());
        if companion.is_some_and(|companion| companion.kind == CompanionKind::Units) {
            named.retain(|unit| units.contains(unit));
            if named.is_empty() {
                answer.closed.chosen = None;
            }
        }
    }
    study.answers.retain(|answer| !answer.is_blank());
}

/// The study with the texts of the model and questionnaires that it uses.
///
/// # Errors
/// One of them is not known.
pub(super) fn with_definitions(study: &Study, library: &Library) -> Result<Study, Failure> {
    let mut study = study.clone();
    for (kind, id) in lacking(&study) {
        let definition: Definition = library.definition(kind, &id).ok_or_else(|| {
            Failure::person(format!("the {} `{id}` is not known", kind.as_str()))
                .hint("put its file into the data folder's `questionnaires/`")
        })?;
        study.definitions.push(definition);
    }
    Ok(study)
}

/// The model and questionnaires that a study uses and does not hold.
pub(super) fn lacking(study: &Study) -> BTreeSet<(DefinitionKind, String)> {
    let mut wanted: BTreeSet<(DefinitionKind, String)> = BTreeSet::new();
    wanted.insert((DefinitionKind::Assessment, study.header.assessment.clone()));
    let of_rounds = study.rounds.iter().flat_map(|round| round.questionnaire.all());
    let of_interviews =
        study.interviews.iter().filter_map(|interview| interview.details.questionnaire.as_ref());
    for id in of_rounds.chain(of_interviews).map(Id::as_str) {
        wanted.insert((DefinitionKind::Questionnaire, id.to_owned()));
    }
    let is_held = |kind, id: &str| study.definitions.iter().any(|held| held.kind == kind && held.id == *id);
    wanted.retain(|(kind, id)| !is_held(*kind, id));
    wanted
}

fn conflicts(path: &Path, differences: &[Difference]) -> Failure {
    let count =
        if differences.len() == 1 { "one part".to_owned() } else { format!("{} parts", differences.len()) };
    let mut message = format!("{} holds another value for {count}; nothing was imported", path.display());
    for Difference { change, shown: [before, after] } in differences {
        let _ = write!(message, "\n  {}\n    study: {before}\n    file:  {after}", change.key());
    }
    Failure::person(message)
        .hint("take over the file's values with `--replace`; the journal keeps the present ones")
}

/// What is shown of a long value: from a little before the first `same` characters end, so that the difference is in it.
fn excerpt(text: &str, same: usize) -> String {
    const LENGTH: usize = 160;
    const BEFORE: usize = 40;
    let all = text.chars().count();
    let from = if all > LENGTH { same.saturating_sub(BEFORE).min(all) } else { 0 };
    let mut shown = if from > 0 { "…".to_owned() } else { String::new() };
    shown.extend(text.chars().skip(from).take(LENGTH));
    if from + LENGTH < all {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_value_the_part_is_shown_where_it_differs() {
        assert_eq!(excerpt("kurz", 2), "kurz");
        let long = "ä".repeat(500);
        let shown = excerpt(&format!("{long}here{long}"), 500);
        assert!(shown.starts_with("…ää") && shown.ends_with("ä…") && shown.contains("here"), "{shown}");
        assert_eq!(excerpt(&format!("{long}end"), 503), format!("…{}end", "ä".repeat(37)));
        assert_eq!(excerpt(&long, 0).chars().count(), 161);
    }
}
