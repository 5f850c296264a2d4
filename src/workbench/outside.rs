//! A note in the person's own editor: written to a file for it and taken back. The file is the person's alone (0600), is
//! removed afterwards, and what a program that was killed left behind is removed at the next start. What the editor keeps
//! beside it (backups, histories) is the editor's affair.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::folder::Folder;

/// How the names of such files begin.
const NAME: &str = "note-in-editor-";

/// Variables that name an editor, the first one set counts.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The editor that the person has named, as a command.
pub fn editor() -> Option<String> {
    VARIABLES.into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
}

/// Opens a text in an editor, waits for its end, and takes the text back.
///
/// # Errors
/// The file cannot be written, or the editor cannot be started, ends with an error, or leaves no text: why, in words.
pub fn edit(folder: &Folder, editor: &str, text: &str) -> Result<String, String> {
    let lies_in = folder.path();
    let told = |what: &str, error: &dyn std::fmt::Display| format!("{what}: {error}");
    let mut file = tempfile::Builder::new()
        .prefix(NAME)
        .suffix(".txt")
        .tempfile_in(lies_in)
        .map_err(|error| told("the note cannot be written for the editor", &error))?;
    // A line that does not end is strange to most editors.
    let ending = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    file.write_all(format!("{text}{ending}").as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| told("the note cannot be written for the editor", &error))?;
    let path = file.into_temp_path();
    // As other programs do it: the variable may hold a command with arguments.
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$1\""))
        .arg("sh")
        .arg(&path)
        .stdin(Stdio::inherit())
        .status()
        .map_err(|error| told(&format!("`{editor}` cannot be started"), &error))?;
    if !status.success() {
        return Err(format!("`{editor}` ended with an error ({status})"));
    }
    let bytes = fs::read(&path).map_err(|error| told("what the editor wrote cannot be read", &error))?;
    let mut taken = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    if !ending.is_empty() && taken.ends_with('\n') {
        taken.pop();
    }
    Ok(taken)
}

/// Removes what a program that was killed while an editor was open left in the folder; how many files.
pub fn sweep(folder: &Folder) -> usize {
    let entries = fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let left = entries.filter(|entry| is_ours(&entry.path()) && fs::remove_file(entry.path()).is_ok());
    left.count()
}

fn is_ours(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(NAME))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn in_folder(check: impl FnOnce(&Folder)) {
        let place = tempfile::TempDir::new().unwrap();
        check(&Folder::at(place.path()));
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "nothing is left behind");
    }

    #[test]
    fn a_text_goes_to_the_editor_and_comes_back_as_it_is() {
        in_folder(|folder| {
            for text in ["", "Größe 🙂", "a\n", "a\n\n", "een\ntwee"] {
                assert_eq!(edit(folder, "true", text).unwrap(), text);
            }
            let added = edit(folder, "printf 'meer\\r\\n' >>", "een").unwrap();
            assert_eq!(added, "een\nmeer");
        });
    }

    #[test]
    fn the_file_is_the_persons_alone() {
        in_folder(|folder| {
            let kept = folder.path().join("seen");
            let look = format!("cp -p \"$1\" {}; true", kept.display());
            edit(folder, &look, "vertrouwelijk").unwrap();
            assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
            fs::remove_file(kept).unwrap();
        });
    }

    #[test]
    fn an_editor_that_fails_or_is_not_there_changes_nothing_and_says_so() {
        in_folder(|folder| {
            assert!(edit(folder, "false", "x").unwrap_err().contains("`false` ended with an error"));
            assert!(edit(folder, "no-such-editor-at-all", "x").is_err());
        });
    }

    #[test]
    fn what_a_killed_program_left_is_removed_and_nothing_else() {
        let place = tempfile::TempDir::new().unwrap();
        fs::write(place.path().join("note-in-editor-abc.txt"), "x").unwrap();
        fs::write(place.path().join("study.nulmeting"), "x").unwrap();
        assert_eq!(sweep(&Folder::at(place.path())), 1);
        assert!(place.path().join("study.nulmeting").exists());
    }
}
