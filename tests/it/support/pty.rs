//! A program in a pseudo-terminal: keys go in, the screen is watched until it shows something. Nothing here sleeps.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};

/// How long the screen may take to show something; only a broken program takes that long.
const PATIENCE: Duration = Duration::from_secs(90);

/// A program that runs in a pseudo-terminal.
pub struct Pty {
    watched: Arc<Watched>,
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
}

struct Watched {
    seen: Mutex<Seen>,
    changed: Condvar,
}

/// What came out so far.
pub struct Seen {
    parser: vt100::Parser,
    /// Every byte.
    pub raw: Vec<u8>,
    /// When the last of it came.
    pub at: Instant,
    is_over: bool,
    hangs_up: bool,
}

impl Seen {
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }
}

impl Pty {
    /// Starts a program in a terminal of `columns` × `rows`, with these variables beside `TERM`.
    pub fn start(
        program: impl AsRef<Path>,
        arguments: &[&str],
        variables: &[(&str, &str)],
        (columns, rows): (u16, u16),
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program.as_ref());
        command.args(arguments);
        command.cwd(std::env::current_dir().unwrap());
        command.env("TERM", "xterm-256color");
        // What the terminal that the tests run in says of itself.
        for name in ["NO_COLOR", "COLORFGBG", "WT_SESSION"] {
            command.env_remove(name);
        }
        command.env("RUST_BACKTRACE", "0");
        command.env("LC_ALL", "C.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let seen = Seen { parser, raw: Vec::new(), at: Instant::now(), is_over: false, hangs_up: false };
        let watched = Arc::new(Watched { seen: Mutex::new(seen), changed: Condvar::new() });
        let reader = pair.master.try_clone_reader().unwrap();
        thread::spawn({
            let watched = Arc::clone(&watched);
            move || watch(reader, &watched)
        });
        Self { watched, writer: Some(pair.master.take_writer().unwrap()), master: Some(pair.master), child }
    }

    /// Presses keys: the bytes as they come from a keyboard.
    /// The number of the process, to look at from outside.
    #[allow(dead_code, reason = "the benches use it")]
    pub fn process_id(&self) -> Option<u32> {
        self.child.process_id()
    }

    pub fn press(&mut self, keys: &str) {
        self.press_bytes(keys.as_bytes());
    }

    /// Sends bytes, which need not be whole characters.
    pub fn press_bytes(&mut self, keys: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the program has read everything that was sent: what comes next is a read of its own.
    #[track_caller]
    pub fn wait_until_read(&self) {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK;
        let keyboard = rustix::fs::open(name, flags, Mode::empty()).unwrap();
        let since = Instant::now();
        while rustix::io::ioctl_fionread(&keyboard).unwrap() > 0 {
            assert!(since.elapsed() < PATIENCE, "the program reads nothing");
            thread::yield_now();
        }
    }

    /// Pastes a text, as terminals do that were asked to bracket pastes.
    pub fn paste(&mut self, text: &str) {
        self.press(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen is as it should be; fails the test with the screen as it is.
    #[track_caller]
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let came = self.shows_within(PATIENCE, &is_so);
        assert!(came, "never came: {what}; on the screen is\n{}", self.text());
    }

    /// Waits until a text is on the screen, on one line or broken into several.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| says(screen, text));
    }

    /// Whether the screen comes to be so in time.
    pub fn shows_within(&self, patience: Duration, is_so: impl Fn(&vt100::Screen) -> bool) -> bool {
        let (seen, in_time) = self.wait_until(patience, |seen| is_so(seen.screen()) || seen.is_over);
        in_time && is_so(seen.screen())
    }

    /// Waits until what came out is as it should be, or time is up.
    pub fn wait_until(
        &self,
        patience: Duration,
        is_so: impl Fn(&Seen) -> bool,
    ) -> (MutexGuard<'_, Seen>, bool) {
        let since = Instant::now();
        let mut seen = self.seen();
        while !is_so(&seen) {
            let Some(left) = patience.checked_sub(since.elapsed()) else { return (seen, false) };
            seen = self.watched.changed.wait_timeout(seen, left).unwrap().0;
        }
        (seen, true)
    }

    /// What came out so far.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.watched.seen.lock().unwrap()
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.seen().screen().contents()
    }

    /// Gives the window another size.
    pub fn resize(&self, (columns, rows): (u16, u16)) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.seen().parser.set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Sends a signal by its name: `TERM`.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap();
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {id}")]).status().unwrap();
        assert!(sent.success(), "the signal {name} could not be sent");
    }

    /// Waits until the program is stopped, as `ps` says: a signal to go on that comes before would be lost.
    pub fn wait_until_stopped(&self) {
        let id = self.child.process_id().unwrap().to_string();
        let since = Instant::now();
        loop {
            let state = Command::new("ps").args(["-o", "state=", "-p", &id]).output().unwrap();
            if state.stdout.trim_ascii_start().starts_with(b"T") {
                return;
            }
            assert!(since.elapsed() < PATIENCE, "the program did not stop");
        }
    }

    /// Closes the window: the terminal is gone for the program.
    pub fn close_window(&mut self) {
        self.seen().hangs_up = true;
        // Another size makes the program draw, which wakes the thread that reads; it lets go of the terminal.
        self.resize((99, 33));
        let has_let_go = self.wait_until(PATIENCE, |seen| seen.is_over).1;
        assert!(has_let_go, "the program drew nothing for its new size");
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub fn ended(&mut self) -> ExitStatus {
        let is_over = self.wait_until(PATIENCE, |seen| seen.is_over).1;
        assert!(is_over, "the program did not end; on the screen is\n{}", self.text());
        self.child.wait().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A test that failed leaves no program behind. One that has ended is waited for and has no number any more.
        if let Ok(None) = self.child.try_wait() {
            let _ = self.child.kill();
        }
    }
}

fn watch(mut reader: Box<dyn Read + Send>, watched: &Watched) {
    let mut bytes = [0; 8192];
    loop {
        let count = match reader.read(&mut bytes) {
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            // Linux says so when the last program has let go of the terminal.
            Err(_) => 0,
        };
        let at = Instant::now();
        let mut seen = watched.seen.lock().unwrap();
        seen.raw.extend(&bytes[..count]);
        seen.parser.process(&bytes[..count]);
        seen.at = at;
        seen.is_over = count == 0 || seen.hangs_up;
        let is_over = seen.is_over;
        if is_over {
            // Let go of the terminal before anybody is told.
            drop(reader);
            watched.changed.notify_all();
            return;
        }
        drop(seen);
        watched.changed.notify_all();
    }
}

/// Whether a text is on a screen, on one line or broken into several.
pub fn says(screen: &vt100::Screen, text: &str) -> bool {
    let contents = screen.contents();
    contents.contains(text) || contents.split_whitespace().collect::<Vec<_>>().join(" ").contains(text)
}
