//! Questionnaires, models and studies as TOML.

use nulmeting::definition::{Library, builtin, check, read_study, render, write_study};
use nulmeting::domain::score::{Scoring, View, score_study};
use nulmeting::language::Words;
use nulmeting::report::table::{self, Page};
use nulmeting::report::{Selection, json};

use super::{Dice, assert_inert, mutated, with_other_words};

/// The files that come with the program, as what is changed.
pub struct Corpus {
    library: Library,
    texts: Vec<String>,
}

impl Corpus {
    pub fn new() -> Self {
        let library = builtin::library();
        let folder = std::path::Path::new("questionnaires");
        let mut texts: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .flat_map(|entry| std::fs::read_dir(entry.unwrap().path()).into_iter().flatten())
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        texts.push(builtin::sample_study().to_owned());
        texts.sort();
        Self { library, texts }
    }

    /// Checks a changed file, tells what was found, and where it is a study that can be read, scores and shows it.
    pub fn one(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.pick(&self.texts), dice.pick(&self.texts));
        let text = if dice.one_in(2) { with_other_words(dice, one) } else { mutated(dice, one, other) };
        let checked = check(&text, &self.library);
        assert_inert("what is told of a file", &render("file.toml", &text, &checked.findings, false));
        let read = read_study(&text, &self.library);
        let Some(study) = read.value else { return !checked.has_errors() };
        let again = write_study(&study);
        let back = read_study(&again, &self.library).value;
        assert_eq!(back.as_ref(), Some(&study), "what is written is read back");
        let library = self.library.with(&study.definitions);
        let Some(model) = library.assessment(study.header.assessment.as_str()) else { return true };
        let questionnaires = library.joined_questionnaires();
        let words = Words::in_language("en");
        let page = Page { words: &words, language: "en", width: 80 };
        for view in View::ALL {
            let scoring =
                Scoring { study: &study, model, questionnaires: &questionnaires, view, rater: None };
            let rounds = score_study(&scoring);
            let all = Selection::default();
            let text = table::score(page, &study, model, view, &rounds, &rounds, &all);
            assert_inert("the table of scores", &text);
            serde_json::to_string(&json::score(&study, model, view, &rounds, &all)).unwrap();
        }
        true
    }
}
