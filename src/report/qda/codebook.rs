//! The codebook: indicators below their fields, factors, and the kinds of marks.

use std::collections::BTreeSet;
use std::fmt::Write;

use uuid::Uuid;

use super::{Maker, Set, line, paragraphs};
use crate::domain::id::Id;
use crate::domain::text::Text;

/// A code, or a group of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Identity.
    pub guid: Uuid,
    /// Its name, which no other code has, in whatever case.
    pub name: String,
    /// What it means and how it is used; may be empty.
    pub description: String,
    /// What it stands for.
    pub meaning: Meaning,
    /// What is below it.
    pub children: Vec<Code>,
}

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Codes below it; nothing is coded with it.
    Group,
    /// An indicator or factor.
    Target(Id),
    /// Said word for word.
    Quote,
    /// To come back to.
    Flag,
}

impl Meaning {
    /// Whether passages are coded with it.
    pub fn is_codable(&self) -> bool {
        *self != Self::Group
    }
}

/// Names, each given once.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// The title, with the id behind it where another one has it.
    fn give(&mut self, title: &str, id: &str) -> String {
        let title = line(title);
        let title = if title.is_empty() { id.to_owned() } else { title };
        let mut name = title.clone();
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            name = if number == 1 { format!("{title} ({id})") } else { format!("{title} ({id} {number})") };
            number += 1;
        }
        name
    }
}

impl Maker<'_> {
    pub(super) fn codes(&mut self) -> Vec<Code> {
        let model = self.material.model;
        let mut names = Names::default();
        let mut groups = Vec::new();
        // Groups get their names first, because their codes hardly ever have the same.
        let fields: Vec<String> =
            model.fields.iter().map(|field| names.give(&self.say(&field.title), field.id.as_str())).collect();
        let factors = names.give(&self.words.text("qda-factors"), "factors");
        let marks = names.give(&self.words.text("qda-marks"), "marks");
        let unknown = names.give(&self.words.text("qda-unknown"), "unknown");
        for (at, (field, name)) in model.fields.iter().zip(fields).enumerate() {
            let own = model.indicators.iter().filter(|indicator| indicator.field == at);
            let children: Vec<Code> = own
                .map(|one| {
                    let mut description = String::new();
                    for (level, text) in one.levels.iter().enumerate() {
                        self.add(&mut description, &level.to_string(), Some(text));
                    }
                    self.add(&mut description, &self.words.text("qda-counts"), one.counts.as_ref());
                    self.add(&mut description, &self.words.text("qda-counts-not"), one.counts_not.as_ref());
                    self.add(&mut description, &self.words.text("qda-borderline"), one.borderline.as_ref());
                    self.target(&mut names, &one.id, &one.title, description)
                })
                .collect();
            groups.push(self.group(&["field", field.id.as_str()], name, children));
        }
        let children: Vec<Code> = model
            .factors
            .iter()
            .map(|one| {
                let mut description = String::new();
                for (word, text) in ["absent", "partly", "present"].iter().zip(&one.levels) {
                    self.add(&mut description, &self.words.of("factor", word), Some(text));
                }
                self.target(&mut names, &one.id, &one.title, description)
            })
            .collect();
        groups.push(self.group(&["factors"], factors, children));
        let children = [("quote", Meaning::Quote, "qda-quote"), ("flag", Meaning::Flag, "qda-flag")].map(
            |(id, meaning, title)| Code {
                guid: self.guid(&["code", "mark", id]),
                name: names.give(&self.words.text(title), id),
                description: String::new(),
                meaning,
                children: Vec::new(),
            },
        );
        groups.push(self.group(&["marks"], marks, children.into()));
        let marked = self.material.study.answers.iter().flat_map(|answer| &answer.notes.marks);
        let strange: BTreeSet<&Id> = marked
            .filter_map(|mark| mark.target.as_ref())
            .filter(|target| {
                model.indicator(target.as_str()).is_none() && model.factor(target.as_str()).is_none()
            })
            .collect();
        let children: Vec<Code> = strange
            .into_iter()
            .map(|id| self.target(&mut names, id, &Text::from(id.as_str()), String::new()))
            .collect();
        groups.push(self.group(&["unknown"], unknown, children));
        groups.retain(|group| !group.children.is_empty());
        groups
    }

    fn add(&self, description: &mut String, what: &str, text: Option<&Text>) {
        let text = text.map(|text| line(&self.say(text))).unwrap_or_default();
        if !text.is_empty() {
            let _ = writeln!(description, "{what}: {text}");
        }
    }

    fn target(&self, names: &mut Names, id: &Id, title: &Text, mut description: String) -> Code {
        if let Some(rule) = self.material.study.rule(id) {
            let _ = writeln!(description, "{}: {}", self.words.text("qda-rule"), paragraphs(&rule.text));
        }
        Code {
            guid: self.guid(&["code", "target", id.as_str()]),
            name: names.give(&self.say(title), id.as_str()),
            description: description.trim_end().to_owned(),
            meaning: Meaning::Target(id.clone()),
            children: Vec::new(),
        }
    }

    fn group(&self, names: &[&str], name: String, children: Vec<Code>) -> Code {
        let guid = self.guid(&[&["group"], names].concat());
        Code { guid, name, description: String::new(), meaning: Meaning::Group, children }
    }

    /// The indicators under each heading of a unit's report.
    pub(super) fn sets(&self, codes: &[Code]) -> Vec<Set> {
        let model = self.material.model;
        let all = || codes.iter().flat_map(|group| &group.children);
        let sets = model.headings.iter().map(|heading| {
            let under = model.indicators.iter().filter(|one| one.heading.as_ref() == Some(&heading.id));
            let under: Vec<&Id> = under.map(|one| &one.id).collect();
            let is_under = |code: &&Code| matches!(&code.meaning, Meaning::Target(id) if under.contains(&id));
            Set {
                guid: self.guid(&["set", heading.id.as_str()]),
                name: line(&self.say(&heading.title)),
                codes: all().filter(is_under).map(|code| code.guid).collect(),
            }
        });
        sets.filter(|set| !set.codes.is_empty()).collect()
    }
}
