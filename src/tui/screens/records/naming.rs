//! The name of a participant, typed beside the pseudonym. It is kept in a file of its own as soon as its field is left, in
//! no record and in no memo of an unfinished form; given up, the file says what it said before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::names::Name;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::model::Setting;
use crate::workbench::request::{Respondents, Save};

use super::{Kind, Row};

/// The field of the form.
const FIELD: &str = "name";

/// Who respondents are, and what a form that is open changed of it.
#[derive(Debug, Default)]
pub struct Naming {
    /// Nothing where it is not known: no name is asked for then.
    known: Option<Arc<Respondents>>,
    /// What the form that is open has written on the way, whether or not it was taken back since.
    written: BTreeMap<Id, Written>,
}

/// A name that a form has touched. It is remembered until another form begins: what is read of the file meanwhile may be
/// older than what the form wrote last.
#[derive(Debug)]
struct Written {
    before: Option<Name>,
    now: Option<Name>,
}

impl Naming {
    /// Takes in what is written beside the study.
    pub fn learn(&mut self, known: &Arc<Respondents>) {
        self.known = Some(Arc::clone(known));
    }

    /// Begins with a form of a participant: its second field is the name.
    #[must_use]
    pub fn begin(&mut self, kind: &Kind, form: Form, present: Option<&Id>, setting: &Setting) -> Form {
        self.written.clear();
        self.add_to(kind, form, present, setting)
    }

    /// The form with the name as its second field, where it is one of a participant.
    #[must_use]
    pub fn add_to(&self, kind: &Kind, form: Form, present: Option<&Id>, setting: &Setting) -> Form {
        if self.known.is_none() || !matches!(kind, Kind::Participants(_)) {
            return form;
        }
        let name = present.and_then(|who| self.was(who)).map_or("", Name::as_str);
        form.with_field(1, Field::line(FIELD, setting.words.text("field-real-name"), name).private())
    }

    /// The name that was known before the form was opened.
    fn was(&self, who: &Id) -> Option<&Name> {
        match self.written.get(who) {
            Some(written) => written.before.as_ref(),
            None => self.known.as_ref().and_then(|known| known.names.get(who)),
        }
    }

    /// Why the name cannot be kept: it is none, or the pseudonym is somebody else's.
    pub fn refusal(&self, filled: &Filled, present: Option<&Id>, setting: &Setting) -> Option<String> {
        let who = filled.id("respondent")?;
        let typed = filled.some(FIELD)?;
        let name = match Name::new(&typed) {
            Ok(name) => name,
            Err(error) => return Some(setting.words.with("names-bad", &[("why", error.to_string().into())])),
        };
        let other = self.was(&who).filter(|was| present != Some(&who) && **was != name)?;
        let arguments = [("who", who.to_string().into()), ("name", other.to_string().into())];
        Some(setting.words.with("names-other", &arguments))
    }

    /// The field was left: the name is kept at once, where it is clear whose it is.
    pub fn left(&mut self, filled: &Filled, present: Option<&Id>, setting: &Setting) -> Vec<Save> {
        let mut saves = Vec::new();
        let who = filled.id("respondent");
        if let (Some(who), Some(typed)) = (&who, filled.some(FIELD)) {
            if self.refusal(filled, present, setting).is_some() {
                return saves;
            }
            saves.extend(Name::new(typed).ok().and_then(|name| self.write(who, Some(name))));
        }
        saves.extend(self.take_back(who.as_ref()));
        saves
    }

    /// What a kept form makes of names.
    pub fn kept(&mut self, filled: &Filled, present: Option<&Id>) -> Vec<Save> {
        let (Some(who), true) = (filled.id("respondent"), filled.asks(FIELD)) else { return Vec::new() };
        let mut saves = self.take_back(Some(&who));
        let had = present.and_then(|present| self.was(present)).is_some();
        match Name::new(filled.text(FIELD)).ok() {
            Some(name) => saves.extend(self.write(&who, Some(name))),
            // A field that was empty from the first says nothing of who it is.
            None if had && present == Some(&who) || self.written.contains_key(&who) => {
                saves.extend(self.write(&who, None));
            }
            None => {}
        }
        // A new pseudonym for somebody who takes part in no other talk under the old one.
        if let Some(old) = present.filter(|old| **old != who && had) {
            let known = self.known.as_ref();
            if known.is_some_and(|known| known.talks.get(old).is_none_or(|talks| *talks <= 1)) {
                saves.extend(self.write(old, None));
            }
        }
        self.written.clear();
        saves
    }

    /// The form was given up: what it wrote is taken back.
    pub fn given_up(&mut self) -> Vec<Save> {
        self.take_back(None)
    }

    /// Takes back what was written of anybody else.
    fn take_back(&mut self, but: Option<&Id>) -> Vec<Save> {
        let others = self.written.iter().filter(|(who, _)| Some(*who) != but);
        let others: Vec<_> = others.map(|(who, written)| (who.clone(), written.before.clone())).collect();
        others.into_iter().filter_map(|(who, before)| self.write(&who, before)).collect()
    }

    /// Writes a name, unless it is there already.
    fn write(&mut self, who: &Id, name: Option<Name>) -> Option<Save> {
        let before = self.was(who).cloned();
        let now = self.written.get(who).map_or(&before, |written| &written.now);
        if *now == name {
            return None;
        }
        self.written.insert(who.clone(), Written { before, now: name.clone() });
        if let Some(known) = &mut self.known {
            Arc::make_mut(known).names.set(who, name.as_ref());
        }
        Some(Save::Name(who.clone(), name))
    }

    /// Puts the names behind the pseudonyms of participants, where any of them has one.
    pub fn fill(&self, kind: &Kind, rows: &mut [Row]) {
        if matches!(kind, Kind::Participants(_)) && rows.iter().any(|row| self.of_row(row).is_some()) {
            for row in rows {
                let name = self.of_row(row).map(ToString::to_string).unwrap_or_default();
                row.columns.insert(1.min(row.columns.len()), name);
            }
        }
    }

    fn of_row(&self, row: &Row) -> Option<&Name> {
        let who = Id::new(row.columns.first()?.as_str()).ok()?;
        self.known.as_ref()?.names.get(&who)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset};
    use proptest::prelude::*;
    use ratatui::layout::Size;

    use super::*;
    use crate::domain::names::Names;
    use crate::language::Words;
    use crate::tui::theme::Theme;

    fn setting() -> Setting {
        Setting {
            words: Words::english(),
            theme: Theme::dark(),
            language: "en".to_owned(),
            size: Size { width: 80, height: 24 },
            now: DateTime::UNIX_EPOCH,
            offset: FixedOffset::east_opt(0).unwrap(),
            editor: None,
            instruments: Arc::default(),
        }
    }

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn filled(who: &str, name: &str) -> Filled {
        let fields = vec![Field::id("respondent", "", who), Field::line(FIELD, "", name)];
        Form::new("", fields).so_far()
    }

    fn apply(names: &mut Names, saves: &[Save]) {
        for save in saves {
            let Save::Name(who, name) = save else { panic!("{save:?}") };
            names.set(who, name.as_ref());
        }
    }

    fn respondents(names: &Names) -> Arc<Respondents> {
        Arc::new(Respondents { names: names.clone(), talks: BTreeMap::new() })
    }

    proptest! {
        /// Whatever is typed and left on the way: given up, everything is as it was; kept, only what the form says last
        /// is different. What is read of the file on the way may be of before the last change, or not be read at all.
        #[test]
        fn what_a_form_wrote_on_the_way_is_taken_back(
            first in prop::collection::btree_map("[A-C]", "[a-b]{1,2}", 0..3),
            present in prop::option::of("[A-C]"),
            way in prop::collection::vec(("[A-D]?", "[a-b]{0,2}", 0..3_u8), 0..8),
            is_kept in any::<bool>(),
        ) {
            let setting = setting();
            let mut names = Names::default();
            for (who, name) in &first {
                names.set(&id(who), Name::new(name).ok().as_ref());
            }
            let before = names.clone();
            let present = present.map(|who| id(&who));
            let mut naming = Naming::default();
            naming.learn(&respondents(&names));
            let form = Form::new("", vec![Field::id("respondent", "", "")]);
            let form = naming.begin(&Kind::Participants(talk()), form, present.as_ref(), &setting);
            prop_assert_eq!(form.fields.len(), 2);
            for (who, name, what_is_read) in &way {
                let read_early = respondents(&names);
                apply(&mut names, &naming.left(&filled(who, name), present.as_ref(), &setting));
                match what_is_read {
                    0 => {}
                    1 => naming.learn(&respondents(&names)),
                    _ => naming.learn(&read_early),
                }
            }
            let last = way.last().map(|(who, name, _)| filled(who, name)).unwrap_or_default();
            let can_be_kept = last.id("respondent").is_some()
                && naming.refusal(&last, present.as_ref(), &setting).is_none();
            if !is_kept || !can_be_kept {
                apply(&mut names, &naming.given_up());
                prop_assert_eq!(names, before);
                return Ok(());
            }
            apply(&mut names, &naming.kept(&last, present.as_ref()));
            let who = last.id("respondent").unwrap();
            let mut expected = before.clone();
            let had = present.as_ref().is_some_and(|present| before.get(present).is_some());
            match Name::new(last.text(FIELD)).ok() {
                Some(name) => { expected.set(&who, Some(&name)); }
                None if had && present.as_ref() == Some(&who) => { expected.set(&who, None); }
                None => {}
            }
            if had && present.as_ref() != Some(&who) {
                expected.set(present.as_ref().unwrap(), None);
            }
            prop_assert_eq!(names, expected);
        }
    }

    fn talk() -> crate::domain::id::InterviewId {
        crate::domain::id::InterviewId::new("sez/r1").unwrap()
    }

    #[test]
    fn the_pseudonym_of_somebody_else_is_refused_and_nothing_is_written() {
        let setting = setting();
        let mut names = Names::default();
        names.set(&id("P1"), Name::new("Jan").ok().as_ref());
        let mut naming = Naming::default();
        naming.learn(&respondents(&names));
        assert_eq!(naming.left(&filled("P1", "Piet"), None, &setting), []);
        assert!(naming.refusal(&filled("P1", "Piet"), None, &setting).unwrap().contains("Jan"));
        assert_eq!(naming.refusal(&filled("P1", "Jan"), None, &setting), None);
        assert_eq!(
            naming.refusal(&filled("P1", "Piet"), Some(&id("P1")), &setting),
            None,
            "a slip is mended"
        );
        assert_eq!(naming.kept(&filled("P1", ""), None), [], "an empty field says nothing of who it is");
    }
}
