//! Input that nobody means well with, or that nobody meant: files, databases, keys and pastes, changed at random and put
//! together from what is awkward. The program must refuse or take it: no panic, no hang, nothing that a terminal, a
//! spreadsheet or a browser would obey.

pub mod databases;
pub mod definitions;
pub mod keys;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// How long one of them may take. Real ones take milliseconds; machines may be busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What came of many.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// How many were tried.
    pub count: usize,
    /// How many the program took.
    pub taken: usize,
    /// The slowest.
    pub slowest: Duration,
    /// What went wrong, with the number of the try, which its input can be made from again.
    pub findings: Vec<(u64, String)>,
}

/// Tries something with many dice; `one` says whether the program took it.
///
/// What goes wrong is written down and the next is tried.
pub fn many(seeds: impl Iterator<Item = u64>, mut one: impl FnMut(&mut Dice) -> bool) -> Tried {
    let mut tried = Tried::default();
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let since = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| one(&mut dice))) {
            Ok(is_taken) => tried.taken += usize::from(is_taken),
            Err(panic) => {
                let said = panic.downcast_ref::<String>().cloned();
                let said = said.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                tried.findings.push((seed, said.unwrap_or_default()));
            }
        }
        let took = since.elapsed();
        tried.slowest = tried.slowest.max(took);
        if took > PATIENCE {
            tried.findings.push((seed, format!("took {took:?}")));
        }
        tried.count += 1;
    }
    tried
}

/// Randomness that comes out the same for the same seed.
pub struct Dice(Pcg64Mcg);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// A number below another one; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.0.next_u64() % end as u64) as usize }
    }

    /// Whether something of one in so many happens.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A text that is awkward somewhere: signs that a terminal, a spreadsheet, a page or a template obeys, letters that
    /// take no columns or two, and much of it.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 38] = [
            "a",
            "Ä",
            "ß",
            "e\u{301}",
            "ни",
            "部門",
            "👩\u{200d}👧",
            "🇳🇱",
            "\u{200b}",
            "\u{202e}abc",
            "\u{2066}x",
            "\u{feff}",
            "\u{1b}[2J",
            "\u{1b}]52;c;aGk=\u{7}",
            "\u{9b}31m",
            "\u{7}",
            "\u{8}\u{8}",
            "\0",
            "\r\n",
            "\n\n\n",
            "\t",
            "\u{2028}",
            "\u{85}",
            "=1+1",
            "+cmd|' /C calc'!A0",
            "@SUM(1)",
            "-2+3",
            "<script>alert(1)</script>",
            "&amp;<b>",
            "{{ 7*7 }}",
            "{% raw %}",
            "{name}",
            "\"\"\"",
            "'''",
            "\\u{0}",
            "../../../etc/passwd",
            "' OR 1=1 --",
            "%s%n",
        ];
        let most = if self.one_in(40) { 4_000 } else { 6 };
        let count = 1 + self.below(most);
        (0..count).map(|_| *self.pick(&PIECES)).collect()
    }
}

/// Changes a text at random places: pieces go, come twice, move, or are replaced by awkward ones.
pub fn mutated(dice: &mut Dice, text: &str, other: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(ToOwned::to_owned).collect();
    let others: Vec<&str> = other.split('\n').collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(lines.len());
        match dice.below(10) {
            0 => {
                lines.remove(at);
                if lines.is_empty() {
                    lines.push(String::new());
                }
            }
            1 => lines.insert(at, lines[dice.below(at + 1)].clone()),
            2 => lines.insert(at, (*dice.pick(&others)).to_owned()),
            3 => lines[at] = dice.text(),
            4 => {
                let end = (at + 1 + dice.below(30)).min(lines.len());
                lines.drain(at..end);
                lines.push(String::new());
            }
            5 => {
                // Another value for the same key.
                let value = match dice.below(9) {
                    0 => "99999999999999999999".to_owned(),
                    1 => "-1".to_owned(),
                    2 => "nan".to_owned(),
                    3 => "[]".to_owned(),
                    4 => "{ }".to_owned(),
                    5 => "1979-05-27T07:32:00Z".to_owned(),
                    6 => "\"\"".to_owned(),
                    7 => format!("{}1{}", "[".repeat(200), "]".repeat(200)),
                    _ => toml::Value::String(dice.text()).to_string(),
                };
                if let Some((key, _)) = lines[at].split_once('=') {
                    lines[at] = format!("{key}= {value}");
                }
            }
            6 => {
                let mut signs: Vec<char> = lines[at].chars().collect();
                let place = dice.below(signs.len() + 1);
                signs.insert(
                    place,
                    *dice.pick(&['"', '[', ']', '=', '.', '\\', '#', '\u{1b}', '\u{202e}', '🙂', '{', '\0']),
                );
                lines[at] = signs.into_iter().collect();
            }
            7 => {
                let other = dice.below(lines.len());
                lines.swap(at, other);
            }
            8 => {
                let kept = lines.len().min(1 + dice.below(lines.len()));
                lines.truncate(kept);
            }
            _ => lines[at] = lines[at].repeat(1 + dice.below(40)),
        }
    }
    lines.join("\n")
}

/// Puts awkward texts in the place of others; the file stays one that can be read.
pub fn with_other_words(dice: &mut Dice, text: &str) -> String {
    const TEXTS: [&str; 12] = [
        "ask",
        "title",
        "text",
        "label",
        "name",
        "note",
        "source",
        "help",
        "role",
        "legal_basis",
        "organisation",
        "reason",
    ];
    let mut lines: Vec<String> = text.split('\n').map(ToOwned::to_owned).collect();
    let is_text = |line: &String| {
        let key = line.split_once(" = \"").map(|(key, _)| key.trim());
        line.ends_with('"') && !line.contains("\"\"\"") && key.is_some_and(|key| TEXTS.contains(&key))
    };
    let places: Vec<usize> = (0..lines.len()).filter(|at| is_text(&lines[*at])).collect();
    for _ in 0..(1 + dice.below(12)).min(places.len()) {
        let at = *dice.pick(&places);
        if let Some((key, _)) = lines[at].split_once('=') {
            // Files with controls in them are refused, which is tried often enough.
            let mut words = dice.text();
            if !dice.one_in(30) {
                words.retain(|sign| !sign.is_control());
            }
            lines[at] = format!("{key}= {}", toml::Value::String(words));
        }
    }
    // A version that is known with other words is refused as well.
    for line in lines.iter_mut().filter(|line| line.starts_with("version = ")) {
        "version = \"changed\"".clone_into(line);
    }
    lines.join("\n")
}

/// Nothing that a terminal obeys, nor anything that turns what follows around.
pub fn assert_inert(what: &str, text: &str) {
    let obeyed = |sign: char| {
        (sign.is_control() && !matches!(sign, '\n' | '\t'))
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if let Some(at) = text.find(obeyed) {
        let sign = text[at..].chars().next().unwrap_or_default();
        let from = text[..at].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
        panic!("{what} holds {sign:?} after {:?}", &text[from..at]);
    }
}
