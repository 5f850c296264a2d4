//! `nulmeting demo`, `open`, and the program without a command: the full-screen program.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, mpsc};

use clap::Args;

use crate::domain::change::Change;
use crate::domain::id::{Id, InterviewId};
use crate::failure::Failure;
use crate::language::Words;
use crate::tui::keymap::{self, Action, Place, own};
use crate::tui::message::{Beginning, Destination};
use crate::tui::model::{Model, Setting};
use crate::tui::run::{Backstage, Ended, Stage, now, offset};
use crate::tui::screens::assess::rater_called;
use crate::tui::screens::{self, Screen, home, welcome};
use crate::tui::theme::Theme;
use crate::tui::worker;
use crate::workbench::backups::{self, Reopened};
use crate::workbench::beside::Beside;
use crate::workbench::folder::Folder;
use crate::workbench::locking::Passphrase;
use crate::workbench::request::{AsOf, DraftPlace, Instruments};
use crate::workbench::{Desk, Restored, Workbench, begin};
use crate::workbench::{instrument, locking, outside, rescue};

use super::past::Past;
use super::{plain, print};

/// How the program speaks and looks.
#[derive(Clone, Debug)]
pub struct Look {
    /// The language, as a code.
    pub language: String,
    /// Colours and weights.
    pub theme: Theme,
    /// Whether nothing is drawn.
    pub is_plain: bool,
}

/// The sample study.
#[derive(Debug, Args)]
pub struct Demo {
    /// Set the present copy aside under a name with the date, and start anew
    #[arg(long)]
    fresh: bool,
}

/// A study to open.
#[derive(Debug, Args)]
pub struct Open {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// Open this interview and load no rating and no other talk, for a talk in which others may see the screen
    #[arg(long, value_name = "UNIT/ROUND", value_parser = interview, conflicts_with = "as_of")]
    only: Option<InterviewId>,
    /// Rate as a second rater, blind to what others gave and to the round; without a name the one kept as who writes
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["only", "as_of"])]
    rate_as: Option<String>,
}

/// Reads the id of an interview.
pub(super) fn interview(text: &str) -> Result<InterviewId, String> {
    InterviewId::new(text).map_err(|error| error.to_string())
}

impl Demo {
    /// Opens the copy of the sample study in the data folder, and says where it lies.
    pub fn run(&self, folder: &Folder, look: &Look) -> Result<ExitCode, Failure> {
        ready(folder, look)?;
        let demo = begin::demo(folder, self.fresh, now())?;
        if let Some(old) = &demo.set_aside {
            print::say(&format!("The copy before is now {}.", old.display()));
        }
        let words = Words::in_language(&look.language);
        let notice = words.with("demo-lies", &[("name", begin::DEMO.into())]);
        if look.is_plain {
            return plain::play(folder, &demo.path, (None, None), &look.language, Some(notice));
        }
        let played = on_stage(|stage| Opened::at(folder, &demo.path)?.play(stage, look, Some(notice)));
        print::say(&format!("The sample study lies in {}.", demo.path.display()));
        played
    }
}

impl Open {
    /// Opens a study.
    pub fn run(&self, folder: &Folder, look: &Look) -> Result<ExitCode, Failure> {
        ready(folder, look)?;
        let path = folder.study(&self.study)?;
        if let Some((desk, found)) = self.past.found(&path)? {
            if look.is_plain {
                return plain::read(folder, desk, &found, &look.language);
            }
            return on_stage(|stage| read(stage, look, folder, desk, &found));
        }
        // What is wrong with the file is said before the terminal is taken, so that it can be read.
        match &self.only {
            Some(interview) => Desk::open_only(&path, interview)?,
            None => Desk::open(&path)?,
        };
        if look.is_plain {
            remember(folder, &path)?;
            let first = self.rater(folder, &path)?.map(Destination::AssessBlind);
            return plain::play(folder, &path, (self.only.as_ref(), first), &look.language, None);
        }
        on_stage(|stage| {
            if !ask_author(folder, stage, look)? {
                return Ok(());
            }
            let opened = match (&self.only, self.rater(folder, &path)?) {
                (Some(interview), _) => Opened::only(folder, &path, interview)?,
                (None, Some(rater)) => {
                    let screens = vec![Screen::new(Destination::AssessBlind(rater))];
                    Opened { screens, ..Opened::at(folder, &path)? }
                }
                (None, None) => Opened::at(folder, &path)?,
            };
            opened.play(stage, look, None)
        })
    }
}

impl Open {
    /// Who rates blind, where somebody does.
    fn rater(&self, folder: &Folder, path: &Path) -> Result<Option<Id>, Failure> {
        let Some(name) = &self.rate_as else { return Ok(None) };
        let name = if name.is_empty() { folder.settings()?.author.unwrap_or_default() } else { name.clone() };
        let desk = Desk::open(path)?;
        let rater = rater_called(&name, desk.instruments().header.lead_rater.as_ref());
        let refused = || {
            Failure::person(format!("`{name}` cannot rate as a second rater"))
                .hint("write a name that is neither the lead rater's nor `consensus`: `--rate-as NAME`")
        };
        rater.map(Some).ok_or_else(refused)
    }
}

/// Whether there is a terminal, and keys to use on it.
fn ready(folder: &Folder, look: &Look) -> Result<(), Failure> {
    if !look.is_plain {
        Stage::require()?;
    }
    outside::sweep(folder);
    let Some((path, text)) = folder.keys()? else { return Ok(()) };
    let rows = own::table(&text).map_err(|problems| {
        let failure = Failure::person(format!("{} cannot be used", path.display()));
        let failure = problems.into_iter().fold(failure, Failure::hint);
        failure.hint("mend the file, or move it away to have the usual keys; `nulmeting keys` prints those")
    })?;
    keymap::install(rows);
    Ok(())
}

/// The keys.
#[derive(Debug, Args)]
pub struct Keys;

impl Keys {
    /// Prints the table of keys as a file to start from.
    pub fn run(folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        print::result(own::file(&Words::in_language(language)).trim_end())?;
        print::say(&format!(
            "Save this as {} and change the keys.",
            folder.path().join("keys.toml").display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}

/// Opens the study that was open last, or the welcome screen.
pub fn last(folder: &Folder, look: &Look) -> Result<ExitCode, Failure> {
    ready(folder, look)?;
    let last = folder.settings()?.last.filter(|path| path.exists());
    if look.is_plain {
        let path = last.ok_or_else(|| {
            Failure::person("no study was open before")
                .hint("name one: `nulmeting open STUDY`, or `nulmeting demo` for the sample study")
        })?;
        return plain::play(folder, &path, (None, None), &look.language, None);
    }
    // A passphrase is asked for before the terminal is taken.
    if let Some(path) = last.as_deref().filter(|path| locking::is_locked(path)) {
        Desk::open(path)?;
    }
    on_stage(|stage| {
        if !ask_author(folder, stage, look)? {
            return Ok(());
        }
        let mut problem = None;
        if let Some(path) = last {
            match Opened::at(folder, &path) {
                Ok(opened) => return opened.play(stage, look, None),
                Err(failure) => problem = Some(failure.message),
            }
        }
        welcome(folder, stage, look, problem)
    })
}

/// Takes the terminal for as long as `play` lasts.
fn on_stage(play: impl FnOnce(&mut Stage) -> Result<(), Failure>) -> Result<ExitCode, Failure> {
    let mut stage = Stage::enter()?;
    let played = play(&mut stage);
    stage.leave();
    played.map(|()| ExitCode::SUCCESS)
}

/// Asks who writes, where nobody said yet; whether it is known now.
fn ask_author(folder: &Folder, stage: &mut Stage, look: &Look) -> Result<bool, Failure> {
    if folder.settings()?.author.is_some() {
        return Ok(true);
    }
    let screen = welcome::State { asks_author: true, is_only_author: true, ..welcome_state(folder, look) };
    let mut model =
        Model::new(setting(look, stage, Arc::new(Instruments::default())), Screen::Welcome(screen));
    match stage.run(&mut model, &Backstage::default()) {
        Ended::Begun(Beginning::Author(author)) => {
            let mut settings = folder.settings()?;
            settings.author = Some(author);
            folder.keep(&settings)?;
            Ok(true)
        }
        Ended::Begun(_) | Ended::Left | Ended::Gone => Ok(false),
        Ended::Failed => Err(failed()),
    }
}

/// Shows the welcome screen until a study was opened and left, or the person leaves.
fn welcome(
    folder: &Folder,
    stage: &mut Stage,
    look: &Look,
    mut problem: Option<String>,
) -> Result<(), Failure> {
    let mut look = look.clone();
    loop {
        let setting = setting(&look, stage, Arc::new(Instruments::default()));
        let mut model = Model::new(setting, Screen::Welcome(welcome_state(folder, &look)));
        model.notice = problem.take();
        let backstage = Backstage { folder: Some(folder.clone()), ..Backstage::default() };
        let ended = stage.run(&mut model, &backstage);
        look.language.clone_from(&model.setting.language);
        let is_new = matches!(ended, Ended::Begun(Beginning::New { .. }));
        let made = match ended {
            Ended::Left | Ended::Gone | Ended::Begun(Beginning::Author(_) | Beginning::PutBack(_)) => {
                return Ok(());
            }
            Ended::Failed => return Err(failed()),
            Ended::Begun(Beginning::Open(path)) => Ok((path, None)),
            Ended::Begun(Beginning::Demo) => begin::demo(folder, false, now()).map(|demo| (demo.path, None)),
            Ended::Begun(Beginning::New { name, instrument, passphrase }) => {
                make(folder, &name, &instrument, passphrase.as_ref())
            }
        };
        if let Ok((path, Some(sheet))) = &made
            && !show_sheet(folder, stage, &look, sheet, path)?
        {
            return Ok(());
        }
        match made.and_then(|(path, _)| Opened::at(folder, &path)) {
            // The terminal is given back, the passphrase asked for, and the study that was open last is opened: this one.
            Err(Failure { locked: Some(path), kind, message, hints }) => {
                remember(folder, &path)?;
                return Err(Failure { locked: Some(path), kind, message, hints });
            }
            Ok(opened) => {
                let notice = if is_new { opened.hardly_comparable(&look) } else { None };
                return opened.play(stage, &look, notice);
            }
            Err(failure) => problem = Some(failure.message),
        }
    }
}

/// Makes a study; with a passphrase it is locked from its first byte on, and its recovery sheet comes with it.
fn make(
    folder: &Folder,
    name: &str,
    instrument: &str,
    passphrase: Option<&Passphrase>,
) -> Result<(PathBuf, Option<String>), Failure> {
    let path = folder.study(name)?;
    let make = || begin::new_study(folder, &path, instrument, &[], now());
    let sheet = match passphrase {
        None => make().map(|_| None)?,
        Some(passphrase) => {
            let (_, sheet) = locking::new_locked(folder, &path, passphrase.as_str(), now(), make)?;
            Some(sheet)
        }
    };
    Ok((path, sheet))
}

/// Shows the recovery sheet of a study until the person goes on; whether they do.
fn show_sheet(
    folder: &Folder,
    stage: &mut Stage,
    look: &Look,
    sheet: &str,
    path: &Path,
) -> Result<bool, Failure> {
    let screen =
        welcome::State { sheet: Some((sheet.to_owned(), path.to_owned())), ..welcome_state(folder, look) };
    let mut model =
        Model::new(setting(look, stage, Arc::new(Instruments::default())), Screen::Welcome(screen));
    model.notice = Some(model.setting.words.text("welcome-sheet"));
    match stage.run(&mut model, &Backstage::default()) {
        Ended::Begun(_) => Ok(true),
        Ended::Left | Ended::Gone => Ok(false),
        Ended::Failed => Err(failed()),
    }
}

fn welcome_state(folder: &Folder, look: &Look) -> welcome::State {
    let instruments = begin::instruments(&look.language);
    let state = welcome::State::new(folder.studies(), folder.path().to_owned(), instruments);
    welcome::State { can_lock: locking::CAN_LOCK, ..state }
}

fn setting(look: &Look, stage: &Stage, instruments: Arc<Instruments>) -> Setting {
    Setting {
        words: Words::in_language(&look.language),
        theme: look.theme,
        language: look.language.clone(),
        size: stage.size(),
        now: now(),
        offset: offset(),
        editor: outside::editor(),
        instruments,
    }
}

/// A study that is open, and not on the terminal yet: what is wrong with a file is said where another can be chosen.
struct Opened {
    workbench: Workbench,
    desk: Desk,
    restored: Restored,
    /// What is shown, the screen in sight last.
    screens: Vec<Screen>,
    folder: Folder,
}

impl Opened {
    /// Opens a study for writing, and remembers it as the last one.
    fn at(folder: &Folder, path: &Path) -> Result<Self, Failure> {
        let (workbench, restored) = Workbench::open(folder, path, now())?;
        let desk = Desk::open(path)?;
        remember(folder, path)?;
        let (screens, folder) = (vec![Screen::Home(home::State::default())], folder.clone());
        Ok(Self { workbench, desk, restored, screens, folder })
    }

    /// Opens one interview of a study; of what was restored nothing but its own is told.
    fn only(folder: &Folder, path: &Path, interview: &InterviewId) -> Result<Self, Failure> {
        let (workbench, mut restored) = Workbench::open(folder, path, now())?;
        restored.drafts.retain(|draft| draft.interview == *interview);
        restored.desk.clear();
        let screens = vec![Screen::new(Destination::Talk(interview.clone()))];
        let (desk, folder) = (Desk::open_only(path, interview)?, folder.clone());
        Ok(Self { workbench, desk, restored, screens, folder })
    }

    /// Puts a copy in the place of a study that was open until now, and opens it again, at the page of its copies.
    fn after(folder: &Folder, path: &Path, copy: PathBuf) -> Result<Self, Failure> {
        let Reopened { workbench, desk, restored, done } = backups::put_back(folder, path, &copy, now())?;
        let page = Screen::Backups(Box::new(screens::backups::State::after(copy, done)));
        let screens = vec![Screen::Home(home::State::default()), page];
        Ok(Self { workbench, desk, restored, screens, folder: folder.clone() })
    }

    /// Which of its rounds can hardly be compared by their questionnaires, where there are any.
    fn hardly_comparable(&self, look: &Look) -> Option<String> {
        let instruments = self.desk.instruments();
        let label = |id: &str| {
            let round = instruments.rounds.iter().find(|round| round.id == *id);
            round.map_or_else(
                || id.to_owned(),
                |round| instruments.text(&round.label, &look.language).to_owned(),
            )
        };
        let key = keymap::key_of(Place::Home, Action::Questionnaires);
        instrument::hardly_comparable(
            &instruments.outlook(),
            label,
            &key,
            &Words::in_language(&look.language),
        )
    }

    /// Shows it on the terminal until the person leaves; everything is on disk when this returns, or it is said what
    /// is not.
    fn play(self, stage: &mut Stage, look: &Look, notice: Option<String>) -> Result<(), Failure> {
        let (folder, path) = (self.folder.clone(), self.workbench.path().to_owned());
        let mut look = look.clone();
        let mut copy = self.play_once(stage, &mut look, notice)?;
        while let Some(wanted) = copy {
            copy = Self::after(&folder, &path, wanted)?.play_once(stage, &mut look, None)?;
        }
        Ok(())
    }

    /// The same, until a copy is to take its place as well: then it is told which.
    fn play_once(
        self,
        stage: &mut Stage,
        look: &mut Look,
        notice: Option<String>,
    ) -> Result<Option<PathBuf>, Failure> {
        let Self { workbench, desk, restored, mut screens, folder } = self;
        let first = if screens.is_empty() { Screen::Home(home::State::default()) } else { screens.remove(0) };
        let (saves, orders) = mpsc::channel();
        let (requests, questions) = mpsc::channel();
        let mut model = Model::new(setting(look, stage, desk.instruments()), first);
        model.screens.extend(screens);
        model.notice = restored_words(&restored, &model.setting.words).or(notice);
        model.undo.is_possible = workbench.can_take_back();
        if locking::is_locked(workbench.path()) {
            // A note in a file for another program would be readable.
            model.setting.editor = None;
        }
        // Who looks over a shoulder finds no way out.
        let is_alone = matches!(model.screens.as_slice(), [Screen::Talk(_)]);
        let study = (!is_alone).then(|| workbench.path().to_owned());
        let writer = worker::start_writer(workbench, orders, stage.post.clone(), now);
        let reader = worker::start_reader(desk, questions, stage.post.clone());
        let backstage =
            Backstage { saves: Some(saves), requests: Some(requests), folder: Some(folder), study };
        let ended = stage.run(&mut model, &backstage);
        look.language.clone_from(&model.setting.language);
        if let Ended::Begun(Beginning::PutBack(_)) = &ended {
            model.notice = Some(screens::backups::said_meanwhile(&model.setting.words));
            stage.show(&mut model);
        }
        // Closed channels end the threads: the reader first, so that the writer is the last one with the file open
        // and leaves nothing beside it.
        let Backstage { saves, requests, .. } = backstage;
        drop(requests);
        let has_read = reader.join().is_ok();
        drop(saves);
        match writer.join() {
            Ok(Ok(())) if has_read && !matches!(ended, Ended::Failed) => Ok(match ended {
                Ended::Begun(Beginning::PutBack(copy)) => Some(copy),
                _ => None,
            }),
            Ok(Err(why)) => Err(Failure::person(format!("not everything was kept: {why}"))),
            Ok(Ok(())) | Err(_) => Err(failed()),
        }
    }
}

/// Shows a study as it was, until the person leaves. Nothing is written, so that it may be open elsewhere.
fn read(stage: &mut Stage, look: &Look, folder: &Folder, desk: Desk, found: &AsOf) -> Result<(), Failure> {
    let (requests, questions) = mpsc::channel();
    let first = Screen::Home(home::State::default());
    let mut model = Model::new(setting(look, stage, desk.instruments()), first);
    show_past(&mut model, found);
    let reader = worker::start_reader(desk, questions, stage.post.clone());
    let backstage =
        Backstage { saves: None, requests: Some(requests), folder: Some(folder.clone()), study: None };
    let ended = stage.run(&mut model, &backstage);
    drop(backstage);
    let has_read = reader.join().is_ok();
    if has_read && !matches!(ended, Ended::Failed) { Ok(()) } else { Err(failed()) }
}

/// Has a model show a study as it was, and say so.
pub(super) fn show_past(model: &mut Model, found: &AsOf) {
    model.past = Some(found.moment);
    let when = found.moment.with_timezone(&model.setting.offset).format("%Y-%m-%d %H:%M").to_string();
    let arguments = [("when", when.into()), ("later", found.later.into())];
    model.notice = Some(model.setting.words.with("past-opened", &arguments));
}

/// What is said after a panic, below its report.
fn failed() -> Failure {
    Failure::ours("the program failed; the lines above say where")
        .hint("what was typed until then is kept: open the study again")
}

/// What is said about text that was restored.
pub(super) fn restored_words(restored: &Restored, words: &Words) -> Option<String> {
    let mut said = Vec::new();
    let rescue::TakenUp { count: rescued, left, .. } = &restored.rescued;
    if *rescued > 0 {
        said.push(words.with("restored-rescued", &[("count", (*rescued).into())]));
    }
    for (file, why) in left {
        let file = file.display().to_string();
        said.push(words.with("restored-left", &[("file", file.into()), ("why", why.as_str().into())]));
    }
    let place = match (restored.drafts.last(), restored.desk.last()) {
        (Some(last), _) => {
            let place = match &last.place {
                DraftPlace::Question(question) => question.to_string(),
                DraftPlace::Note(place, _) => place.as_str().to_owned(),
            };
            Some(format!("{} · {place}", last.interview))
        }
        (None, Some(Change::Memo(_))) => {
            let key = keymap::key_of(Place::Home, Action::Memos);
            Some(words.with("restored-memo", &[("key", key.into())]))
        }
        (None, Some(change)) => Some(change.key().record.replace('/', " · ")),
        (None, None) => None,
    };
    if let Some(place) = place {
        let count = restored.drafts.len() + restored.desk.len();
        said.push(words.with("restored-drafts", &[("count", count.into()), ("where", place.into())]));
    }
    if restored.conflicts > 0 {
        let key = keymap::key_of(Place::Home, Action::Conflicts);
        let arguments = [("count", restored.conflicts.into()), ("key", key.into())];
        said.push(words.with("restored-conflicts", &arguments));
    }
    let Beside { share, copies } = &restored.beside;
    if let Some(kind) = share {
        said.push(words.with("on-a-share", &[("kind", (*kind).into())]));
    }
    if !copies.is_empty() {
        let names: Vec<_> =
            copies.iter().filter_map(|copy| Some(copy.file_name()?.to_string_lossy().into_owned())).collect();
        said.push(words.with("copies-of-sync", &[("files", names.join(", ").into())]));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Keeps which study was open last.
fn remember(folder: &Folder, path: &Path) -> Result<(), Failure> {
    let mut settings = folder.settings()?;
    let whole: PathBuf = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if settings.last.as_deref() != Some(&whole) {
        settings.last = Some(whole);
        folder.keep(&settings)?;
    }
    Ok(())
}
