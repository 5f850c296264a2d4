//! Welcome: no study is open yet. Who writes, and the first three steps.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::form::{Field, Filled, Form, Secret};
use crate::tui::keymap::{self, Action};
use crate::tui::list::List;
use crate::tui::message::{Beginning, Input, Step};
use crate::tui::model::Setting;
use crate::tui::unfinished::Unfinished;
use crate::tui::widgets::{put, shortened};
use crate::workbench::locking::{Passphrase, Strength};

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    /// Studies in the data folder.
    pub studies: Vec<PathBuf>,
    /// The data folder.
    pub folder: PathBuf,
    /// Shipped instruments, by id and name.
    pub instruments: Vec<(String, String)>,
    /// Whether nobody said yet who writes.
    pub asks_author: bool,
    /// Whether a study opens as soon as it is known who writes, so that nothing else is offered.
    pub is_only_author: bool,
    /// Whether a new study can be locked.
    pub can_lock: bool,
    /// The recovery sheet of a study that was just made and locked, and the study; nothing else is shown then.
    pub sheet: Option<(String, PathBuf)>,
    /// Where one is among the studies.
    pub list: List,
}

impl State {
    /// The welcome screen for a data folder with its studies, and the shipped instruments by id and name.
    pub fn new(studies: Vec<PathBuf>, folder: PathBuf, instruments: Vec<(String, String)>) -> Self {
        Self {
            studies,
            folder,
            instruments,
            asks_author: false,
            is_only_author: false,
            can_lock: false,
            sheet: None,
            list: List::default(),
        }
    }

    /// Asks who writes, where nobody said yet.
    pub fn opened(&mut self, setting: &Setting) -> Vec<Step> {
        if !self.asks_author {
            return Vec::new();
        }
        let words = &setting.words;
        let field = Field::line("author", words.text("author-field"), "").required();
        vec![Step::Fill(
            Form::new(words.text("author-title"), vec![field])
                .with_text(words.text("author-text"))
                .unfinished_as(Unfinished::nothing()),
        )]
    }

    /// What input does to it.
    pub fn update(&mut self, input: Input<'_>, setting: &Setting) -> Vec<Step> {
        if let Some((_, path)) = &self.sheet {
            return match input {
                Input::Act(Action::OpenStudy) => vec![Step::Begin(Beginning::Open(path.clone()))],
                Input::Act(Action::Back) => vec![Step::Back],
                _ => Vec::new(),
            };
        }
        match input {
            Input::Act(action) if self.list.act(action, self.studies.len(), height(setting)) => Vec::new(),
            Input::Act(Action::Back) => vec![Step::Back],
            Input::Act(Action::ScreenLanguage) => vec![Step::Speak(setting.next_language())],
            Input::Act(Action::Demo) => vec![Step::Begin(Beginning::Demo)],
            Input::Act(Action::OpenStudy) => match self.studies.get(self.list.selected) {
                Some(path) => vec![Step::Begin(Beginning::Open(path.clone()))],
                None => vec![Step::Begin(Beginning::Demo)],
            },
            Input::Act(Action::NewStudy) => vec![Step::Fill(self.form(setting))],
            Input::Filled(filled) => {
                let Some(author) = filled.some("author") else { return self.filled(&filled, setting) };
                self.asks_author = false;
                vec![Step::Begin(Beginning::Author(author))]
            }
            Input::GivenUp if self.is_only_author => vec![Step::Quit],
            _ => Vec::new(),
        }
    }

    /// The form for a new study; with a passphrase, where it can be locked.
    fn form(&self, setting: &Setting) -> Form {
        let words = &setting.words;
        let instruments = self.instruments.clone();
        let mut fields = vec![
            Field::line("name", words.text("welcome-new-field"), "").required(),
            Field::choice("instrument", words.text("welcome-instrument"), instruments, ""),
        ];
        if self.can_lock {
            fields.push(Field::secret("passphrase", words.text("welcome-passphrase"), Secret::New));
            fields.push(Field::secret("again", words.text("welcome-again"), Secret::Again));
        }
        let form = Form::new(words.text("welcome-new"), fields);
        let text = if self.can_lock { words.text("welcome-lock") } else { String::new() };
        form.with_text(text).unfinished_as(Unfinished::nothing())
    }

    /// Makes a study as the form says; a passphrase that is too weak or was mistyped is asked for again.
    fn filled(&self, filled: &Filled, setting: &Setting) -> Vec<Step> {
        let passphrase = filled.text("passphrase");
        let problem = match Strength::of(passphrase) {
            _ if passphrase.is_empty() && filled.text("again").is_empty() => None,
            _ if filled.text("again") != passphrase => Some("welcome-not-same"),
            Strength::TooWeak => Some("secret-too-weak"),
            Strength::Fair | Strength::Strong => None,
        };
        if let Some(problem) = problem {
            return vec![Step::Fill(self.form(setting).again(filled, setting.words.text(problem)))];
        }
        vec![Step::Begin(Beginning::New {
            name: filled.text("name").to_owned(),
            instrument: filled.text("instrument").to_owned(),
            passphrase: (!passphrase.is_empty()).then(|| Passphrase::new(passphrase)),
        })]
    }

    /// Whether a key would do nothing just now.
    pub fn is_idle(&self, action: Action) -> bool {
        let is_of_studies = matches!(action, Action::Demo | Action::NewStudy | Action::ScreenLanguage);
        self.sheet.is_some() && is_of_studies
    }

    /// What stands on the line on top.
    pub fn title(&self, setting: &Setting) -> String {
        setting.words.text(if self.sheet.is_some() { "welcome-sheet-title" } else { "app-title" })
    }

    /// Draws it.
    pub fn view(&self, setting: &Setting, frame: &mut Frame, area: Rect) {
        let words = &setting.words;
        let theme = &setting.theme;
        if let Some((sheet, _)) = &self.sheet {
            let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            frame.render_widget(Paragraph::new(sheet.as_str()).wrap(Wrap { trim: false }), area);
            return;
        }
        put(frame, area, area.x + 2, area.y + 1, &words.text("welcome-title"), theme.heading);
        let text = Rect { x: area.x + 2, y: area.y + 2, width: area.width.saturating_sub(4), height: 2 };
        frame.render_widget(Paragraph::new(words.text("welcome-text")).wrap(Wrap { trim: true }), text);
        put(frame, area, area.x + 2, area.y + 5, &words.text("welcome-first"), theme.heading);
        let steps = [
            (Action::Demo, "welcome-demo"),
            (Action::NewStudy, "welcome-new"),
            (Action::OpenStudy, "welcome-open"),
        ];
        let offered = if self.studies.is_empty() { 2 } else { 3 };
        for ((action, text), y) in steps.into_iter().take(offered).zip(area.y + 6..) {
            let row = keymap::table().iter().find(|row| row.action == action);
            let key =
                row.and_then(|row| row.keys.first()).map(|key| keymap::shown_key(key)).unwrap_or_default();
            put(frame, area, area.x + 4, y, &key, theme.key);
            put(frame, area, area.x + 11, y, &words.text(text), theme.text);
        }
        let top = area.y + 10;
        if self.studies.is_empty() {
            let folder = self.folder.display().to_string();
            let text = words.with("welcome-no-studies", &[("folder", folder.into())]);
            let area = Rect { x: area.x + 4, y: top, width: area.width.saturating_sub(6), height: 3 };
            frame.render_widget(Paragraph::new(text).style(theme.quiet).wrap(Wrap { trim: true }), area);
        }
        for (index, y) in self.list.visible(self.studies.len(), height(setting)).zip(top..) {
            let name = self.studies[index].file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let style = if index == self.list.selected { theme.selected } else { theme.text };
            put(
                frame,
                area,
                area.x + 4,
                y,
                &shortened(&name, usize::from(area.width).saturating_sub(8)),
                style,
            );
        }
    }
}

fn height(setting: &Setting) -> usize {
    usize::from(setting.body_height().saturating_sub(10))
}
