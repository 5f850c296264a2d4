//! The data folder: where studies lie, who writes, which device this is, and which study was open last.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::failure::Failure;

use super::{names, rescue};

/// The ending of study files.
pub const ENDING: &str = "nulmeting";

/// The environment variable that names the data folder.
pub const VARIABLE: &str = "NULMETING_DATA";

/// The data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    /// The system's folder for what lasts as long as this person is logged in: it lies in memory, so that it has room where
    /// the disk has none.
    spare: Option<PathBuf>,
}

/// What the folder remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Who writes, as asked for once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// This device, made once.
    pub device: Uuid,
    /// The study that was open last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<PathBuf>,
    /// The language of labels and questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The colours of the screen: `auto`, `dark`, `light` or `none`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

impl Folder {
    /// The folder at a path; it is made when something is first written into it.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), spare: None }
    }

    /// The folder named on the command line, else by `NULMETING_DATA`, else the system's folder for data.
    ///
    /// # Errors
    /// The system names no folder for data.
    pub fn find(named: Option<PathBuf>) -> Result<Self, Failure> {
        let spare = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| is_private(path));
        let from_environment =
            || std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(path) = named.or_else(from_environment) {
            return Ok(Self { path, spare });
        }
        let strategy = etcetera::choose_base_strategy().map_err(|_| {
            Failure::person("this system names no home folder, so there is no place for studies")
                .hint(format!("name a folder with `--data FOLDER` or in {VARIABLE}"))
        })?;
        Ok(Self { path: etcetera::BaseStrategy::data_dir(&strategy).join("nulmeting"), spare })
    }

    /// Where something can be kept for a while that fits on no disk; nothing where the system has no such place.
    pub(super) fn spare(&self) -> Option<&Path> {
        self.spare.as_deref()
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file of a study: a path if it has a separator or our ending, else a name in the folder.
    ///
    /// # Errors
    /// The name is empty, or would lie outside the folder.
    pub fn study(&self, name: &str) -> Result<PathBuf, Failure> {
        let path = Path::new(name);
        let is_path = name.chars().any(std::path::is_separator)
            || path.extension().is_some_and(|ending| ending == ENDING);
        if is_path {
            return Ok(path.to_owned());
        }
        if name.trim().is_empty() || name.starts_with('.') || name.chars().any(char::is_control) {
            return Err(Failure::person(format!("{name:?} is no name for a study"))
                .hint("use letters, digits, `-` and `_`, or give a path"));
        }
        Ok(self.path.join(format!("{name}.{ENDING}")))
    }

    /// Studies in the folder, by name.
    pub fn studies(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == ENDING) && path.is_file())
            .collect();
        found.sort();
        found
    }

    /// The user's own questionnaires and models: every `.toml` file in `questionnaires/`, with its path.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn definitions(&self) -> Result<Vec<(PathBuf, String)>, Failure> {
        let folder = self.path.join("questionnaires");
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .collect();
        paths.sort();
        paths
            .into_iter()
            .map(|path| {
                let text = read_text(&path)?;
                Ok((path, text))
            })
            .collect()
    }

    /// The person's own keys: `keys.toml`, with its path, where there is one.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn keys(&self) -> Result<Option<(PathBuf, String)>, Failure> {
        let path = self.path.join("keys.toml");
        if !path.exists() {
            return Ok(None);
        }
        read_text(&path).map(|text| Some((path, text)))
    }

    /// Makes the folder, for its owner only.
    ///
    /// # Errors
    /// The system refuses.
    pub fn make(&self) -> Result<(), Failure> {
        if self.path.is_dir() {
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.path).map_err(|error| refused("the data folder", &self.path, &error))
    }

    /// What the folder remembers; makes the device's id where there is none yet.
    ///
    /// # Errors
    /// The settings cannot be read or are damaged.
    pub fn settings(&self) -> Result<Settings, Failure> {
        let path = self.settings_path();
        match fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| {
                Failure::person(format!("{} cannot be read: {}", path.display(), error.message()))
                    .hint("mend it, or delete it: it holds your name, this device's number and which study was open last")
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Settings { author: None, device: Uuid::now_v7(), last: None, language: None, theme: None })
            }
            Err(error) => Err(refused("the settings", &path, &error)),
        }
    }

    /// Keeps settings.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn keep(&self, settings: &Settings) -> Result<(), Failure> {
        self.make()?;
        let text = toml::to_string(settings).map_err(|error| Failure::ours(error.to_string()))?;
        // Where nothing is new, nothing need be writable.
        if fs::read_to_string(self.settings_path()).is_ok_and(|kept| kept == text) {
            return Ok(());
        }
        write_whole(&self.settings_path(), &text, true)
    }

    /// Remembers the language to speak, by its code.
    ///
    /// # Errors
    /// The settings cannot be read or written.
    pub fn speak(&self, language: &str) -> Result<(), Failure> {
        self.keep(&Settings { language: Some(language.to_owned()), ..self.settings()? })
    }

    fn settings_path(&self) -> PathBuf {
        self.path.join("settings.toml")
    }

    /// Sets a study aside under a name with the date; gives the new name. Nothing is overwritten.
    ///
    /// # Errors
    /// The file cannot be renamed.
    pub fn set_aside(&self, study: &Path, now: DateTime<Utc>) -> Result<PathBuf, Failure> {
        let stem = study.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let day = now.format("%Y-%m-%d");
        let mut target = study.with_file_name(format!("{stem}-{day}.{ENDING}"));
        let mut number = 2;
        while target.symlink_metadata().is_ok() {
            target = study.with_file_name(format!("{stem}-{day}-{number}.{ENDING}"));
            number += 1;
        }
        // The write-ahead log, the names, the backups, what was rescued and the key belong to the file and go with it, the key first:
        // without it nothing opens.
        let ending = |ending: &str| ending.to_owned();
        let first = [".key", "-wal", "-shm", names::ENDING, ".backups"].map(ending);
        let rescued = rescue::endings();
        for ending in first.into_iter().chain(rescued).chain([ending("")]) {
            let from = beside(study, &ending);
            if from.symlink_metadata().is_ok() {
                fs::rename(&from, beside(&target, &ending))
                    .map_err(|error| refused("the study", &from, &error))?;
            }
        }
        Ok(target)
    }
}

/// Whether a path is a folder that nobody else can look into.
fn is_private(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let is_closed =
            |found: fs::Metadata| found.is_dir() && found.permissions().mode().trailing_zeros() >= 6;
        path.is_absolute() && fs::metadata(path).is_ok_and(is_closed)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// How many bytes of a text file are read: many times the archive of the largest study.
const TEXT: u64 = 64 << 20;

/// Reads a text file, and says plainly why it cannot.
///
/// # Errors
/// It is not there, may not be read, or is no text.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(TEXT + 1).read_to_end(&mut bytes))
        .map_err(|error| refused("the file", path, &error))?;
    if bytes.len() as u64 > TEXT {
        let most = TEXT >> 20;
        return Err(Failure::person(format!("{} is longer than {most} MB", path.display()))
            .hint("name a questionnaire, a model or a study as a text file; no such file is that long"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        Failure::person(format!("{}:{line}: the file is not UTF-8 text", path.display()))
            .hint("save it as UTF-8 in your editor")
    })
}

/// Writes a whole file or none: beside it first, synced, then renamed. An existing file is replaced only if told to.
///
/// # Errors
/// The file is there or is a symbolic link, or the folder cannot be written to.
pub fn write_whole(path: &Path, text: &str, may_replace: bool) -> Result<(), Failure> {
    write_bytes(path, text.as_bytes(), may_replace)
}

/// Writes a whole file of any kind or none, as [`write_whole`] does.
///
/// # Errors
/// The file is there, or the folder cannot be written to.
pub fn write_bytes(path: &Path, bytes: &[u8], may_replace: bool) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
        return Err(Failure::person(format!("{} is a symbolic link", path.display()))
            .hint("name the file that it points to, or another one"));
    }
    // Renaming would put a file in the place of a device or a pipe.
    if path.symlink_metadata().is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(Failure::person(format!("{} is no ordinary file", path.display()))
            .hint("name a file, or leave the output out and lead what is printed there"));
    }
    let attempt = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        let kept = if may_replace { file.persist(path) } else { file.persist_noclobber(path) };
        kept.map_err(|error| error.error)?;
        Ok(())
    };
    attempt().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::person(format!("{} exists already", path.display()))
            .hint("choose another name, or say `--force`"),
        io::ErrorKind::NotFound => Failure::person(format!("the folder {} does not exist", folder.display()))
            .hint("make it first, or write somewhere else"),
        _ => refused("the file", path, &error),
    })
}

pub(super) fn refused(what: &str, path: &Path, error: &io::Error) -> Failure {
    let message = format!("{what} {} cannot be used: {error}", path.display());
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::person(format!("{} does not exist", path.display())).hint("check the name")
        }
        io::ErrorKind::PermissionDenied => {
            Failure::person(message).hint("check who may read and write there")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Failure::person(message)
                .hint("free some space, or name a place on another disk; nothing was written")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            Failure::person(message).hint("that disk can only be read: name a place on another one")
        }
        _ => Failure::person(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_lies_in_the_folder_and_a_path_where_it_says() {
        let folder = Folder::at("/data");
        assert_eq!(folder.study("almelo").unwrap(), Path::new("/data/almelo.nulmeting"));
        assert_eq!(folder.study("here.nulmeting").unwrap(), Path::new("here.nulmeting"));
        assert_eq!(folder.study("a/b").unwrap(), Path::new("a/b"));
        assert!(folder.study("..").is_err());
        assert!(folder.study(" ").is_err());
    }

    #[test]
    fn settings_come_back_and_the_device_stays_the_same() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path().join("new"));
        let mut settings = folder.settings().unwrap();
        settings.author = Some("Ö. K.".to_owned());
        folder.keep(&settings).unwrap();
        assert_eq!(folder.settings().unwrap(), settings);
    }

    #[test]
    fn a_file_is_replaced_only_when_told_to() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("out.toml");
        write_whole(&path, "one", false).unwrap();
        assert!(write_whole(&path, "two", false).unwrap_err().message.contains("exists already"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write_whole(&path, "three", true).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_its_owners_alone_and_a_link_is_neither_followed_nor_replaced() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let place = tempfile::tempdir().unwrap();
        let (path, link) = (place.path().join("out.toml"), place.path().join("link.toml"));
        write_whole(&path, "one", false).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        symlink(&path, &link).unwrap();
        for may_replace in [false, true] {
            assert!(write_whole(&link, "two", may_replace).unwrap_err().message.contains("symbolic link"));
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_study_set_aside_takes_no_other_ones_place() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        let study = folder.study("demo").unwrap();
        let now = "2026-11-27T10:00:00Z".parse().unwrap();
        for name in
            ["demo-2026-11-27.nulmeting", "demo-2026-11-27-2.nulmeting", "demo-2026-11-27-3.nulmeting"]
        {
            fs::write(&study, "x").unwrap();
            assert_eq!(folder.set_aside(&study, now).unwrap(), place.path().join(name));
        }
    }

    #[test]
    fn what_belongs_to_a_study_that_is_set_aside_goes_with_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        let study = folder.study("demo").unwrap();
        let endings = [".key", "-wal", ".names", ".rescue", ".rescue-2", ""];
        for ending in endings {
            fs::write(beside(&study, ending), ending).unwrap();
        }
        let target = folder.set_aside(&study, "2026-11-27T10:00:00Z".parse().unwrap()).unwrap();
        for ending in endings {
            assert_eq!(fs::read_to_string(beside(&target, ending)).unwrap(), ending);
            assert!(!beside(&study, ending).exists(), "{ending}");
        }
    }
}
