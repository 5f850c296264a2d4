//! What kind of file system a study lies on. A log beside the study needs memory that all programs on it share, which
//! computers that share a folder do not have.

use std::path::Path;

/// What the folder of a file is shared by, where it lies on a network share or on what may be one; nothing on a disk of
/// this computer and where the system does not tell.
///
/// The names are those of the file system: `nfs`, `smb`, `fuse`. What comes through FUSE may be local as well, and nobody
/// can tell.
pub fn share(path: &Path) -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let found = rustix::fs::statfs(path).or_else(|_| rustix::fs::statfs(folder)).ok()?;
        // The number is 32 bits wide, whatever the system keeps it in.
        named(found.f_type as u32)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        None
    }
}

/// Shares, by the number that Linux gives them (`man 2 statfs`).
#[cfg(target_os = "linux")]
fn named(number: u32) -> Option<&'static str> {
    Some(match number {
        0x6969 => "nfs",
        0xff53_4d42 | 0xfe53_4d42 | 0x517b => "smb",
        0x6573_5546 => "fuse",
        0x0102_1997 => "9p",
        0x5346_414f | 0x6b41_4653 => "afs",
        0x00c3_6400 => "ceph",
        0x7375_7245 => "coda",
        0x564c => "ncp",
        0x0bd0_0bd0 => "lustre",
        0x4750_4653 => "gpfs",
        0x0116_1970 => "gfs2",
        0x7461_636f => "ocfs2",
        0x786f_4256 => "vboxsf",
        0xbacb_acbc => "vmhgfs",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_known_by_their_numbers_and_disks_are_none() {
        assert_eq!(named(0x6969), Some("nfs"));
        assert_eq!(named(0xff53_4d42), Some("smb"));
        assert_eq!(named(0x6573_5546), Some("fuse"));
        // ext4, tmpfs, btrfs, xfs, zfs, overlayfs.
        for disk in [0xef53, 0x0102_1994, 0x9123_683e, 0x5846_5342, 0x2fc1_2fc1, 0x794c_7630] {
            assert_eq!(named(disk), None);
        }
        assert_eq!(share(Path::new("/proc/self/status")), None);
        assert_eq!(share(Path::new("/nowhere/at/all")), None);
    }
}
