//! Questionnaires of a person's own, taken into a study: a new one or one in use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::definition::{self, DefinitionFile, Library};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Audience, Question, Questionnaire};
use crate::domain::study::{Definition, DefinitionKind, Round, RoundQuestionnaires, Study};
use crate::failure::Failure;
use crate::store::Scope;

use super::check::{CheckedFile, library};
use super::folder::{Folder, read_text};
use super::results::named;
use super::{failure, open_store};

/// A questionnaire that was taken in.
#[derive(Clone, Debug)]
pub struct TakenIn {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// Whether the study did not hold it before.
    pub is_new: bool,
    /// The round that asks with it from now on.
    pub round: Option<Id>,
    /// How many talks of that round were begun with another one and keep it.
    pub kept: usize,
    /// Indicators and factors that the one before it informed, and it does not.
    pub lost: Vec<Id>,
    /// The file with its warnings.
    pub file: CheckedFile,
}

/// How a round uses a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is the one that the round asks with.
    Main,
    /// It stands beside that one: an interview that names it asks with it, and what it informs counts for the round.
    Beside,
}

/// A round with a questionnaire beside those that it asks with, or without it there; nothing where nothing changes, as
/// where the round asks with it already.
pub fn beside(round: &Round, id: &Id, is_used: bool) -> Option<Round> {
    let [unit, organisation] = [Audience::Unit, Audience::Organisation]
        .map(|audience| asked_of(&round.questionnaire, audience).cloned());
    let others = round.questionnaire.also().iter().filter(|one| *one != id).cloned();
    let also = others.chain(is_used.then(|| id.clone()));
    // The order stays where it was there before.
    if is_used == round.questionnaire.also().contains(id) {
        return None;
    }
    let questionnaire = RoundQuestionnaires::new(unit, organisation, also);
    (questionnaire != round.questionnaire).then(|| Round { questionnaire, ..round.clone() })
}

/// A questionnaire that was read from a file for a study.
pub(super) struct Own {
    pub(super) questionnaire: Questionnaire,
    pub(super) definition: Definition,
    pub(super) file: CheckedFile,
}

/// Reads a questionnaire for a study that rates with a model.
///
/// # Errors
/// The file cannot be read, is no questionnaire, has findings that are errors, or points at another model.
pub(super) fn read(path: &Path, known: &Library, model: &str) -> Result<Own, Failure> {
    let text = read_text(path)?;
    let checked = definition::check(&text, known);
    let file = CheckedFile { path: path.to_owned(), text, findings: checked.findings };
    let questionnaire = match checked.value {
        Some(DefinitionFile::Questionnaire(questionnaire)) => questionnaire,
        Some(_) => return Err(Failure::person(format!("{} is no questionnaire", path.display()))),
        None => {
            let (errors, _) = file.counts();
            let count = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
            let found = file.render(false);
            return Err(Failure::person(format!(
                "{} has {count} and was not taken in\n\n{}",
                path.display(),
                found.trim_end()
            )));
        }
    };
    // A study reads its questionnaires by the one model that it holds.
    if let Some(other) = questionnaire.assessment.as_ref().filter(|other| other.as_str() != model) {
        return Err(Failure::person(format!(
            "{} points at the model `{other}`, the study rates with `{model}`",
            path.display()
        ))
        .hint(format!(
            "let its questions inform what `{model}` has, and write `assessment = \"{model}\"` at its top"
        )));
    }
    let definition = Definition {
        kind: DefinitionKind::Questionnaire,
        id: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        text: file.text.clone(),
    };
    Ok(Own { questionnaire, definition, file })
}

/// A questionnaire of one's own in a new study.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its id.
    pub id: Id,
    /// The rounds that ask with it, in the place of the shipped one that it shares most questions with.
    pub rounds: Vec<Id>,
    /// Indicators and factors that the shipped one informs, and it does not.
    pub lost: Vec<Id>,
    /// The file with its warnings.
    pub file: CheckedFile,
}

/// What one questionnaire informs and another does not: two rounds asked with them cannot be compared on it.
fn lost(before: &Questionnaire, after: &Questionnaire) -> Vec<Id> {
    let told: BTreeSet<&Id> = after.questions().flat_map(|question| &question.informs).collect();
    let all: BTreeSet<&Id> = before.questions().flat_map(|question| &question.informs).collect();
    all.difference(&told).map(|id| (*id).clone()).collect()
}

/// How many questions of a questionnaire of one's own are, by their ids of today or earlier, those of another.
pub(super) fn shared(own: &Questionnaire, asked: &Questionnaire) -> usize {
    let known = |question: &&Question| {
        asked.question(question.id.as_str()).is_some()
            || question.formerly.iter().any(|former| asked.question(former.as_str()).is_some())
    };
    own.questions().filter(known).count()
}

/// Puts questionnaires of one's own into a new study. Each takes the place of the shipped one with which it shares most
/// questions and which no other one took, in every round that asks with it; one that shares none is there to be chosen.
///
/// # Errors
/// A file cannot be used.
pub(super) fn place(study: &mut Study, paths: &[PathBuf], known: &Library) -> Result<Vec<Placed>, Failure> {
    let mut placed: Vec<Placed> = Vec::new();
    let model = study.header.assessment.clone();
    for path in paths {
        let Own { questionnaire, definition, file } = read(path, known, &model)?;
        let id = questionnaire.id.clone();
        if placed.iter().any(|other| other.id == id) {
            return Err(Failure::person(format!("two of the files are the questionnaire `{id}`"))
                .hint("give each an `id` of its own"));
        }
        // One that another file took the place of is no longer named by any round.
        let asked: Vec<&Id> = study.rounds.iter().flat_map(|round| round.questionnaire.all()).collect();
        let nearest = asked
            .into_iter()
            .filter_map(|asked| known.questionnaire(asked.as_str()))
            .filter(|asked| asked.audience == questionnaire.audience)
            .filter(|asked| !placed.iter().any(|other| other.id == asked.id))
            .map(|asked| (shared(&questionnaire, asked), asked))
            .filter(|(shared, _)| *shared > 0)
            // Of equals the first.
            .rev()
            .max_by_key(|(shared, _)| *shared);
        let (mut rounds, mut missed) = (Vec::new(), Vec::new());
        if let Some((_, asked)) = nearest {
            missed = lost(asked, &questionnaire);
            for round in &mut study.rounds {
                if round.questionnaire.all().any(|one| *one == asked.id) {
                    round.questionnaire = exchanged(&round.questionnaire, &asked.id, &id);
                    rounds.push(round.id.clone());
                }
            }
        }
        study.definitions.push(definition);
        placed.push(Placed { id, rounds, lost: missed, file });
    }
    Ok(placed)
}

/// Takes a questionnaire into a study; a round may ask with it from then on. Talks of that round that were begun keep
/// the one that they were begun with.
///
/// # Errors
/// The file has errors or points at another model, the study holds another version of it and `may_replace` is not
/// said, there is no such round, or the study cannot be opened for writing.
pub fn take_in(
    folder: &Folder,
    study: &Path,
    file: &Path,
    round: Option<(&str, Use)>,
    may_replace: bool,
    now: DateTime<Utc>,
) -> Result<TakenIn, Failure> {
    let mut store = open_store(folder, study, now)?;
    let held = store.load(&Scope::Whole).map_err(failure)?;
    let known = library(folder)?.with(&held.definitions);
    let Own { questionnaire, definition, file } = read(file, &known, &held.header.assessment)?;
    let (id, version, audience) =
        (questionnaire.id.clone(), questionnaire.version.clone(), questionnaire.audience);
    let mut versions = held
        .definitions
        .iter()
        .filter(|one| one.kind == DefinitionKind::Questionnaire && one.id == id)
        .map(|one| one.version.as_str());
    let is_new = !versions.clone().any(|one| one == version);
    if let Some(other) = versions.next_back().filter(|_| is_new && !may_replace) {
        return Err(Failure::person(format!(
            "{} holds version {other} of the questionnaire `{id}`, the file version {version}; nothing was imported",
            study.display()
        ))
        .hint("give the file an `id` of its own to have both, or say `--replace`: talks held with the other are then read by this one")
        .hint("the journal keeps the other"));
    }
    let mut changes = Vec::new();
    if is_new {
        changes.push(Change::Definition(definition));
    }
    let (mut asks, mut kept, mut missed) = (None, 0, Vec::new());
    if let Some((name, Use::Beside)) = round {
        let name = named("round", name, held.rounds.iter().map(|round| &round.id))?;
        if let Some(round) = held.round(name.as_str())
            && let Some(changed) = beside(round, &id, true)
        {
            changes.push(Change::Round(changed));
        }
        asks = Some(name);
    } else if let Some((name, Use::Main)) = round {
        let name = named("round", name, held.rounds.iter().map(|round| &round.id))?;
        asks = Some(name.clone());
        if let Some(round) = held.round(name.as_str())
            && let before = asked_of(&round.questionnaire, audience).cloned()
            && before.as_ref() != Some(&id)
        {
            if let Some(before) = before.and_then(|before| known.questionnaire(before.as_str())) {
                missed = lost(before, &questionnaire);
            }
            let questionnaire = asking(&round.questionnaire, audience, &id);
            let talks = round.kept_questionnaires(&questionnaire, &held.interviews);
            kept = talks.len();
            changes.extend(talks.into_iter().map(|(talk, details)| Change::Interview(talk, details)));
            changes.push(Change::Round(Round { questionnaire, ..round.clone() }));
        }
    }
    store.record(&changes, now).map_err(failure)?;
    Ok(TakenIn { id, version, is_new, round: asks, kept, lost: missed, file })
}

/// What a round asks with.
fn asked_of(round: &RoundQuestionnaires, audience: Audience) -> Option<&Id> {
    match (round, audience) {
        (RoundQuestionnaires::Unit(id), Audience::Unit) => Some(id),
        (RoundQuestionnaires::Unit(_), Audience::Organisation) => None,
        (RoundQuestionnaires::Both { unit, .. }, Audience::Unit) => unit.as_ref(),
        (RoundQuestionnaires::Both { organisation, .. }, Audience::Organisation) => organisation.as_ref(),
    }
}

/// The same with another questionnaire for those that it is for.
fn asking(round: &RoundQuestionnaires, audience: Audience, id: &Id) -> RoundQuestionnaires {
    let other = |audience| asked_of(round, audience).cloned();
    let also = round.also().iter().cloned();
    match audience {
        Audience::Unit => RoundQuestionnaires::new(Some(id.clone()), other(Audience::Organisation), also),
        Audience::Organisation => RoundQuestionnaires::new(other(Audience::Unit), Some(id.clone()), also),
    }
}

/// The same with another questionnaire in the place of one.
fn exchanged(round: &RoundQuestionnaires, before: &Id, after: &Id) -> RoundQuestionnaires {
    let named = |id: &Id| if id == before { after.clone() } else { id.clone() };
    let [unit, organisation] =
        [Audience::Unit, Audience::Organisation].map(|audience| asked_of(round, audience).map(named));
    RoundQuestionnaires::new(unit, organisation, round.also().iter().map(named))
}
