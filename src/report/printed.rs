//! A questionnaire on paper, for interviewers who write by hand or to be sent to those who fill it in: as Markdown, or as
//! one page of HTML.
//!
//! What a question is, which answers it offers and when it is asked becomes plain data here; two templates lay it out.
//! Texts are data: no sign in them becomes markup.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;

use crate::domain::answer::Missing;
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::questionnaire::{AnswerOption, Audience, CompanionKind, Mode, Question, Questionnaire};
use crate::domain::text::Text;
use crate::language::Words;
use crate::report::{one_of, statement};

/// What a printed questionnaire is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// One page of HTML, complete in itself.
    Html,
}

/// Who gets a printed questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The interviewer: everything.
    Interviewer,
    /// Those who answer, who fill it in themselves: nothing of what is meant for the interviewer, and room to say where
    /// each document is.
    Respondent,
}

#[derive(Debug, Serialize)]
struct PrintedSection {
    title: String,
    questions: Vec<PrintedQuestion>,
}

#[derive(Debug, Serialize)]
struct PrintedQuestion {
    number: usize,
    ask: String,
    only_if: Option<String>,
    probes: Vec<String>,
    guide: Option<String>,
    answer: Option<PrintedAnswer>,
    papers: Option<PrintedPapers>,
}

/// Where the document is that the answer is taken from, to be ticked by those who fill it in.
#[derive(Debug, Serialize)]
struct PrintedPapers {
    /// What it is about.
    of: String,
    /// What can be ticked.
    boxes: [String; 3],
}

/// The closed answer beside the room to write.
#[derive(Debug, Default, Serialize)]
struct PrintedAnswer {
    /// Who decides it.
    by: String,
    /// What can be ticked.
    boxes: Vec<String>,
    /// What is filled in.
    blank: Option<String>,
    /// The columns of a table to fill in.
    columns: Vec<String>,
}

/// A questionnaire as a sheet to write on, in a language; a text that is not there in it is marked. Placeholders have the
/// words of a study, where it has its own.
///
/// # Errors
/// A template of ours is wrong.
pub fn questionnaire(
    questionnaire: &Questionnaire,
    own: &BTreeMap<String, Text>,
    reach: Reach,
    (language, words): (&str, &Words),
    markup: Markup,
) -> Result<String, minijinja::Error> {
    let reader = Reader { questionnaire, own, reach, language, words, markup };
    let mut number = 0;
    let sections = questionnaire.sections.iter().map(|section| {
        let questions = section.questions.iter().map(|question| {
            number += 1;
            reader.question(question, number)
        });
        PrintedSection { questions: questions.collect(), title: reader.say(&section.title) }
    });
    let sections: Vec<PrintedSection> = sections.collect();
    let word = |id: &str| reader.word(&format!("print-{id}"));
    let whom = match questionnaire.audience {
        Audience::Unit => word("unit"),
        Audience::Organisation => reader.word("home-organisation"),
    };
    let version = reader.shown(&format!("{} {}", questionnaire.id, questionnaire.version));
    let title = reader.say(&questionnaire.title);
    let sections = Value::from(Serde(sections));
    let missing = |kinds: &[Missing]| -> Vec<String> {
        kinds.iter().map(|missing| reader.shown(&words.of("missing", missing.as_str()))).collect()
    };
    if reach == Reach::Respondent {
        let told = context! {
            language,
            title,
            version,
            sections,
            text => reader.word("send-text"),
            head => [whom, reader.word("send-by"), word("day"), reader.word("send-back")],
            missing => missing(&[Missing::DoesNotKnow, Missing::DoesNotApply]),
            notes => reader.word("send-notes"),
        };
        return render(markup, [include_str!("printed/send.md"), include_str!("printed/send.html")], told);
    }
    let minutes = questionnaire.minutes;
    let minutes = minutes.map(|minutes| words.with("print-minutes", &[("minutes", minutes.into())]));
    let templates = [include_str!("printed/questionnaire.md"), include_str!("printed/questionnaire.html")];
    let told = context! {
        language,
        title,
        version,
        sections,
        source => questionnaire.source.as_ref().map(|source| reader.say(source)),
        head => [whom, word("round"), word("day"), word("place"), word("people"), word("time")],
        minutes,
        missing => missing(&Missing::ALL),
        notes => word("notes"),
    };
    render(markup, templates, told)
}

/// Lays out what is told with one of two templates, that of Markdown first. In HTML every text is escaped.
pub(super) fn render(
    markup: Markup,
    [markdown, html]: [&str; 2],
    told: Value,
) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|name| match name {
        "markdown" => AutoEscape::None,
        _ => AutoEscape::Html,
    });
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("head.html", include_str!("printed/head.html"))?;
    environment.add_template("answer.html", include_str!("printed/answer.html"))?;
    environment.add_template("page.html", html)?;
    environment.add_template("markdown", markdown)?;
    let name = match markup {
        Markup::Markdown => "markdown",
        Markup::Html => "page.html",
    };
    environment.get_template(name)?.render(told)
}

/// Reads a questionnaire in a language, for one kind of markup.
struct Reader<'a> {
    questionnaire: &'a Questionnaire,
    own: &'a BTreeMap<String, Text>,
    reach: Reach,
    language: &'a str,
    words: &'a Words,
    markup: Markup,
}

impl Reader<'_> {
    /// A text as it goes into the template: HTML is escaped there.
    fn shown(&self, text: &str) -> String {
        match self.markup {
            Markup::Markdown => escaped(text),
            Markup::Html => text.to_owned(),
        }
    }

    fn word(&self, id: &str) -> String {
        self.shown(&self.words.text(id))
    }

    fn say(&self, wanted: &Text) -> String {
        self.shown(&self.plain(wanted))
    }

    /// A text with its placeholders filled, marked where it is in another language.
    fn plain(&self, wanted: &Text) -> String {
        let (filled, instead) = self.questionnaire.say(wanted, self.language, self.own);
        self.words.marked(filled, instead)
    }

    fn question(&self, question: &Question, number: usize) -> PrintedQuestion {
        let only_if = question.when.as_ref().map(|when| {
            let condition = self.condition(when);
            self.shown(&self.words.with("print-only-if", &[("condition", condition.into())]))
        });
        let is_ours = self.reach == Reach::Interviewer;
        PrintedQuestion {
            number,
            ask: self.say(&question.ask),
            only_if,
            probes: question
                .probes
                .iter()
                .map(|probe| self.say(probe))
                .chain((question.is_document && is_ours).then(|| self.word("question-document")))
                .collect(),
            guide: question.guide.as_ref().filter(|_| is_ours).map(|guide| self.say(guide)),
            papers: (question.is_document && !is_ours).then(|| PrintedPapers {
                of: self.word("send-paper"),
                boxes: ["send-enclosed", "send-shown", "send-absent"].map(|id| self.word(id)),
            }),
            answer: question.companion.as_ref().map(|companion| PrintedAnswer {
                by: self.word(match companion.mode {
                    Mode::ReadOut => "print-read-out",
                    Mode::Coded => "print-coded",
                }),
                ..self.answer(&companion.kind)
            }),
        }
    }

    fn answer(&self, kind: &CompanionKind) -> PrintedAnswer {
        let boxes = |boxes: Vec<String>| PrintedAnswer { boxes, ..PrintedAnswer::default() };
        let blank =
            |text: String| PrintedAnswer { blank: Some(self.shown(&text)), ..PrintedAnswer::default() };
        let words = self.words;
        match kind {
            CompanionKind::YesNo => boxes(vec![self.word("yes"), self.word("no")]),
            CompanionKind::Choice(options) | CompanionKind::Choices(options) => {
                boxes(options.iter().map(|option| self.say(&option.label)).collect())
            }
            CompanionKind::Scale { from, to, labels } => boxes(
                (*from..=*to)
                    .map(|point| match labels.get(&point) {
                        Some(label) => self.shown(&format!("{point} {}", self.plain(label))),
                        None => point.to_string(),
                    })
                    .collect(),
            ),
            CompanionKind::Number { min, max, unit } => {
                let unit = unit.as_ref().map(|unit| self.plain(unit)).unwrap_or_default();
                let range = match (min, max) {
                    (Some(min), Some(max)) => format!(" ({min}–{max})"),
                    _ => String::new(),
                };
                blank(format!("{unit}{range}"))
            }
            CompanionKind::Share { part, whole } => {
                let arguments = [("part", self.plain(part).into()), ("whole", self.plain(whole).into())];
                blank(words.with("print-share", &arguments))
            }
            CompanionKind::Date => blank(words.text("print-date")),
            CompanionKind::Units => blank(words.text("print-units")),
            CompanionKind::Initiatives => PrintedAnswer {
                columns: vec![self.word("print-initiative"), self.word("print-how-far")],
                ..PrintedAnswer::default()
            },
            CompanionKind::Records(fields) => PrintedAnswer {
                columns: fields.iter().map(|field| self.column(&field.label, &field.options)).collect(),
                ..PrintedAnswer::default()
            },
        }
    }

    /// The head of a column, with what can be chosen in it.
    fn column(&self, label: &Text, options: &[AnswerOption]) -> String {
        let options: Vec<String> = options.iter().map(|option| self.plain(&option.label)).collect();
        let label = self.plain(label);
        self.shown(&if options.is_empty() { label } else { format!("{label}: {}", options.join(" / ")) })
    }

    /// When a question is asked, in words: "question 4: No or perhaps".
    fn condition(&self, condition: &Condition<Id>) -> String {
        let words = self.words;
        statement(condition, words, &|id, accepted| {
            let place = self.questionnaire.questions().position(|question| question.id == *id);
            let number = place.map_or_else(|| id.to_string(), |place| (place + 1).to_string());
            let values = one_of(accepted.iter().map(|value| self.value(id, value)), words);
            words.with("print-is", &[("number", number.into()), ("values", values.into())])
        })
    }

    /// An answer to a question in words.
    fn value(&self, question: &Id, value: &str) -> String {
        let companion =
            self.questionnaire.question(question.as_str()).and_then(|question| question.companion.as_ref());
        let options = match companion.map(|companion| &companion.kind) {
            Some(CompanionKind::Choice(options) | CompanionKind::Choices(options)) => options.as_slice(),
            _ => &[],
        };
        let option = options.iter().find(|option| option.id == *value);
        option.map_or_else(|| self.words.of("result", value), |option| self.plain(&option.label))
    }
}

/// A text on one line of which no sign is markup in Markdown.
///
/// ```
/// use nulmeting::report::printed::escaped;
/// assert_eq!(escaped("*sehr* <b>gut</b>\n| ja"), "\\*sehr\\* \\<b\\>gut\\</b\\> \\| ja");
/// assert_eq!(escaped("1. Zug - 2"), "1\\. Zug - 2");
/// ```
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if character.is_control() {
            escaped.push(' ');
            continue;
        }
        // A number or a dash at the start would begin a list.
        let begins_list = match character {
            '-' => at == 0,
            '.' | ')' => at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if begins_list || "\\`*_{}[]<>#+|~$&!=^@".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::builtin;

    fn printed_for(reach: Reach, found: &Questionnaire, language: &str, markup: Markup) -> String {
        let speaking = (language, &Words::in_language(language));
        questionnaire(found, &BTreeMap::new(), reach, speaking, markup).unwrap()
    }

    fn printed(id: &str, language: &str, markup: Markup) -> String {
        let library = builtin::library();
        let found = library.questionnaire(id).unwrap();
        printed_for(Reach::Interviewer, found, language, markup)
    }

    #[test]
    fn every_shipped_question_is_there_in_every_language_with_its_number_and_nothing_left_open() {
        let library = builtin::library();
        for id in library.questionnaires().map(|one| one.id.as_str()) {
            for language in ["de", "nl", "en"] {
                for markup in [Markup::Markdown, Markup::Html] {
                    let text = printed(id, language, markup);
                    let count = library.questionnaire(id).unwrap().questions().count();
                    let last = match markup {
                        Markup::Markdown => format!("### {count}\\."),
                        Markup::Html => format!("<span class=\"number\">{count}</span>"),
                    };
                    assert!(text.contains(&last), "{last} in {text}");
                    for rest in ["{", "<print-", "<condition-"] {
                        let is_style = markup == Markup::Html && rest == "{";
                        assert!(is_style || !text.contains(rest), "{id} {language}: {rest}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_never_becomes_markup() {
        let library = builtin::library();
        let mut found = library.questionnaire("almelo-baseline").unwrap().clone();
        found.sections[0].questions[0].ask = "<script>alert(1)</script> | *x*\n# head".into();
        let html = printed_for(Reach::Interviewer, &found, "en", Markup::Html);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;") && !html.contains("<script>"), "{html}");
        let markdown = printed_for(Reach::Interviewer, &found, "en", Markup::Markdown);
        assert!(markdown.contains("\\<script\\>alert(1)\\</script\\> \\| \\*x\\* \\# head"), "{markdown}");
    }

    #[test]
    fn a_text_in_another_language_is_marked_and_a_condition_names_the_question() {
        let library = builtin::library();
        let mut found = library.questionnaire("almelo-follow-up").unwrap().clone();
        found.sections[0].title = Text::ByLanguage([("nl".to_owned(), "Bekendheid".to_owned())].into());
        let text = printed_for(Reach::Interviewer, &found, "de", Markup::Markdown);
        assert!(text.contains("\\[nl\\] Bekendheid"), "{text}");
        assert!(text.contains("_Nur wenn "), "{text}");
    }

    #[test]
    fn what_is_sent_keeps_what_is_meant_for_the_interviewer_and_asks_where_the_document_is() {
        let library = builtin::library();
        let found = library.questionnaire("nulmeting-core-facts").unwrap();
        let papers = found.questions().filter(|question| question.is_document).count();
        for language in ["de", "nl", "en"] {
            let words = Words::in_language(language);
            for markup in [Markup::Markdown, Markup::Html] {
                let ours = printed_for(Reach::Interviewer, found, language, markup);
                let sent = printed_for(Reach::Respondent, found, language, markup);
                let guide = match markup {
                    Markup::Markdown => "\n> ",
                    Markup::Html => "<p class=\"guide\">",
                };
                assert_eq!(ours.matches(guide).count(), found.questions().count());
                assert!(!sent.contains(guide));
                assert_eq!(sent.matches(&words.text("send-enclosed")).count(), papers);
                for word in ["print-coded", "print-read-out", "question-document"] {
                    assert!(!sent.contains(&words.text(word)), "{language} {word}");
                }
                let unasked = words.of("missing", Missing::NotAsked.as_str());
                assert!(ours.contains(&unasked) && !sent.contains(&unasked));
                assert!(!sent.contains("<send-") && !sent.contains("{group}"));
            }
        }
    }

    #[test]
    fn a_study_gives_its_own_words() {
        let library = builtin::library();
        let found = library.questionnaire("nulmeting-core-facts").unwrap();
        let own = BTreeMap::from([("group".to_owned(), Text::from("newcomers"))]);
        let speaking = ("en", &Words::english());
        let sent = questionnaire(found, &own, Reach::Respondent, speaking, Markup::Html).unwrap();
        assert!(sent.contains("with newcomers?") && !sent.contains("migration background"), "{sent}");
    }
}
