//! The sheet of the evening before a talk, for the researcher: as plain data for a screen, as Markdown, or as one page of
//! HTML. It names what is unknown and what to ask; nothing that was said in an earlier round is on it, and nobody's name.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::plain;
use super::printed::{Markup, escaped, render};
use crate::domain::assessment::{Assessment, CellPlace};
use crate::domain::names::Names;
use crate::domain::prepare::{FollowUp, Gap, Left, Preparation, Priority};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Consent, Interview, Participant, Study};
use crate::domain::text::Text;
use crate::language::Words;

/// The sheet in words. No text of it holds a control character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The unit.
    pub unit: String,
    /// The round.
    pub round: String,
    /// What is arranged.
    pub facts: Vec<Fact>,
    /// Its parts, what is needed first on top.
    pub sections: Vec<Section>,
}

/// Something that is arranged: what it is, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// How it is.
    pub text: String,
}

/// A part of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Above it.
    pub heading: String,
    /// How to read it, or that there is nothing; may be empty.
    pub note: String,
    /// What is in it.
    pub items: Vec<Item>,
}

/// A line of a part, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The line.
    pub text: String,
    /// What belongs to it, a line each.
    pub below: Vec<String>,
    /// Whether there is something to do before the talk.
    pub is_warning: bool,
}

/// Puts a preparation into words, in a language. People are pseudonyms, unless names are given.
pub fn page(
    preparation: &Preparation,
    study: &Study,
    model: &Assessment,
    names: Option<&Names>,
    (language, words): (&str, &Words),
) -> Page {
    let reader = Reader { preparation, study, model, names, language, words };
    let page = Page {
        unit: reader.unit(),
        round: reader.round(preparation.round.as_str()),
        facts: reader.facts(),
        sections: vec![
            reader.participants(),
            reader.questions(),
            reader.initiatives(),
            reader.unknown(),
            reader.left(),
        ],
    };
    page.with(&|text| plain(text).into_owned())
}

/// Lays out a sheet.
///
/// # Errors
/// A template of ours is wrong.
pub fn render_page(
    page: &Page,
    language: &str,
    words: &Words,
    markup: Markup,
) -> Result<String, minijinja::Error> {
    let arguments = [("unit", page.unit.as_str().into()), ("round", page.round.as_str().into())];
    let shown = |text: &str| match markup {
        Markup::Markdown => escaped(text),
        Markup::Html => text.to_owned(),
    };
    let title = shown(&words.with("evening-heading", &arguments));
    let Page { facts, sections, .. } = page.clone().with(&shown);
    let templates = [include_str!("printed/evening.md"), include_str!("printed/evening.html")];
    let told = context! {
        language,
        title,
        facts => Value::from(Serde(facts)),
        sections => Value::from(Serde(sections)),
    };
    render(markup, templates, told)
}

impl Page {
    /// The page with every text changed.
    fn with(self, change: &impl Fn(&str) -> String) -> Self {
        let item = |item: Item| Item {
            text: change(&item.text),
            below: item.below.iter().map(|line| change(line)).collect(),
            ..item
        };
        let section = |section: Section| Section {
            heading: change(&section.heading),
            note: change(&section.note),
            items: section.items.into_iter().map(item).collect(),
        };
        let fact = |fact: Fact| Fact { label: change(&fact.label), text: change(&fact.text) };
        Self {
            unit: change(&self.unit),
            round: change(&self.round),
            facts: self.facts.into_iter().map(fact).collect(),
            sections: self.sections.into_iter().map(section).collect(),
        }
    }
}

/// Puts parts of a preparation into words.
struct Reader<'a> {
    preparation: &'a Preparation<'a>,
    study: &'a Study,
    model: &'a Assessment,
    /// Who people are, where that was asked for.
    names: Option<&'a Names>,
    language: &'a str,
    words: &'a Words,
}

impl Reader<'_> {
    fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    /// A text of the study.
    fn of_study(&self, text: &Text) -> String {
        text.find(self.language, &self.study.header.languages).text.to_owned()
    }

    /// A text of the model.
    fn of_model(&self, text: &Text) -> String {
        text.find(self.language, &self.model.languages).text.to_owned()
    }

    /// A text of a questionnaire, with what it leaves open filled, marked where it is in another language.
    fn of(&self, questionnaire: &Questionnaire, text: &Text) -> String {
        let (filled, instead) = questionnaire.say(text, self.language, &self.study.header.placeholders);
        self.words.marked(filled, instead)
    }

    fn unit(&self) -> String {
        let id = self.preparation.unit;
        if id.is_organisation() {
            return self.text("home-organisation");
        }
        let unit = self.study.unit(id.as_str());
        unit.map_or_else(|| id.to_string(), |unit| self.of_study(&unit.name))
    }

    fn round(&self, id: &str) -> String {
        self.study.round(id).map_or_else(|| id.to_owned(), |round| self.of_study(&round.label))
    }

    fn earlier(&self) -> Option<String> {
        self.preparation.earlier.map(|round| self.round(round.as_str()))
    }

    fn facts(&self) -> Vec<Fact> {
        let fact = |id: &str, text: Option<String>, none: &str| Fact {
            label: self.text(id),
            text: text.filter(|text| !text.is_empty()).unwrap_or_else(|| self.text(none)),
        };
        let interview = self.preparation.interview;
        let status = interview.map(|one| self.words.of("status", one.state.status.as_str()));
        let minutes = self.preparation.minutes;
        let minutes = minutes.map(|count| self.words.with("evening-minutes", &[("minutes", count.into())]));
        let questionnaire = self.preparation.questionnaire.map(|one| self.of(one, &one.title));
        vec![
            fact("evening-talk", status, "evening-not-arranged"),
            fact("evening-when", interview.map(when), "evening-no-day"),
            fact("evening-where", interview.map(|one| self.place(one)), "evening-no-place"),
            fact("evening-time", minutes, "evening-no-time"),
            fact("evening-questionnaire", questionnaire, "evening-none"),
        ]
    }

    fn place(&self, interview: &Interview) -> String {
        let details = &interview.details;
        let mode = details.mode.as_ref().map(|mode| self.words.of("mode", mode));
        let parts = [details.place.clone(), mode];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn participants(&self) -> Section {
        let all = &self.preparation.participants;
        Section {
            heading: self.text("evening-who"),
            note: match (all.is_empty(), self.names) {
                (true, _) => self.text("evening-nobody"),
                (false, Some(_)) => self.text("evening-names"),
                (false, None) => String::new(),
            },
            items: all.iter().map(|one| self.participant(one)).collect(),
        }
    }

    /// By pseudonym; by name where that was asked for.
    fn participant(&self, one: &Participant) -> Item {
        let who = &one.respondent;
        let who = self.names.map_or_else(|| who.to_string(), |names| names.shown(who));
        let mut parts = vec![who, self.words.of("role", &one.details.role)];
        parts.extend(one.details.team.clone());
        if one.details.leads {
            parts.push(self.text("leads-mark"));
        }
        let agreed: Vec<String> =
            one.consent.iter().map(|kind| self.words.of("consent", kind.as_str())).collect();
        let mut below = Vec::new();
        if !agreed.is_empty() {
            below.push(self.words.with("evening-agreed", &[("what", agreed.join(", ").into())]));
        }
        let is_warning = !one.consent.contains(&Consent::Interview);
        if is_warning {
            below.push(self.text("evening-not-agreed"));
        }
        Item { text: parts.join(" · "), below, is_warning }
    }

    fn questions(&self) -> Section {
        let Preparation { questionnaire, questions, .. } = self.preparation;
        let note = match (questionnaire, questions.as_slice()) {
            (None, _) => self.words.with("evening-no-questionnaire", &[("unit", self.unit().into())]),
            (Some(_), []) => self.text("evening-no-question"),
            _ => match self.earlier() {
                Some(earlier) => self.words.with("evening-rule", &[("round", earlier.into())]),
                None => self.text("evening-rule-first"),
            },
        };
        let items = questions.iter().filter_map(|one| Some(self.question((*questionnaire)?, one)));
        Section { heading: self.text("evening-questions"), note, items: items.collect() }
    }

    fn question(&self, questionnaire: &Questionnaire, one: &Priority) -> Item {
        let arguments = [
            ("number", one.number.into()),
            ("ask", self.of(questionnaire, &one.question.ask).into()),
            ("points", one.weight.into()),
        ];
        // The gaps of a cell stand together.
        let mut below: Vec<(CellPlace, Vec<Gap>)> = Vec::new();
        for (place, gap) in &one.settles {
            match below.last_mut().filter(|(last, _)| last == place) {
                Some((_, gaps)) => gaps.push(*gap),
                None => below.push((*place, vec![*gap])),
            }
        }
        let line = |(place, gaps): (CellPlace, Vec<Gap>)| {
            let arguments = [("cell", self.cell(place).into()), ("what", self.gaps(&gaps).into())];
            self.words.with("evening-settles", &arguments)
        };
        let mut below: Vec<String> = below.into_iter().map(line).collect();
        if !one.is_certain {
            below.push(self.text("evening-perhaps"));
        }
        Item { text: self.words.with("evening-question", &arguments), below, is_warning: false }
    }

    fn cell(&self, place: CellPlace) -> String {
        let field = self.model.fields.get(place.field).map(|field| self.of_model(&field.title));
        let phase = self.model.phases.get(place.phase).map(|phase| self.of_model(&phase.title));
        [field, phase].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Indicators by name, each with its signs.
    fn gaps(&self, gaps: &[Gap]) -> String {
        let name = |gap: &Gap| {
            let title = self.model.indicators.get(gap.indicator).map(|one| self.of_model(&one.title));
            let core = if gap.is_core { self.text("evening-core") } else { String::new() };
            let old = if gap.is_old { self.text("evening-old") } else { String::new() };
            format!("{}{core}{old}", title.unwrap_or_default())
        };
        gaps.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    fn initiatives(&self) -> Section {
        let all = &self.preparation.initiatives;
        Section {
            heading: self.text("evening-initiatives"),
            note: if all.is_empty() { self.text("evening-no-initiatives") } else { String::new() },
            items: all.iter().map(|one| self.initiative(one)).collect(),
        }
    }

    fn initiative(&self, one: &FollowUp) -> Item {
        let arguments = [
            ("round", self.round(one.last.round.as_str()).into()),
            ("state", self.words.of("fate", one.last.status.as_str()).into()),
        ];
        let details = &one.initiative.details;
        let field = self.model.field(details.field.as_str());
        let mut parts = vec![self.words.with("evening-initiative", &arguments)];
        parts.extend(field.map(|field| self.of_model(&field.title)));
        parts.push(self.text(if details.own { "own-yes" } else { "own-no" }));
        Item { text: details.title.clone(), below: vec![parts.join(" · ")], is_warning: false }
    }

    fn left(&self) -> Section {
        let Some(earlier) = self.earlier() else {
            return Section {
                heading: self.text("evening-no-left"),
                note: self.text("evening-no-earlier"),
                items: Vec::new(),
            };
        };
        let all = &self.preparation.left;
        Section {
            heading: self.words.with("evening-left", &[("round", earlier.into())]),
            note: if all.is_empty() { self.text("evening-left-nothing") } else { String::new() },
            items: all.iter().map(|one| self.left_question(one)).collect(),
        }
    }

    /// The question only: the passages that were flagged are words of an earlier round.
    fn left_question(&self, one: &Left) -> Item {
        let unasked = one.is_unasked.then(|| self.text("evening-left-unasked"));
        let flags =
            (one.flags > 0).then(|| self.words.with("evening-left-flags", &[("count", one.flags.into())]));
        let what: Vec<String> = [unasked, flags].into_iter().flatten().collect();
        let arguments = [
            ("number", one.number.into()),
            ("ask", self.of(one.questionnaire, &one.question.ask).into()),
            ("what", what.join(", ").into()),
        ];
        Item {
            text: self.words.with("evening-left-question", &arguments),
            below: Vec::new(),
            is_warning: false,
        }
    }

    fn unknown(&self) -> Section {
        let open = &self.preparation.open;
        let count: usize = open.iter().map(|cell| cell.gaps.len()).sum();
        let note = match (open.as_slice(), self.earlier()) {
            ([], _) => self.text("evening-nothing-open"),
            (_, Some(earlier)) => self.words.with("evening-open", &[("round", earlier.into())]),
            (_, None) => self.text("evening-open-first"),
        };
        let items = open.iter().map(|cell| Item {
            text: self.cell(cell.place),
            below: vec![self.gaps(&cell.gaps)],
            is_warning: false,
        });
        Section {
            heading: self.words.with("evening-unknown", &[("count", count.into())]),
            note,
            items: items.collect(),
        }
    }
}

/// Day and time, as far as they are known.
fn when(interview: &Interview) -> String {
    let details = &interview.details;
    let day = details.held_on.as_ref().map(|day| day.as_str().to_owned());
    let time = details.at.as_ref().map(|time| time.as_str().to_owned());
    [day, time].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::id::InterviewId;
    use crate::domain::prepare::prepare;
    use crate::domain::score::View;

    /// The sheet of a follow-up in a study whose every text is hostile.
    fn hostile(text: &str) -> Page {
        let mut scene = Scene::with_sez();
        scene.model.languages.clear();
        for indicator in &mut scene.model.indicators {
            indicator.title = text.into();
        }
        scene.model.fields[0].title = text.into();
        scene.model.phases[0].title = text.into();
        for question in &mut scene.questionnaires[0].sections[0].questions {
            question.ask = text.into();
        }
        scene.questionnaires[0].title = text.into();
        scene.study.units[0].name = text.into();
        scene.study.rounds[0].label = text.into();
        scene.study.rounds[1].label = text.into();
        for participant in &mut scene.study.participants {
            participant.details.role = text.to_owned();
            participant.details.team = Some(text.to_owned());
        }
        for interview in &mut scene.study.interviews {
            interview.details.place = Some(text.to_owned());
        }
        let (unit, round) = (id("sez"), id("r2"));
        let interview = scene.study.interview(&InterviewId::of(&unit, &round));
        let prepared = prepare(&scene.scoring(View::Account), &unit, &round, interview);
        page(&prepared, &scene.study, &scene.model, None, ("en", &Words::english()))
    }

    fn all(page: &Page) -> String {
        serde_json::to_string(page).unwrap()
    }

    #[test]
    fn no_control_character_and_no_mark_of_direction_is_on_the_sheet() {
        let page = hostile("a\u{1b}[2J\u{9b}\u{202e}\r\nb");
        let told = all(&page);
        assert!(told.contains("a\u{fffd}[2J") && !told.contains("\\u00"), "{told}");
        assert!(told.chars().all(|one| !one.is_control() && one != '\u{202e}'), "{told}");
        for markup in [Markup::Markdown, Markup::Html] {
            let text = render_page(&page, "en", &Words::english(), markup).unwrap();
            assert!(text.chars().all(|one| one == '\n' || !one.is_control() && one != '\u{202e}'), "{text}");
        }
    }

    #[test]
    fn every_text_of_a_study_is_escaped_wherever_it_stands() {
        let page = hostile("</li></title><script>x</script>&\"'");
        let html = render_page(&page, "en", &Words::english(), Markup::Html).unwrap();
        assert!(!html.contains("<script") && !html.contains("x</"), "{html}");
        assert_eq!(html.matches("</title>").count(), 1);
        let told = all(&page).matches("<script>").count();
        // The title of the page holds the unit and the round, in the head and on the page.
        assert!(html.matches("&lt;script&gt;").count() >= told, "{told} of {html}");
    }

    #[test]
    fn nothing_is_told_as_an_id_in_angle_brackets_in_any_language() {
        let scene = Scene::with_sez();
        let (unit, round) = (id("sez"), id("r2"));
        for interview in [None, scene.study.interview(&InterviewId::of(&unit, &round))] {
            for language in crate::language::LANGUAGES {
                let prepared = prepare(&scene.scoring(View::Account), &unit, &round, interview);
                let words = Words::in_language(language);
                let told = all(&page(&prepared, &scene.study, &scene.model, None, (language, &words)));
                assert!(!told.contains("<evening") && !told.contains("{ $"), "{told}");
            }
        }
    }
}
