//! Beginnings: a new study from an instrument, and the sample study.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::definition::builtin::{self, Instrument};
use crate::definition::{Library, read_questionnaire, read_study};
use crate::domain::id::Id;
use crate::domain::study::{Header, Round, RoundQuestionnaires, RoundRole, Study};
use crate::domain::text::Text;
use crate::failure::Failure;
use crate::store::Store;

use super::check::library;
use super::exchange::with_definitions;
use super::folder::{Folder, read_text};
use super::questionnaires::{self, Placed};
use super::{failure, open_store, origin};

pub use crate::definition::builtin::FOR_USE;

/// The name of the copy of the sample study in the data folder.
pub const DEMO: &str = "almelo-demo";

/// Makes a study with the model and the rounds of an instrument: no dates, units or answers. Questionnaires of a
/// person's own come in the place of those that they were made from.
///
/// # Errors
/// There is no such instrument, a questionnaire cannot be used, or the file is there already.
pub fn new_study(
    folder: &Folder,
    path: &Path,
    instrument: &str,
    own: &[PathBuf],
    now: DateTime<Utc>,
) -> Result<Vec<Placed>, Failure> {
    let known = library(folder)?;
    let Some(found) = builtin::instruments().iter().find(|one| one.id == instrument) else {
        let ids: Vec<&str> = builtin::instruments().iter().map(|one| one.id).collect();
        return Err(Failure::person(format!("there is no instrument `{instrument}`"))
            .hint(format!("shipped instruments: {}", ids.join(", "))));
    };
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut study = blank(found, &name)?;
    let placed = questionnaires::place(&mut study, own, &known)?;
    let study = with_definitions(&study, &known)?;
    folder.make()?;
    Store::create(path, origin(folder)?, &study.changes(), now).map_err(failure)?;
    Ok(placed)
}

/// The instrument for a new study where none is named: the one whose questionnaires those of one's own were made from, by
/// the questions that they share, else the one meant for use. A file with errors decides nothing; making the study with
/// it reports them.
///
/// # Errors
/// A file cannot be read.
pub fn fitting(folder: &Folder, paths: &[PathBuf]) -> Result<&'static str, Failure> {
    let known = library(folder)?;
    let mut own = Vec::new();
    for path in paths {
        own.extend(read_questionnaire(&read_text(path)?, &known).value);
    }
    let shared = |instrument: &Instrument| -> usize {
        let asked = instrument.questionnaires();
        own.iter()
            .map(|own| asked.iter().map(|asked| questionnaires::shared(own, asked)).max().unwrap_or(0))
            .sum()
    };
    let all = builtin::instruments().iter();
    let nearest = all.max_by_key(|instrument| (shared(instrument), instrument.id == FOR_USE));
    Ok(nearest.map_or(FOR_USE, |instrument| instrument.id))
}

/// The shipped instruments, by id and name, the one meant for use first.
pub fn instruments(language: &str) -> Vec<(String, String)> {
    let (first, others): (Vec<&Instrument>, Vec<&Instrument>) =
        builtin::instruments().iter().partition(|one| one.id == builtin::FOR_USE);
    let all = first.into_iter().chain(others);
    all.map(|one| (one.id.to_owned(), one.name(language).to_owned())).collect()
}

/// A study with the model and the rounds of an instrument.
fn blank(instrument: &Instrument, name: &str) -> Result<Study, Failure> {
    let model = instrument.model().ok_or_else(|| {
        Failure::ours(format!("the instrument `{}` has no assessment model", instrument.id))
    })?;
    let mut study = Study::new(Header {
        id: Id::from_title(name, |_| false).to_string(),
        title: Text::from(name),
        organisation: String::new(),
        assessment: model.id.to_string(),
        languages: model.languages.clone(),
        legal_basis: None,
        letter: Vec::new(),
        lead_rater: None,
        placeholders: BTreeMap::new(),
    });
    let read = |id: &str| Id::new(id).map_err(|error| Failure::ours(error.to_string()));
    for (index, asked) in instrument.rounds.iter().enumerate() {
        let (role, id, labels) = if index == 0 {
            (
                RoundRole::Baseline,
                "baseline".to_owned(),
                [("en", "Baseline"), ("de", "Nullmessung"), ("nl", "Nulmeting")],
            )
        } else {
            let id = if index == 1 { "follow-up".to_owned() } else { format!("follow-up-{index}") };
            (RoundRole::FollowUp, id, [("en", "Follow-up"), ("de", "Nachmessung"), ("nl", "Nameting")])
        };
        let also = asked.also.iter().map(|id| read(id)).collect::<Result<Vec<_>, _>>()?;
        study.rounds.push(Round {
            id: read(&id)?,
            label: Text::ByLanguage(
                labels.into_iter().map(|(code, label)| (code.to_owned(), label.to_owned())).collect(),
            ),
            role,
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::new(
                Some(read(asked.unit)?),
                asked.organisation.map(read).transpose()?,
                also,
            ),
        });
    }
    Ok(study)
}

/// The sample study, as shipped.
///
/// # Errors
/// The shipped file has an error, which is ours.
pub fn sample(known: &Library) -> Result<Study, Failure> {
    let checked = read_study(builtin::sample_study(), known);
    let study = checked.value.ok_or_else(|| {
        let first = checked.findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
        Failure::ours(format!("the shipped sample study has an error: {first}"))
    })?;
    with_definitions(&study, known)
}

/// The copy of the sample study that is in the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    /// Where it lies.
    pub path: PathBuf,
    /// Where the copy before it was set aside.
    pub set_aside: Option<PathBuf>,
}

/// Finds the copy of the sample study, or makes it. What was typed into it is never overwritten: a fresh copy sets
/// the old one aside under a name with the date.
///
/// # Errors
/// The data folder cannot be written to, or the copy is open elsewhere.
pub fn demo(folder: &Folder, is_fresh: bool, now: DateTime<Utc>) -> Result<Demo, Failure> {
    let path = folder.study(DEMO)?;
    folder.make()?;
    let exists = path.symlink_metadata().is_ok();
    if exists && !is_fresh {
        return Ok(Demo { path, set_aside: None });
    }
    let set_aside = if exists {
        // Whoever has it open keeps it; and closing it puts everything into the one file that is moved.
        drop(open_store(folder, &path, now)?);
        Some(folder.set_aside(&path, now)?)
    } else {
        None
    };
    let study = sample(&builtin::library())?;
    Store::create(&path, origin(folder)?, &study.changes(), now).map_err(failure)?;
    Ok(Demo { path, set_aside })
}
