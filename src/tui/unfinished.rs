//! What stands in a form while it is being filled in, kept with every key: if the program ends in the middle, it becomes a
//! memo. Nothing that was typed is lost, and nothing is taken for a record that nobody kept.

use crate::domain::change::{Change, PartKey};
use crate::domain::id::Id;
use crate::domain::study::{Memo, Subject, SubjectKind};
use crate::workbench::request::Save;

use super::form::Form;
use super::model::Setting;

/// What an unfinished form becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    kind: Kind,
    /// The field that says in which talk it was said, before a tab.
    said_in: Option<&'static str>,
    /// What is on its way to the disk, or there.
    kept: Option<Memo>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A memo on this, or on the study as a whole, with the title of the form and everything that was typed.
    Noted(Option<Subject>),
    /// This memo, with the text of its only field.
    Memo(Memo),
    /// Nothing: it only looks for something.
    Nothing,
}

impl Default for Kind {
    fn default() -> Self {
        Self::Noted(None)
    }
}

impl Unfinished {
    /// A memo on something, with the title of the form and everything that was typed.
    pub fn noted_on(kind: SubjectKind, id: impl Into<String>) -> Self {
        Self { kind: Kind::Noted(Some(Subject { kind, id: id.into() })), ..Self::default() }
    }

    /// The memo is on the talk that this field names, before a tab, while it names one: so it goes with what was said there.
    #[must_use]
    pub fn said_in(self, field: &'static str) -> Self {
        Self { said_in: Some(field), ..self }
    }

    /// The memo that is written in the form.
    pub fn memo(memo: Memo) -> Self {
        Self { kind: Kind::Memo(memo), ..Self::default() }
    }

    /// Nothing, for a form that only looks for something.
    pub fn nothing() -> Self {
        Self { kind: Kind::Nothing, ..Self::default() }
    }
}

/// What has to be kept of a form after a key; nothing where it says what it said before.
pub fn keep(form: &mut Form, setting: &Setting) -> Option<Save> {
    let memo = memo(form, setting);
    if memo.is_none() {
        return forget(form);
    }
    if memo == form.unfinished.kept {
        return None;
    }
    form.unfinished.kept.clone_from(&memo);
    memo.map(|memo| Save::Written(Box::new(Change::Memo(memo))))
}

/// The form is left or kept: what was kept of it meanwhile goes.
pub fn forget(form: &mut Form) -> Option<Save> {
    let memo = form.unfinished.kept.take()?;
    let PartKey { kind, record, .. } = Change::Memo(memo).key();
    Some(Save::Unwritten(kind, record))
}

fn memo(form: &Form, setting: &Setting) -> Option<Memo> {
    if !form.has_words() {
        return None;
    }
    match &form.unfinished.kind {
        Kind::Nothing => None,
        Kind::Memo(memo) => {
            let text = form.fields.first()?.value();
            Some(Memo { text, ..memo.clone() })
        }
        Kind::Noted(about) => {
            let id = match &form.unfinished.kept {
                Some(memo) => memo.id.clone(),
                None => new_id(setting, |_| false),
            };
            let title = [("form", form.title.as_str().into())];
            let typed = form.fields.iter().filter(|field| field.editor().is_some() && !field.is_private);
            let typed =
                typed.map(|field| (&field.label, field.value())).filter(|(_, value)| !value.is_empty());
            let lines = typed.map(|(label, value)| format!("{label}: {value}"));
            let head = setting.words.with("form-unfinished", &title);
            let text = [head].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
            let about = talk(form).or_else(|| about.clone());
            Some(Memo { id, about, text, written_on: Some(setting.today()) })
        }
    }
}

/// The talk that a form names.
fn talk(form: &Form) -> Option<Subject> {
    let field = form.unfinished.said_in?;
    let value = form.fields.iter().find(|one| one.id == field)?.value();
    let id = value.split('\t').next().filter(|id| !id.is_empty())?.to_owned();
    Some(Subject { kind: SubjectKind::Interview, id })
}

/// The id of a new memo. The time keeps it from bringing back one that was removed.
pub fn new_id(setting: &Setting, is_taken: impl Fn(&str) -> bool) -> Id {
    Id::from_title(&format!("memo {}", setting.now.format("%Y%m%d %H%M%S %3f")), is_taken)
}
