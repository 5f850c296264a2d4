//! The instruments that ship with the program, embedded as they stand in `questionnaires/`.

use std::sync::LazyLock;

use super::Library;
use crate::domain::assessment::Assessment;
use crate::domain::questionnaire::Questionnaire;

/// Questionnaires that belong together, perhaps with the model that they point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The folder's name.
    pub id: &'static str,
    /// Its name, by language.
    pub title: &'static [(&'static str, &'static str)],
    /// File names with their texts, a model first.
    pub files: &'static [(&'static str, &'static str)],
    /// What each round of a new study asks with, the baseline first.
    pub rounds: &'static [Asked],
}

/// What a round asks with, by the ids of the questionnaires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The talk with a unit.
    pub unit: &'static str,
    /// The talk about the organisation.
    pub organisation: Option<&'static str>,
    /// What is used beside them.
    pub also: &'static [&'static str],
}

/// The instrument that a new study is made from where no other is named: the one meant for use.
pub const FOR_USE: &str = "nulmeting-core";

/// The names and texts of files in a folder.
macro_rules! files {
    ($id:literal: $($file:literal),+) => {
        &[$(($file, include_str!(concat!("../../questionnaires/", $id, "/", $file)))),+]
    };
}

/// Both rounds of the core instrument ask the same, so that they can be compared.
const CORE: Asked = Asked {
    unit: "nulmeting-core",
    organisation: Some("nulmeting-core-organisation"),
    also: &["nulmeting-core-facts"],
};

/// What is shipped; each file is a test case too. A model comes before those that point at it.
static INSTRUMENTS: [Instrument; 2] = [
    Instrument {
        id: "almelo-2011",
        title: &[
            ("en", "Almelo 2009 and 2011, the historical questionnaires"),
            ("de", "Almelo 2009 und 2011, die historischen Fragebögen"),
            ("nl", "Almelo 2009 en 2011, de historische vragenlijsten"),
        ],
        files: files!("almelo-2011": "bellaart.toml", "baseline.toml", "follow-up.toml"),
        rounds: &[
            Asked { unit: "almelo-baseline", organisation: None, also: &[] },
            Asked { unit: "almelo-follow-up", organisation: None, also: &[] },
        ],
    },
    Instrument {
        id: FOR_USE,
        title: &[
            ("en", "Core instrument, the same questions in every round"),
            ("de", "Kerninstrument, in jeder Runde dieselben Fragen"),
            ("nl", "Kerninstrument, in elke ronde dezelfde vragen"),
        ],
        files: files!("nulmeting-core": "facts.toml", "talk.toml", "organisation.toml"),
        rounds: &[CORE, CORE],
    },
];

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut library = Library::new();
    for (_, text) in INSTRUMENTS.iter().flat_map(|instrument| instrument.files) {
        library.add(text);
    }
    library
});

/// The shipped instruments.
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// The shipped questionnaires and models.
pub fn library() -> Library {
    LIBRARY.clone()
}

/// The coded Almelo case: a study file to try things on.
pub fn sample_study() -> &'static str {
    include_str!("../../questionnaires/almelo-2011/study.toml")
}

impl Instrument {
    /// Its name in a language, in English where it has none in it.
    pub fn name(&self, language: &str) -> &'static str {
        let in_language = |wanted: &str| self.title.iter().find(|(code, _)| *code == wanted);
        in_language(language).or_else(|| in_language("en")).map_or(self.id, |(_, title)| title)
    }

    /// Its questionnaires.
    pub fn questionnaires(&self) -> Vec<&'static Questionnaire> {
        let named = |asked: &'static Asked| {
            [Some(asked.unit), asked.organisation].into_iter().flatten().chain(asked.also.iter().copied())
        };
        let mut ids: Vec<&str> = self.rounds.iter().flat_map(named).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| LIBRARY.questionnaire(id)).collect()
    }

    /// The model that its questionnaires point at.
    pub fn model(&self) -> Option<&'static Assessment> {
        let asked = LIBRARY.questionnaire(self.rounds.first()?.unit)?;
        LIBRARY.assessment(asked.assessment.as_ref()?.as_str())
    }
}
