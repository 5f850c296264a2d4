//! Words that may tell who somebody is: each with where it stands, and what leaves in its place. One key decides and goes
//! on to the next.

use std::sync::Arc;

use super::paged::Paged;
use crate::domain::scan::{Decision, Find, Tell};
use crate::tui::form::{Field, Form};
use crate::tui::keymap::Action;
use crate::tui::message::{Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::tui::unfinished::Unfinished;
use crate::workbench::request::{Reply, Request, Save};
use crate::workbench::scan::{self, Scanned};

/// How many places of a word are shown at first.
const PLACES: usize = 2;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    found: Option<Arc<Scanned>>,
    place: Place,
    /// The word of which every place is shown.
    open: Option<String>,
    /// The word that is being replaced in words of one's own.
    pending: Option<String>,
}

impl State {
    /// Decides of the word in sight, and goes on to the next one unless that takes a decision back.
    fn decide(&mut self, word: String, decision: Option<Decision>, setting: &Setting) -> Vec<Step> {
        if decision.is_some() {
            self.moves(Action::Down, setting);
        }
        vec![Step::Save(Save::Word(word, decision))]
    }

    fn selected(&self, setting: &Setting) -> Option<&Find> {
        let index = *self.sheet(setting)?.target(&self.place)?;
        self.found.as_ref()?.finds.get(index)
    }
}

impl Paged for State {
    /// The index of a word.
    type Stop = usize;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        vec![Step::Ask(Request::Scan)]
    }

    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Scan(found)) => self.found = Some(Arc::clone(found)),
            Input::Filled(filled) => {
                if let Some(word) = self.pending.take() {
                    let with = Decision::Replace(filled.text("with").to_owned());
                    return self.decide(word, Some(with), setting);
                }
            }
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let Some((tell, word)) = self.selected(setting).map(|find| (find.tell, find.key.clone())) else {
            return Vec::new();
        };
        match action {
            Action::KeepWord => self.decide(word, Some(Decision::Keep), setting),
            Action::ReplaceWord => {
                self.decide(word, Some(Decision::Replace(scan::proposed(tell, words))), setting)
            }
            Action::OpenWord => self.decide(word, None, setting),
            Action::OwnWord => {
                let before = match self.found.as_ref().and_then(|found| found.decided.of(&word)) {
                    Some(Decision::Replace(with)) => with,
                    _ => scan::proposed(tell, words),
                };
                let field = Field::line("with", words.text("scan-form-with"), &before);
                let form = Form::new(words.with("scan-form", &[("word", word.as_str().into())]), vec![field]);
                self.pending = Some(word);
                vec![Step::Fill(form.unfinished_as(Unfinished::nothing()))]
            }
            Action::AllPlaces => {
                self.open = (self.open.as_ref() != Some(&word)).then_some(word);
                self.fit(setting);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    fn title(&self, setting: &Setting) -> String {
        setting.words.text("scan-title")
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<usize>> {
        let words = &setting.words;
        let Scanned { finds, decided } = self.found.as_deref()?;
        let mut sheet = Sheet::new(setting.size.width);
        if finds.is_empty() {
            sheet.text(1, &words.text("scan-none"), Look::Quiet);
        } else {
            let open = finds.iter().filter(|one| decided.of(&one.key).is_none()).count();
            let base = [("count", finds.len().into()), ("open", open.into())];
            sheet.text(1, &words.with("scan-base", &base), Look::Quiet);
        }
        sheet.text(1, &words.text("scan-limits"), Look::Quiet);
        for tell in Tell::ALL {
            let of_kind = finds.iter().enumerate().filter(|(_, find)| find.tell == tell);
            let count = of_kind.clone().count();
            if count == 0 {
                continue;
            }
            sheet.heading(scan::heading(tell, count, words));
            for (at, find) in of_kind {
                let is_open = decided.of(&find.key).is_none();
                let shown = if self.open.as_ref() == Some(&find.key) { find.places.len() } else { PLACES };
                sheet.stop(at, |sheet| {
                    let look = if is_open { Look::Warning } else { Look::Text };
                    sheet.text(2, &scan::head(find, decided, words), look);
                    for place in find.places.iter().take(shown) {
                        sheet.text(4, &scan::context(place), Look::Quiet);
                    }
                    let more = find.places.len().saturating_sub(shown);
                    if more > 0 {
                        sheet.text(4, &words.with("scan-more", &[("count", more.into())]), Look::Quiet);
                    }
                });
            }
        }
        Some(sheet)
    }
}
