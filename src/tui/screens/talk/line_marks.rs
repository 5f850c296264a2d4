//! Marks at the start of a line, for hands that stay on the letters: `> said word for word`, `! come back to it`,
//! `#code tied`, `=3`, `@12 belongs to question 12`, `@+ belongs to the next one`.
//!
//! They count only where they were typed, become what they mean when the line is left, and stay as they are where
//! nothing fits. Undo brings the line back as it was typed.

use std::ops::Range;

use crate::domain::answer::{Chosen, ChosenValue, MarkKind, Notes};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::questionnaire::CompanionKind;
use crate::tui::editor::{Command, Editor, Passage};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::workbench::request::{DraftPlace, Save};

use super::hand::{Talk, is_same};
use super::marking::with_its_gap;
use super::page::{self, Meaning};
use super::undo::Did;

/// So many short names complete what was begun.
const HINTS: usize = 3;

/// What a line asks for, with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineMark<'l> {
    /// A mark on them.
    Mark(MarkKind, &'l str),
    /// To be tied to what begins like this.
    Tie(&'l str, &'l str),
    /// The closed answer with this number.
    Answer(i64),
    /// To be kept on the question with this number, or on the next one not asked yet.
    Send(Option<usize>, &'l str),
}

/// Reads the start of a line; nothing where it is like no mark.
fn read(line: &str) -> Option<LineMark<'_>> {
    let rest = line.get(1..).filter(|_| line.is_char_boundary(1))?;
    let (first, words) = rest.split_once(' ').unwrap_or((rest, ""));
    let words = words.trim();
    match line.as_bytes().first()? {
        b'>' if first.is_empty() && !words.is_empty() => Some(LineMark::Mark(MarkKind::Quote, words)),
        b'!' if first.is_empty() && !words.is_empty() => Some(LineMark::Mark(MarkKind::Flag, words)),
        b'#' if !first.is_empty() && !words.is_empty() => Some(LineMark::Tie(first, words)),
        b'=' if words.is_empty() => first.parse().ok().map(LineMark::Answer),
        b'@' if first == "+" && !words.is_empty() => Some(LineMark::Send(None, words)),
        b'@' if !words.is_empty() => Some(LineMark::Send(Some(first.parse().ok()?), words)),
        _ => None,
    }
}

impl Talk {
    /// Starts a new line; what the line asks for that is left happens first.
    pub fn enter_line(&mut self, setting: &Setting) -> Vec<Step> {
        let mut steps = Vec::new();
        if self.sheet.editor.selection().is_none() {
            let had_words = !self.sheet.editor.current_line().is_empty();
            steps = self.leave_line(true, setting);
            // A line that went elsewhere leaves its room for the next.
            if had_words && self.sheet.editor.current_line().is_empty() {
                return steps;
            }
        }
        steps.extend(self.edit(Command::Newline, setting));
        steps
    }

    /// Moves the cursor; what the line asks for that is left by it happens then.
    pub fn move_cursor(&mut self, command: Command, setting: &Setting) -> Vec<Step> {
        if self.sheet.editor.typed_line().and_then(read).is_none() {
            return self.edit(command, setting);
        }
        let (left, line) = (self.sheet.editor.cursor_offset(), line_of(&self.sheet.editor));
        let mut steps = self.edit(command, setting);
        let editor = &mut self.sheet.editor;
        if editor.selection().is_some() || line_of(editor).start == line.start {
            return steps;
        }
        let (cursor, length) = (editor.cursor_offset(), editor.as_str().chars().count());
        editor.select_chars(left..left);
        steps.extend(self.leave_line(false, setting));
        let editor = &mut self.sheet.editor;
        let gone = length.saturating_sub(editor.as_str().chars().count());
        let cursor = if cursor > left { cursor - gone } else { cursor };
        editor.select_chars(cursor..cursor);
        steps
    }

    /// What the line of the cursor asks for happens, where it was typed; it is left as it is where nothing fits. A
    /// line that goes elsewhere leaves an empty one if it `keeps_room`.
    pub fn leave_line(&mut self, keeps_room: bool, setting: &Setting) -> Vec<Step> {
        if self.parked.is_some() {
            return Vec::new();
        }
        let Some(line) = self.sheet.editor.typed_line().map(ToOwned::to_owned) else { return Vec::new() };
        match read(&line) {
            Some(LineMark::Mark(kind, words)) => self.become_marked(&line, words, Passage::new(0..0, kind)),
            Some(LineMark::Tie(code, words)) => self.become_tied(&line, code, words, setting),
            Some(LineMark::Answer(number)) => self.become_answer(number, keeps_room, setting),
            Some(LineMark::Send(number, words)) => {
                self.become_note_elsewhere(&line, number, words, keeps_room, setting)
            }
            None => Vec::new(),
        }
    }

    /// The sign goes, the words are marked.
    fn become_marked(&mut self, line: &str, words: &str, meaning: Passage) -> Vec<Step> {
        let editor = &mut self.sheet.editor;
        let start = line_of(editor).start;
        let sign = words_in(line, words).start;
        let cursor = editor.cursor_offset();
        let least = editor.as_str()[..start].chars().count();
        let passage = Passage { range: start..start + words.len(), ..meaning };
        editor.rewrite(start..start + sign, "", |passages| {
            let is_within =
                |one: &Passage| passage.range.start <= one.range.start && one.range.end <= passage.range.end;
            passages.retain(|one| !(one.is_alike(&passage) && is_within(one)));
            passages.push(passage);
        });
        let cursor = cursor.saturating_sub(line[..sign].chars().count()).max(least);
        editor.select_chars(cursor..cursor);
        self.changed()
    }

    /// The words are tied to the one indicator or factor that begins like this.
    fn become_tied(&mut self, line: &str, code: &str, words: &str, setting: &Setting) -> Vec<Step> {
        match self.begun(code, setting).as_slice() {
            [] => Vec::new(),
            [id] => self.become_marked(line, words, Passage::tied(0..0, id.clone())),
            several => {
                let arguments = [("code", code.into()), ("count", several.len().into())];
                vec![Step::Say(setting.words.with("talk-line-several", &arguments))]
            }
        }
    }

    /// The indicators and factors whose short name begins like this; only the one that is called so, where one is.
    fn begun(&self, code: &str, setting: &Setting) -> Vec<Id> {
        let code = code.to_lowercase();
        let all = self.targets(setting).into_iter().map(|(id, _)| id);
        let begun: Vec<Id> = all.filter(|id| id.as_str().starts_with(&code)).collect();
        match begun.iter().find(|id| id.as_str() == code) {
            Some(whole) => vec![whole.clone()],
            None => begun,
        }
    }

    /// What will become of the line of the cursor, while it is typed; short names complete what is begun.
    pub fn line_hint(&self, setting: &Setting) -> Option<String> {
        let line = self.sheet.editor.typed_line().filter(|_| self.parked.is_none())?;
        let words = &setting.words;
        if let Some(rest) = line.strip_prefix('#') {
            let code = rest.split(' ').next().filter(|code| !code.is_empty())?;
            let begun = self.begun(code, setting);
            let shown: Vec<&str> = begun.iter().take(HINTS).map(Id::as_str).collect();
            let more = if begun.len() > HINTS { " …" } else { "" };
            return (!shown.is_empty()).then(|| format!("# {}{more}", shown.join(", ")));
        }
        match read(line)? {
            LineMark::Mark(MarkKind::Quote, _) => Some(words.text("talk-here-quote")),
            LineMark::Mark(..) => Some(words.text("talk-here-flag")),
            LineMark::Send(number, _) => {
                let at = self.place_meant(number)?;
                Some(words.with("talk-line-to", &[("number", (at + 1).into())]))
            }
            LineMark::Answer(number) => {
                let digit = u8::try_from(number).ok().filter(|digit| *digit < 10)?;
                self.page.offer(digit).map(|offer| offer.label.clone())
            }
            LineMark::Tie(..) => None,
        }
    }

    /// The other question that a line is for.
    fn place_meant(&self, number: Option<usize>) -> Option<usize> {
        let found = match number {
            Some(number) => number.checked_sub(1).filter(|at| *at < self.held.stops.len()),
            None => self.next_to_ask(),
        };
        found.filter(|at| *at != self.at)
    }

    /// The closed answer is given, the line goes.
    fn become_answer(&mut self, number: i64, keeps_room: bool, setting: &Setting) -> Vec<Step> {
        let Some(companion) = &self.held.question(self.at).companion else { return Vec::new() };
        let offers = page::all_offers(&self.held, self.at, &self.reader(setting));
        let point = offers.iter().find(|offer| offer.stands_for == Meaning::Point(number));
        let digit = u8::try_from(number).ok().filter(|digit| *digit < 10);
        let offer = digit.and_then(|digit| self.page.offer(digit));
        let is_option = offer.is_some_and(|offer| matches!(offer.stands_for, Meaning::Option(_)));
        let is_number = match &companion.kind {
            CompanionKind::Number { min, max, .. } => {
                min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)
            }
            CompanionKind::Scale { from, to, .. } => (*from..=*to).contains(&number),
            _ => false,
        };
        let mut steps = Vec::new();
        match digit {
            _ if is_number || point.is_some() => {
                steps.extend(self.clear_line(keeps_room));
                let chosen = Chosen::Value(ChosenValue::Number(number));
                steps.extend(self.choose(Some(chosen), setting));
                self.history.tie();
            }
            Some(digit) if is_option => {
                steps.extend(self.clear_line(keeps_room));
                steps.extend(self.digit(digit, setting));
                self.history.tie();
            }
            _ => {}
        }
        steps
    }

    /// The words are kept on another question, with what is marked in them; the line goes.
    fn become_note_elsewhere(
        &mut self,
        line: &str,
        number: Option<usize>,
        words: &str,
        keeps_room: bool,
        setting: &Setting,
    ) -> Vec<Step> {
        let Some(at) = self.place_meant(number) else { return Vec::new() };
        let start = line_of(&self.sheet.editor).start + words_in(line, words).start;
        let end = start + words.len();
        let passages = self.sheet.editor.passages().iter();
        let carried: Vec<Passage> = passages
            .filter(|one| one.range.start < end && start < one.range.end)
            .map(|one| {
                let range = one.range.start.max(start) - start..one.range.end.min(end) - start;
                Passage { range, ..one.clone() }
            })
            .collect();

        let id = self.held.question(at).id.clone();
        let kept = self.held.notes(&id).cloned().unwrap_or_default();
        let there = self.editors.remove(&id).filter(|editor| is_same(editor, &kept));
        let mut editor = there.unwrap_or_else(|| Editor::marked(&kept));
        editor.set_clock(setting.now);
        let length = editor.as_str().len();
        let gap = if editor.is_empty() || editor.as_str().ends_with('\n') { "" } else { "\n" };
        editor.rewrite(length..length, &format!("{gap}{words}"), |passages| {
            let from = length + gap.len();
            let moved = |range: &Range<usize>| range.start + from..range.end + from;
            passages.extend(carried.iter().map(|one| Passage { range: moved(&one.range), ..one.clone() }));
        });
        let (text, marks, times) = (editor.text(), editor.marks(), editor.times());
        let notes = Notes { text, marks, times, ..kept };
        self.editors.insert(id.clone(), editor);
        let elsewhere = id.clone();
        let change = Change::AnswerNotes(self.held.interview.id.clone(), id, notes);
        self.held.apply(&change);
        self.held.stops[at].is_given = true;
        // There before it is gone here.
        let mut steps = vec![Step::Save(Save::Changes(vec![change]))];
        self.did(Did::Typed(DraftPlace::Question(elsewhere)));
        steps.extend(self.clear_line(keeps_room));
        self.history.tie();
        let number = [("number", (at + 1).into())];
        steps.push(Step::Say(setting.words.with("talk-line-sent", &number)));
        steps
    }

    /// Empties the line of the cursor, or takes it out.
    fn clear_line(&mut self, keeps_room: bool) -> Vec<Step> {
        let editor = &mut self.sheet.editor;
        let line = line_of(editor);
        let range = if keeps_room { line } else { with_its_gap(editor.as_str(), line) };
        editor.rewrite(range, "", |_| {});
        self.changed()
    }
}

/// Where the line of the cursor is.
fn line_of(editor: &Editor) -> Range<usize> {
    let start = editor.as_str()[..editor.cursor()].rfind('\n').map_or(0, |at| at + 1);
    start..start + editor.current_line().len()
}

/// Where its words are in a line; they stand at its end, blanks apart.
fn words_in(line: &str, words: &str) -> Range<usize> {
    let end = line.trim_end().len();
    end - words.len()..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_exactly_a_mark_is_read_as_one() {
        use LineMark::{Answer, Mark, Send, Tie};
        for (line, wanted) in [
            ("> Nie! ", Some(Mark(MarkKind::Quote, "Nie!"))),
            ("!  wer?", Some(Mark(MarkKind::Flag, "wer?"))),
            ("#step Größe 🙂", Some(Tie("step", "Größe 🙂"))),
            ("=3", Some(Answer(3))),
            ("=12 ", Some(Answer(12))),
            ("@12 später", Some(Send(Some(12), "später"))),
            ("@+ später", Some(Send(None, "später"))),
            (">5 Leute", None),
            ("> ", None),
            (">", None),
            ("!", None),
            ("# Titel", None),
            ("#step", None),
            ("=3 Leute", None),
            ("=", None),
            ("=drei", None),
            ("@home nichts", None),
            ("@12", None),
            (" > Nie!", None),
            ("ü > x", None),
            ("", None),
        ] {
            assert_eq!(read(line), wanted, "{line:?}");
        }
    }
}
