//! The copies of the study: when each was made and why, whether it is sound, what it holds, and the way back to one. Each
//! is looked at on its own, so that nothing else waits for long.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::paged::Paged;
use crate::failure::Failure;
use crate::language::Words;
use crate::tui::keymap::Action;
use crate::tui::message::{Beginning, Input, Step};
use crate::tui::model::Setting;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::workbench::backups::{Backup, Copies, Extent, LookedAt, PutBack};
use crate::workbench::request::{Reply, Request};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    found: Option<Arc<Copies>>,
    /// Those that were looked at since the page came into sight.
    looked_at: BTreeMap<PathBuf, Arc<LookedAt>>,
    place: Place,
    /// The copy that is shown in full.
    open: Option<PathBuf>,
    /// The copy that is to take the place of the study, once that is confirmed.
    pending: Option<PathBuf>,
    /// What came of putting a copy back just now: the copy, and why the study is as it was, where it is.
    done: Option<(PathBuf, Result<PutBack, String>)>,
}

impl State {
    /// The page after a copy was to take the place of the study.
    pub fn after(copy: PathBuf, done: Result<PutBack, Failure>) -> Self {
        let done = done.map_err(|failure| failure.told());
        Self { done: Some((copy, done)), ..Self::default() }
    }

    /// Asks to look at the first copy that was not looked at yet.
    fn look_further(&self) -> Vec<Step> {
        let mut all = self.found.iter().flat_map(|found| &found.all);
        let next = all.find(|one| !self.looked_at.contains_key(&one.path));
        next.map(|one| Step::Ask(Request::Backup(one.path.clone()))).into_iter().collect()
    }

    fn selected(&self, setting: &Setting) -> Option<Backup> {
        let index = *self.sheet(setting)?.target(&self.place)?;
        self.found.as_ref()?.all.get(index).cloned()
    }

    /// Asks whether a copy is to take the place of the study.
    fn ask(&mut self, backup: Backup, setting: &Setting) -> Vec<Step> {
        let words = &setting.words;
        let Some(looked_at) = self.looked_at.get(&backup.path) else {
            return vec![Step::Say(words.text("backups-not-looked-at"))];
        };
        let lacks = looked_at.against.as_ref().map_or(0, |against| against.lacks);
        if let Some(what) = looked_at.problems.first() {
            return vec![Step::Say(words.with("backups-not-this", &[("what", what.as_str().into())]))];
        }
        let arguments = [("when", time(backup.at, setting).into()), ("lacks", lacks.into())];
        self.pending = Some(backup.path);
        vec![Step::Confirm(words.with("backups-ask", &arguments))]
    }

    /// What came of putting a copy back.
    fn tell_done(&self, sheet: &mut Sheet<usize>, found: &Copies, setting: &Setting) {
        let words = &setting.words;
        let Some((copy, done)) = &self.done else { return };
        let copy = [("copy", name(copy).into())];
        match done {
            Ok(PutBack { kept, forgotten, was_unreadable }) => {
                sheet.text(1, &words.with("backups-done", &copy), Look::Good);
                if let Some(kept) = kept {
                    sheet.text(1, &words.with("backups-kept", &[("kept", name(kept).into())]), Look::Text);
                }
                if *forgotten > 0 {
                    let count = [("count", (*forgotten).into())];
                    sheet.text(1, &words.with("backups-forgotten", &count), Look::Text);
                }
                if *was_unreadable {
                    sheet.text(1, &words.text("backups-unreadable"), Look::Warning);
                }
                if found.names.is_some() {
                    sheet.text(1, &words.text("backups-names-stay"), Look::Text);
                }
            }
            Err(why) => {
                sheet.text(1, &words.with("backups-not-done", &copy), Look::Warning);
                sheet.text(3, why, Look::Text);
            }
        }
        sheet.blank();
    }

    /// Why it was made, and where it is open what it holds.
    fn tell_of(&self, backup: &Backup, sheet: &mut Sheet<usize>, setting: &Setting) {
        let words = &setting.words;
        let looked_at = self.looked_at.get(&backup.path);
        let (state, look) = match looked_at.map(|looked_at| looked_at.problems.first()) {
            None => (words.text("backups-looking"), Look::Quiet),
            Some(None) => (words.text("backup-sound"), Look::Text),
            Some(Some(what)) => {
                (words.with("backup-not-sound", &[("what", what.as_str().into())]), Look::Warning)
            }
        };
        let head = [
            ("when", time(backup.at, setting).into()),
            ("size", backup.size.div_ceil(1024).into()),
            ("state", state.into()),
        ];
        sheet.text(2, &words.with("backups-head", &head), look);
        sheet.text(4, &words.of("backup-why", backup.reason.as_str()), Look::Quiet);
        if self.open.as_ref() != Some(&backup.path) {
            return;
        }
        if let Some(against) = looked_at.and_then(|looked_at| looked_at.against.as_ref()) {
            sheet.text(4, &holds(&against.extent, setting), Look::Text);
            let differs = [("lacks", against.lacks.into()), ("more", against.has_more.into())];
            if against.lacks > 0 || against.has_more == 0 {
                sheet.text(4, &words.with("backups-lacks", &differs[..1]), Look::Text);
            }
            if against.has_more > 0 {
                sheet.text(4, &words.with("backups-more", &differs[1..]), Look::Text);
            }
        }
        sheet.text(4, &name(&backup.path), Look::Quiet);
    }
}

impl Paged for State {
    /// The index of a copy.
    type Stop = usize;

    fn opened(&mut self, _setting: &Setting) -> Vec<Step> {
        self.looked_at.clear();
        vec![Step::Ask(Request::Backups)]
    }

    fn press(&mut self, action: Action, setting: &Setting) -> Vec<Step> {
        if action == Action::MakeBackup {
            let making = Step::Say(setting.words.text("backups-making"));
            return vec![making, Step::Ask(Request::MakeBackup(setting.now))];
        }
        let Some(selected) = self.selected(setting) else { return Vec::new() };
        match action {
            Action::OpenBackup => {
                self.open = (self.open.as_ref() != Some(&selected.path)).then_some(selected.path);
                self.fit(setting);
                Vec::new()
            }
            Action::PutBack => self.ask(selected, setting),
            _ => Vec::new(),
        }
    }

    fn receive(&mut self, input: &Input<'_>, setting: &Setting) -> Vec<Step> {
        match input {
            Input::Reply(Reply::Backups(found)) => {
                self.found = Some(Arc::clone(found));
                return self.look_further();
            }
            Input::Reply(Reply::Backup(copy, looked_at)) => {
                self.looked_at.insert(copy.clone(), Arc::clone(looked_at));
                return self.look_further();
            }
            Input::Reply(Reply::BackupMade(made)) => {
                self.place = Place::default();
                let arguments = [("copy", name(&made.path).into())];
                let said = Step::Say(setting.words.with("backups-made", &arguments));
                return vec![said, Step::Ask(Request::Backups)];
            }
            Input::Confirmed => {
                if let Some(copy) = self.pending.take() {
                    return vec![Step::Begin(Beginning::PutBack(copy))];
                }
            }
            Input::GivenUp => self.pending = None,
            _ => {}
        }
        Vec::new()
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn place_mut(&mut self) -> &mut Place {
        &mut self.place
    }

    fn title(&self, setting: &Setting) -> String {
        setting.words.text("backups-title")
    }

    fn sheet(&self, setting: &Setting) -> Option<Sheet<usize>> {
        let words = &setting.words;
        let found = self.found.as_deref()?;
        let mut sheet = Sheet::new(setting.size.width);
        self.tell_done(&mut sheet, found, setting);
        let now = words.with("backups-now", &[("holds", holds(&found.now, setting).into())]);
        sheet.text(1, &now, Look::Text);
        if found.all.is_empty() {
            sheet.text(1, &words.text("backups-none"), Look::Quiet);
        } else {
            let folder = [("folder", name(&found.folder).into())];
            sheet.text(1, &words.with("backups-where", &folder), Look::Quiet);
        }
        if let Some(names) = &found.names {
            let file = [("file", name(names).into())];
            sheet.text(1, &words.with("backups-no-names", &file), Look::Quiet);
        }
        sheet.blank();
        for (at, backup) in found.all.iter().enumerate() {
            sheet.stop(at, |sheet| self.tell_of(backup, sheet, setting));
        }
        Some(sheet)
    }
}

/// What is said while a copy takes the place of the study.
pub fn said_meanwhile(words: &Words) -> String {
    words.text("backups-putting-back")
}

/// The name of a copy or of its folder, without where it lies.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".nulmeting").unwrap_or(&name).to_owned()
}

fn time(at: DateTime<Utc>, setting: &Setting) -> String {
    at.with_timezone(&setting.offset).format("%Y-%m-%d %H:%M").to_string()
}

/// How much a study holds, in words.
fn holds(extent: &Extent, setting: &Setting) -> String {
    let words = &setting.words;
    let counts = [
        ("units", extent.units.into()),
        ("interviews", extent.interviews.into()),
        ("answers", extent.answers.into()),
    ];
    let counts = words.with("backups-holds", &counts);
    match extent.last_change {
        Some(at) => {
            let arguments = [("counts", counts.into()), ("when", time(at, setting).into())];
            words.with("backups-last-change", &arguments)
        }
        None => counts,
    }
}
