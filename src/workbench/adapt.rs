//! A questionnaire made one's own: a copy to change in an editor.

use std::path::Path;

use crate::definition::{self, copy_questionnaire};
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::text::Text;
use crate::failure::Failure;

pub use crate::definition::Filling;

use super::Desk;
use super::check::{found_questionnaire, library};
use super::folder::{Folder, read_text, write_whole};

/// The copy that is wanted.
#[derive(Clone, Debug)]
pub struct Wanted<'w> {
    /// The id of a questionnaire, of the study or known, or a file.
    pub questionnaire: &'w Path,
    /// The study whose words fill what the questionnaire leaves open, and whose text of it is copied.
    pub study: Option<&'w Path>,
    /// The id of the copy; else it is made of the name of its file.
    pub id: Option<Id>,
    /// Words for what the questionnaire leaves open; they win over the study's.
    pub fillings: Vec<Filling>,
    /// The file of the copy.
    pub to: &'w Path,
    /// Whether a file that is there is written over.
    pub may_replace: bool,
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapted {
    /// Its id.
    pub id: Id,
    /// What it was copied from.
    pub from: Id,
    /// Names and words of what it still leaves to the original's words.
    pub left: Vec<(String, Text)>,
}

/// Writes a copy of a questionnaire into a file, under an id of its own and with `heading` as a comment at its top,
/// made from the ids of copy and original and the original's version.
///
/// # Errors
/// There is no such questionnaire or study, the questionnaire has nothing of a name that is filled, the id is taken, or
/// the file cannot be written.
pub fn adapt(
    folder: &Folder,
    wanted: &Wanted<'_>,
    heading: impl FnOnce(&Id, &Questionnaire) -> String,
) -> Result<Adapted, Failure> {
    let mut known = library(folder)?;
    let mut fillings = Vec::new();
    if let Some(study) = wanted.study {
        let study = Desk::open(study)?.whole()?.study;
        known = known.with(&study.definitions);
        fillings.extend(study.header.placeholders.iter().flat_map(|(name, text)| words_of(name, text)));
    }
    let (original, text) = found_questionnaire(&known, wanted.questionnaire)?;
    // A study has words for all its questionnaires, and perhaps in more languages.
    fillings.retain(|filling: &Filling| {
        let is_spoken = filling.language.as_ref().is_none_or(|code| original.languages.contains(code));
        is_spoken && original.placeholders.contains_key(&filling.name)
    });
    for filling in &wanted.fillings {
        can_be_filled(filling, &original)?;
    }
    fillings.extend(wanted.fillings.iter().cloned());

    let id = match &wanted.id {
        Some(id) => id.clone(),
        None => Id::from_title(&wanted.to.file_stem().unwrap_or_default().to_string_lossy(), |_| false),
    };
    let is_taken = id == original.id || known.questionnaire(id.as_str()).is_some();
    if is_taken && !(wanted.may_replace && holds(wanted.to, &id)) {
        return Err(Failure::person(format!("there is a questionnaire `{id}` already"))
            .hint("give the copy an id of its own: `--id ID`"));
    }
    let copied = copy_questionnaire(&text, &id, &fillings).map_err(Failure::ours)?;
    let comment: String = heading(&id, &original)
        .lines()
        .map(|line| if line.is_empty() { "#\n".to_owned() } else { format!("# {line}\n") })
        .collect();
    let copied = format!("{comment}\n{copied}");
    let checked = definition::read_questionnaire(&copied, &known);
    if checked.has_errors() {
        let found = definition::render("copy", &copied, &checked.findings, false);
        return Err(Failure::person(format!(
            "with these words the copy would have errors\n\n{}",
            found.trim_end()
        )));
    }
    write_whole(wanted.to, &copied, wanted.may_replace)?;
    let left = original.placeholders.iter().filter(|(name, text)| !is_filled(name, text, &fillings));
    Ok(Adapted {
        id,
        from: original.id.clone(),
        left: left.map(|(name, text)| (name.clone(), text.clone())).collect(),
    })
}

/// The words of a study for a name.
fn words_of(name: &str, text: &Text) -> Vec<Filling> {
    let filling = |language: Option<&String>, text: &String| Filling {
        name: name.to_owned(),
        language: language.cloned(),
        text: text.clone(),
    };
    match text {
        Text::Plain(text) => vec![filling(None, text)],
        Text::ByLanguage(table) => table.iter().map(|(code, text)| filling(Some(code), text)).collect(),
    }
}

/// Whether every language of a name has words of one's own.
fn is_filled(name: &str, text: &Text, fillings: &[Filling]) -> bool {
    let own: Vec<&Filling> = fillings.iter().filter(|filling| filling.name == name).collect();
    let has = |code: &String| own.iter().any(|filling| filling.language.as_ref() == Some(code));
    own.iter().any(|filling| filling.language.is_none())
        || match text {
            Text::Plain(_) => false,
            Text::ByLanguage(table) => table.keys().all(has),
        }
}

fn can_be_filled(filling: &Filling, questionnaire: &Questionnaire) -> Result<(), Failure> {
    let Filling { name, language, .. } = filling;
    let id = &questionnaire.id;
    if !questionnaire.placeholders.contains_key(name) {
        let failure = Failure::person(format!("the questionnaire `{id}` leaves no `{{{name}}}` open"));
        let all: Vec<&str> = questionnaire.placeholders.keys().map(String::as_str).collect();
        return Err(if all.is_empty() {
            failure
        } else {
            failure.hint(format!("there is: {}", all.join(", ")))
        });
    }
    match language {
        Some(code) if !questionnaire.languages.contains(code) => {
            Err(Failure::person(format!("the questionnaire `{id}` has no language `{code}`"))
                .hint(format!("there is: {}", questionnaire.languages.join(", "))))
        }
        _ => Ok(()),
    }
}

/// Whether a file holds the questionnaire of an id: then that is what is written over.
fn holds(path: &Path, id: &Id) -> bool {
    let Ok(text) = read_text(path) else { return false };
    let Ok(file) = text.parse::<toml::Table>() else { return false };
    file.get("kind").and_then(toml::Value::as_str) == Some("questionnaire")
        && file.get("id").and_then(toml::Value::as_str) == Some(id.as_str())
}
