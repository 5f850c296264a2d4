//! Places where things go wrong for real, whoever runs the tests: a small disk, a disk that can only be read, a user who
//! may not write.

#![allow(clippy::print_stderr, reason = "what is not tried is said")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::Command;

use super::program::PROGRAM;

/// A user who owns nothing.
const NOBODY: u32 = 65534;

/// What stands before a command so that it has mounts of its own, made by `script` first, which is given the command as `"$0" "$@"` and may run it itself; nothing where the system does
/// not let this user have any.
pub fn with_mounts(script: &str) -> Option<Vec<String>> {
    let place = tempfile::tempdir().unwrap();
    let tried = format!("mount -t tmpfs -o size=1m tmpfs '{}'", place.path().display());
    let can = Command::new("unshare").args(["-rm", "sh", "-c", &tried]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: this user can mount nothing");
        return None;
    }
    let script = format!("{script} && exec \"$0\" \"$@\"");
    Some(["unshare", "-rm", "sh", "-c", &script].map(str::to_owned).to_vec())
}

/// What stands before a command so that rights bind it, and everything in a folder its own: nothing for an ordinary user,
/// another user for root. Nothing at all where there is no such user.
pub fn bound_by_rights(folder: &Path) -> Option<Vec<String>> {
    if !rustix::process::geteuid().is_root() {
        return Some(Vec::new());
    }
    let before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    let can = Command::new(before[0]).args(&before[1..]).args([PROGRAM, "--version"]).output();
    if !can.is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: root is bound by no rights, and nobody else can run the program");
        return None;
    }
    fs::set_permissions(folder.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
    give(folder);
    Some(before.map(str::to_owned).to_vec())
}

fn give(path: &Path) {
    chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give(&entry.unwrap().path());
        }
    }
}

/// Sets the rights of a file or folder.
pub fn set_rights(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
