//! The threads beside the screen: one keeps what is typed, one reads. Nothing that is to be kept is ever dropped; of
//! several questions of one kind only the last is answered.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::workbench::leaving::{self, Progress, Writing};
use crate::workbench::request::{Kept, Reply, Request, Save};
use crate::workbench::trouble::Trouble;
use crate::workbench::{Desk, Workbench};

use super::inbox::Post;
use super::message::Message;

/// How long the writer waits before it tries again what could not be kept.
const AGAIN: Duration = Duration::from_secs(2);

/// Starts the thread that keeps things. It ends when `orders` is closed and everything is kept or was refused once
/// more; then it tells why something was not kept.
pub fn start_writer(
    mut workbench: Workbench,
    orders: Receiver<(u64, Save)>,
    results: Post,
    clock: fn() -> DateTime<Utc>,
) -> JoinHandle<Result<(), String>> {
    thread::spawn(move || {
        let mut waiting = VecDeque::new();
        let mut refused = None;
        let mut errands: Option<JoinHandle<()>> = None;
        loop {
            let more = match orders.recv_timeout(AGAIN) {
                Ok(order) => {
                    waiting.push_back(order);
                    true
                }
                Err(RecvTimeoutError::Timeout) => true,
                Err(RecvTimeoutError::Disconnected) => false,
            };
            while let Ok(order) = orders.try_recv() {
                waiting.push_back(order);
            }
            drop_overtaken_drafts(&mut waiting);
            let mut unkept = None;
            let mut messages = keep(&mut workbench, &mut waiting, clock);
            if let Some(errand) = workbench.errand(clock()) {
                // One after the other: two would write the same files.
                let before = errands.take();
                if errand.is_awaited() {
                    let _ = before.map(JoinHandle::join);
                    messages.extend(errand.run().err().map(Message::NoBackup));
                } else {
                    let told = results.clone();
                    errands = Some(thread::spawn(move || {
                        let _ = before.map(JoinHandle::join);
                        if let Err(why) = errand.run() {
                            told.send(Message::NoBackup(why));
                        }
                    }));
                }
            }
            for message in messages {
                match &message {
                    Message::Refused(_, why) => refused = Some(why.clone()),
                    Message::NotSaved(_, why) => unkept = Some(why.to_string()),
                    _ => {}
                }
                // Nobody listens any more once the program ends; what matters is on disk.
                results.send(message);
            }
            if !more {
                // Whoever closes the file last leaves nothing beside it.
                let _ = errands.map(JoinHandle::join);
                return unkept.or(refused).map_or(Ok(()), Err);
            }
        }
    })
}

/// Keeps everything waiting, in order, until something fails that may work later.
pub fn keep(
    workbench: &mut Workbench,
    waiting: &mut VecDeque<(u64, Save)>,
    clock: fn() -> DateTime<Utc>,
) -> Vec<Message> {
    let mut messages = Vec::new();
    let (mut done, mut stuck) = (None, None);
    while let Some((ticket, save)) = waiting.front() {
        match workbench.save(save, clock()) {
            Ok(kept) => {
                done = Some(*ticket);
                match kept {
                    Kept::Quietly => {}
                    Kept::Struck(struck) => messages.push(Message::Struck(struck)),
                    Kept::TakenBack(taken) => messages.push(Message::TakenBack(taken)),
                    Kept::Erased(who, erased) => messages.push(Message::Erased(who, Box::new(erased))),
                }
            }
            Err(refused) if refused.is_worth_trying_again => {
                stuck = Some((*ticket, refused.why));
                break;
            }
            Err(refused) => {
                messages.push(Message::Refused(*ticket, refused.why.told));
                done = Some(*ticket);
            }
        }
        waiting.pop_front();
    }
    workbench.keep_apart(waiting.iter().map(|(_, save)| save), clock());
    messages.extend(stuck.map(|(ticket, why)| {
        let kept_in = workbench.kept_apart().map(Path::to_owned);
        Message::NotSaved(ticket, Trouble { kept_in, ..why })
    }));
    messages.extend(done.map(Message::Saved));
    messages
}

/// Leaves out drafts that a later draft of the same place replaces, where nothing but drafts lies between.
pub fn drop_overtaken_drafts(waiting: &mut VecDeque<(u64, Save)>) {
    let mut kept: VecDeque<(u64, Save)> = VecDeque::with_capacity(waiting.len());
    for (ticket, save) in waiting.drain(..) {
        let is_overtaking = match (&save, kept.back().map(|(_, old)| old)) {
            (Save::Draft(new), Some(Save::Draft(old))) => {
                new.interview == old.interview && new.place == old.place
            }
            (Save::Written(new), Some(Save::Written(old))) => new.key() == old.key(),
            _ => false,
        };
        if is_overtaking {
            kept.pop_back();
        }
        kept.push_back((ticket, save));
    }
    *waiting = kept;
}

/// Starts the thread that reads. It ends when `requests` is closed.
pub fn start_reader(mut desk: Desk, requests: Receiver<Request>, results: Post) -> JoinHandle<()> {
    thread::spawn(move || {
        while let Ok(first) = requests.recv() {
            let mut waiting = vec![first];
            loop {
                match requests.try_recv() {
                    Ok(request) => waiting.push(request),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return,
                }
            }
            for request in latest(waiting) {
                if !results.send(Message::Reply(desk.answer(&request))) {
                    return;
                }
            }
        }
    })
}

/// Writes files that leave the study, one after the other, on a thread of its own with a connection that only reads.
/// Dropped, it ends what it does and waits until nothing of it is left.
#[derive(Debug, Default)]
pub struct Clerk {
    is_ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Clerk {
    /// Writes a file; how far it is, and how it ended, is told.
    pub fn write(&mut self, study: PathBuf, writing: Writing, results: Post) {
        self.finish();
        let is_ended = Arc::new(AtomicBool::new(false));
        self.is_ended = Arc::clone(&is_ended);
        self.thread = Some(thread::spawn(move || {
            let mut told = None;
            let mut go_on = |progress: Progress| {
                // Every step is told once: a large file has thousands of them.
                let percent = (progress.step, progress.done * 100 / progress.of.max(1));
                if told.replace(percent) != Some(percent) {
                    results.send(Message::Progress(progress));
                }
                !is_ended.load(Ordering::Relaxed)
            };
            let written = leaving::write(&study, &writing, &mut go_on);
            results.send(Message::Written(Box::new(written)));
        }));
    }

    /// Ends what is being written.
    pub fn stop(&self) {
        self.is_ended.store(true, Ordering::Relaxed);
    }

    fn finish(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Of each kind of request the last one, in the order asked.
fn latest(waiting: Vec<Request>) -> Vec<Request> {
    let mut kept: Vec<Request> = Vec::new();
    for request in waiting {
        kept.retain(|earlier| discriminant(earlier) != discriminant(&request));
        kept.push(request);
    }
    kept
}

/// Answers at once, for programs without threads.
pub fn answer(desk: &mut Desk, request: &Request) -> Reply {
    desk.answer(request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{Id, InterviewId};
    use crate::domain::times::Times;
    use crate::workbench::request::{DraftPlace, DraftText};

    fn draft(question: &str, text: &str) -> Save {
        Save::Draft(DraftText {
            interview: InterviewId::new("sez/r1").unwrap(),
            place: DraftPlace::Question(Id::new(question).unwrap()),
            text: text.to_owned(),
            marks: None,
            times: Times::default(),
            cursor: 0,
        })
    }

    #[test]
    fn only_the_newest_of_drafts_in_a_row_is_written_and_nothing_else_is_left_out() {
        let mut waiting: VecDeque<(u64, Save)> = [
            (1, draft("a", "x")),
            (2, draft("a", "xy")),
            (3, draft("b", "z")),
            (4, Save::Changes(Vec::new())),
            (5, draft("b", "zz")),
        ]
        .into();
        drop_overtaken_drafts(&mut waiting);
        let tickets: Vec<u64> = waiting.iter().map(|(ticket, _)| *ticket).collect();
        assert_eq!(tickets, [2, 3, 4, 5]);
    }

    #[test]
    fn of_requests_of_one_kind_the_last_is_answered() {
        let unit = |name: &str| Request::Unit(Id::new(name).unwrap());
        assert_eq!(latest(vec![unit("a"), Request::Outline, unit("b")]), [Request::Outline, unit("b")]);
    }
}
