//! What comes to the screen: keys from the terminal, and messages from the threads beside it.
//!
//! The thread that draws waits for both at once. A thread of its own for the keys would have to wake it for every one
//! of them, which takes about as long as drawing does.

use std::collections::VecDeque;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::key;
use super::message::Message;

/// How long the rest of a key that has begun to come may take.
const REST: Duration = Duration::from_millis(1);

/// How long it is looked whether more keys have come; the reader of keys looks at nothing where it is given no time.
const LOOK: Duration = Duration::from_micros(50);

/// Where the threads beside the screen put their messages.
#[derive(Clone, Debug)]
pub struct Post {
    sender: Sender<Message>,
    bell: Arc<PipeWriter>,
}

/// Where the screen finds messages and keys.
#[derive(Debug)]
pub struct Inbox {
    messages: Receiver<Message>,
    bell: PipeReader,
    /// Whether no key can come any more.
    is_over: bool,
}

/// An inbox and the way into it.
///
/// # Errors
/// The system gives no pipe.
pub fn inbox() -> io::Result<(Post, Inbox)> {
    let (sender, messages) = mpsc::channel();
    let (bell, ring) = io::pipe()?;
    // A bell that has rung often enough need not be heard again, and one that is silent is not waited for.
    rustix::io::ioctl_fionbio(&bell, true)?;
    rustix::io::ioctl_fionbio(&ring, true)?;
    Ok((Post { sender, bell: Arc::new(ring) }, Inbox { messages, bell, is_over: false }))
}

impl Post {
    /// Puts a message in; whether there is somebody to read it.
    pub fn send(&self, message: Message) -> bool {
        let is_sent = self.sender.send(message).is_ok();
        let _ = (&*self.bell).write(&[0]);
        is_sent
    }
}

impl Inbox {
    /// Everything that has come; where nothing has, it waits for something, but no longer than `patience`. That the
    /// terminal is gone comes once.
    pub fn wait(&mut self, patience: Duration) -> VecDeque<Message> {
        let mut come = VecDeque::new();
        let keys = io::stdin();
        let mut places = [PollFd::new(&self.bell, PollFlags::IN), PollFd::new(&keys, PollFlags::IN)];
        let looked_at = if self.is_over { &mut places[..1] } else { &mut places[..] };
        // Interrupted by a signal, it has nothing to tell; what the signal means comes as a message.
        let _ = poll(looked_at, Timespec::try_from(patience).ok().as_ref());
        let [of_bell, of_keys] = places.map(|place| place.revents());
        // Keys may be left in the reader, too, where looking for them took too long; they have waited enough.
        if of_keys.contains(PollFlags::IN) || (of_keys.is_empty() && of_bell.is_empty() && !self.is_over) {
            read_keys(&mut come);
            join(&mut come);
        } else if !of_keys.is_empty() {
            come.push_back(Message::HangUp);
        }
        self.is_over |= matches!(come.back(), Some(Message::HangUp));
        if !of_bell.is_empty() {
            let _ = self.bell.read(&mut [0; 256]);
        }
        come.extend(self.messages.try_iter());
        come
    }
}

/// Makes keys with Alt of those that a terminal says with an Esc before them.
fn join(come: &mut VecDeque<Message>) {
    let mut at = 0;
    while at + 2 < come.len() {
        if matches!(&come[at], Message::Key(key) if key.code == KeyCode::Esc) {
            let rest = come.range(at + 1..).map_while(|message| match message {
                Message::Key(key) => Some(*key),
                _ => None,
            });
            let rest: Vec<KeyEvent> = rest.take(3).collect();
            if let Some((key, length)) = key::behind_esc(&rest) {
                come.drain(at..at + length);
                come[at] = Message::Key(key);
            }
        }
        at += 1;
    }
}

/// Reads the keys that have come.
fn read_keys(come: &mut VecDeque<Message>) {
    let is_one = rustix::io::ioctl_fionread(io::stdin()).is_ok_and(|bytes| bytes == 1);
    let mut time = REST;
    loop {
        let message = match event::poll(time).and_then(|is_there| is_there.then(event::read).transpose()) {
            Ok(None) => return,
            Ok(Some(Event::Key(key))) if key.kind != KeyEventKind::Release => Message::Key(key::meant(key)),
            Ok(Some(Event::Paste(text))) => Message::Paste(text),
            Ok(Some(Event::Resize(width, height))) => Message::Resize(width, height),
            Ok(Some(_)) => continue,
            Err(_) => Message::HangUp,
        };
        let is_over = matches!(message, Message::HangUp);
        come.push_back(message);
        // A single byte is a single key.
        if is_over || is_one {
            return;
        }
        time = LOOK;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_in_the_order_they_were_sent_also_more_than_a_bell_holds() {
        let (post, mut inbox) = inbox().unwrap();
        let sender = std::thread::spawn(move || {
            for ticket in 0..100_000 {
                assert!(post.send(Message::Saved(ticket)));
            }
        });
        let mut next = 0;
        while next < 100_000 {
            for message in inbox.wait(Duration::from_secs(10)) {
                // Where the tests have no terminal, that is told, too.
                let Message::Saved(ticket) = message else { continue };
                assert_eq!(ticket, next);
                next += 1;
            }
        }
        sender.join().unwrap();
    }

    #[test]
    fn an_esc_before_the_bytes_of_a_key_is_alt_and_before_a_letter_stays_a_key() {
        let joined = |script: &str| {
            let mut come: VecDeque<Message> = key::keys(script).into_iter().map(Message::Key).collect();
            join(&mut come);
            let names = come.into_iter().map(|message| match message {
                Message::Key(key) => key::name(key),
                other => panic!("{other:?}"),
            });
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(joined("x<esc>[Dy"), "x alt-left y");
        assert_eq!(joined("<esc>[C<esc>[C<esc>OA"), "alt-right alt-right alt-up");
        assert_eq!(joined("<esc>[5~<esc>[3~"), "alt-pageup alt-delete");
        for literal in ["<esc>", "<esc>[", "<esc>[x", "<esc>[5", "<esc>jO", "<esc><esc>[", "[D", "<esc>[9~"] {
            assert_eq!(joined(literal).split(' ').count(), key::keys(literal).len(), "{literal}");
        }
    }

    #[test]
    fn nobody_reads_what_is_sent_to_a_screen_that_has_gone() {
        let (post, inbox) = inbox().unwrap();
        drop(inbox);
        assert!(!post.send(Message::Suspend));
    }
}
