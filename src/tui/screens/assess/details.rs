//! The texts of the screen broken into rows: the scale of what is being rated, and the pieces of evidence.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::evidence::EvidenceKind;
use crate::domain::id::Id;
use crate::domain::rating::{FactorValue, Level, Value};
use crate::domain::score::{DerivedReason, FactorOrigin};
use crate::domain::study::Study;
use crate::tui::model::Setting;
use crate::tui::widgets::shortened;

use super::wording;
use crate::domain::assess::carried;
use crate::domain::assess::pieces::{Content, Piece};
use crate::domain::assess::sheet::{Row, Site, Standing};

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary.
    Text,
    /// Less important.
    Quiet,
    /// The level that was rated.
    Chosen,
    /// How it is rated in this study.
    Rule,
    /// A proposal.
    Proposal,
    /// Something to look at again.
    Warning,
    /// The head of a piece.
    Head,
}

/// A row of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// How it looks.
    pub look: Look,
}

/// Breaks a text at words into rows of at most `width` columns; a word that is wider is broken where it must be.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut row = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!row.is_empty());
        if row.width() + gap + word.width() <= width {
            row.push_str(if gap == 1 { " " } else { "" });
            row.push_str(word);
            continue;
        }
        if !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        for grapheme in word.graphemes(true) {
            if row.width() + grapheme.width() > width && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            row.push_str(grapheme);
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// Rows of a text with something before the first one, and the same room before the others.
fn hanging(lead: &str, text: &str, width: usize, look: Look) -> Vec<Line> {
    let indent = lead.width();
    let mut rows = wrapped(text, width.saturating_sub(indent));
    if rows.is_empty() {
        rows.push(String::new());
    }
    rows.into_iter()
        .enumerate()
        .map(|(at, row)| {
            let text = if at == 0 { format!("{lead}{row}") } else { format!("{:indent$}{row}", "") };
            Line { text, look }
        })
        .collect()
}

/// The rows below the list: the scale first, then what is proposed and what is to be looked at, then what counts.
pub fn rows(row: &Row, study: &Study, site: &Site, setting: &Setting, width: usize) -> Vec<Line> {
    let mut rows = scale(row, setting, width);
    rows.extend(rule(row, study, setting, width));
    rows.extend(remarks(row, study, site, setting, width));
    rows.extend(criteria(row, setting, width));
    rows
}

/// How it is rated in this study, line by line.
fn rule(row: &Row, study: &Study, setting: &Setting, width: usize) -> Vec<Line> {
    let Some(rule) = study.rule(&row.id) else { return Vec::new() };
    let mut rows = Vec::new();
    for (at, line) in rule.text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        let text = match at {
            0 => setting.words.with("rule-line", &[("text", line.into())]),
            _ => line.to_owned(),
        };
        rows.extend(hanging(if at == 0 { "" } else { "  " }, &text, width, Look::Rule));
    }
    rows
}

/// What the values mean, and what counts: the same for every unit.
pub fn measure(row: &Row, study: &Study, setting: &Setting, width: usize) -> Vec<Line> {
    let mut rows = scale(row, setting, width);
    rows.extend(rule(row, study, setting, width));
    rows.extend(criteria(row, setting, width));
    rows
}

/// What is proposed for a unit, what is to be looked at, and what was said of the value.
pub fn remarks(row: &Row, study: &Study, site: &Site, setting: &Setting, width: usize) -> Vec<Line> {
    let words = &setting.words;
    let mut rows = Vec::new();
    for proposal in &row.proposals {
        let text = wording::proposal(row, proposal, words);
        rows.extend(hanging("→ ", &text, width, Look::Proposal));
    }
    for warning in &row.warnings {
        rows.extend(hanging("! ", &wording::warning(warning, row, setting), width, Look::Warning));
    }
    if let Some(text) = wording::derived(row, study, site, setting) {
        rows.extend(hanging("", &text, width, Look::Quiet));
    }
    let mut labelled = |id: &str, text: &str, look: Look| {
        rows.extend(hanging("", &words.with(id, &[("text", text.into())]), width, look));
    };
    let reasons = wording::reasons(row, study, setting);
    let is_told = matches!(row.derived(), None | Some(DerivedReason::DoesNotApply));
    if is_told && !reasons.is_empty() {
        labelled("assess-reason", &reasons.join("; "), Look::Text);
    }
    if let Some(note) = note(row, study) {
        labelled("assess-note", note, Look::Text);
    }
    rows
}

/// What counts for a row and what does not, whom to ask and what proves it.
fn criteria(row: &Row, setting: &Setting, width: usize) -> Vec<Line> {
    let words = &setting.words;
    let mut rows = Vec::new();
    let mut labelled = |id: &str, text: &str, look: Look| {
        rows.extend(hanging("", &words.with(id, &[("text", text.into())]), width, look));
    };
    if let Standing::Indicator(state) = &row.standing {
        let indicator = &setting.instruments.model.indicators[state.index];
        let texts = [
            ("assess-counts", &indicator.counts),
            ("assess-counts-not", &indicator.counts_not),
            ("assess-borderline", &indicator.borderline),
        ];
        for (id, text) in texts {
            if let Some(text) = text {
                labelled(id, setting.text(text), Look::Text);
            }
        }
        if !indicator.ask.is_empty() {
            let ask: Vec<String> = indicator.ask.iter().map(|who| words.of("ask", who)).collect();
            labelled("assess-ask", &ask.join(", "), Look::Text);
        }
        labelled("assess-proof", &wording::proof(indicator.proof, words), Look::Text);
    }
    rows
}

fn note<'s>(row: &Row, study: &'s Study) -> Option<&'s str> {
    match &row.standing {
        Standing::Indicator(state) => study.ratings.get(state.rating()?)?.note.as_deref(),
        Standing::Factor(state) => match state.origin {
            FactorOrigin::Typed { judgement } => study.factors.get(judgement)?.note.as_deref(),
            _ => None,
        },
    }
}

/// What each value means, with a mark at the one that was given.
fn scale(row: &Row, setting: &Setting, width: usize) -> Vec<Line> {
    let model = &setting.instruments.model;
    let mut rows = Vec::new();
    let mut level = |key: usize, text: &str, is_chosen: bool| {
        let (lead, look) = if is_chosen { ("▸", Look::Chosen) } else { (" ", Look::Text) };
        rows.extend(hanging(&format!("{lead}{key}  "), text, width, look));
    };
    match &row.standing {
        Standing::Indicator(state) => {
            let given = row.typed().is_some().then_some(state.value);
            for (key, (points, text)) in
                Level::ALL.into_iter().zip(&model.indicators[state.index].levels).enumerate()
            {
                level(key, setting.text(text), given == Some(Value::Level(points)));
            }
        }
        Standing::Factor(state) => {
            let values = [FactorValue::Absent, FactorValue::Partly, FactorValue::Present];
            for (key, (value, text)) in values.into_iter().zip(&model.factors[state.index].levels).enumerate()
            {
                let names = [
                    ("value", setting.words.of("factor", value.as_str()).into()),
                    ("text", setting.text(text).into()),
                ];
                let text = setting.words.with("assess-factor-level", &names);
                level(key, &text, state.value == value);
            }
        }
    }
    rows
}

/// How much of a piece is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// All of it, with where it is from.
    Whole,
    /// Its head and its text.
    Text,
    /// Its head and two rows of its text.
    Part,
}

/// The rows of a piece: what it is and who says it, then the text.
pub fn piece(
    piece: &Piece,
    mark: &str,
    target: Option<&Id>,
    setting: &Setting,
    (width, amount): (usize, Amount),
) -> Vec<Line> {
    let head = format!("{mark} {}", head(piece, target, setting));
    let mut rows = vec![Line { text: shortened(&head, width), look: Look::Head }];
    let (text, look) = match &piece.content {
        Content::Evidence(evidence) => (&evidence.text, Look::Text),
        Content::Material(material) => (&material.text, Look::Quiet),
    };
    let indent = "    ";
    let room = width.saturating_sub(indent.len());
    let mut lines = wrapped(text, room);
    if amount == Amount::Part && lines.len() > 2 {
        lines.truncate(2);
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last} …"), room);
        }
    }
    rows.extend(lines.into_iter().map(|line| Line { text: format!("{indent}{line}"), look }));
    if amount == Amount::Whole {
        rows.extend(hanging(indent, &whence(piece, setting), width, Look::Quiet));
    }
    rows
}

/// What a piece is, in a few words.
fn head(piece: &Piece, target: Option<&Id>, setting: &Setting) -> String {
    let words = &setting.words;
    let mut parts = Vec::new();
    match &piece.content {
        Content::Evidence(evidence) => {
            parts.push(words.of("evidence", evidence.kind.as_str()));
            if evidence.is_about_all() {
                parts.push(words.text("assess-about-all"));
            }
            if !evidence.side.is_for() {
                parts.push(format!("− {}", words.text("side-against")));
            }
            if piece.carries > carried::MOST {
                parts.push(words.with("assess-carries", &[("count", piece.carries.into())]));
            }
            parts.extend(evidence.respondent.as_ref().map(ToString::to_string));
            if evidence.kind != EvidenceKind::Testimony || evidence.respondent.is_none() {
                parts.extend(evidence.source.clone().or_else(|| evidence.place.clone()));
            }
        }
        Content::Material(material) => {
            let id = match (material.is_quote, material.is_used) {
                (true, false) => "assess-quoted",
                (true, true) => "assess-quoted-used",
                (false, true) => "assess-said-used",
                (false, false) => "assess-said",
            };
            parts.push(words.text(id));
            parts.push(wording::question(material.number, &material.question, words));
            parts.extend(material.respondent.as_ref().map(ToString::to_string));
        }
    }
    if target.is_some_and(|target| piece.informs.contains(target)) {
        parts.insert(1, words.text("assess-on-this"));
    }
    parts.join(" · ")
}

/// Where a piece is from: source, place, question, time, and its id.
fn whence(piece: &Piece, setting: &Setting) -> String {
    let words = &setting.words;
    let evidence = match &piece.content {
        Content::Evidence(evidence) => evidence,
        Content::Material(material) => {
            let names = [
                ("number", wording::question(material.number, &material.question, words).into()),
                ("question", material.asked.as_ref().map_or("", |asked| setting.text(asked)).into()),
            ];
            return words.with("assess-said-to", &names);
        }
    };
    let interview = evidence.interview.as_ref().map(ToString::to_string);
    let question = evidence.question.as_ref().map(ToString::to_string);
    let as_of = evidence.as_of.as_ref().map(|as_of| {
        let round = setting.instruments.rounds.iter().find(|round| round.id == *as_of.as_str());
        let time = round.map_or(as_of.as_str(), |round| setting.text(&round.label));
        words.with("assess-as-of", &[("time", time.into())])
    });
    let id = Some(evidence.id.to_string());
    let side = if evidence.side.is_for() { "assess-speaks-for" } else { "assess-speaks-against" };
    let side = Some(words.text(side));
    let parts = [side, evidence.source.clone(), evidence.place.clone(), interview, question, as_of, id];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn a_text_is_broken_at_words_and_a_long_word_where_it_must_be() {
        assert_eq!(wrapped("eins zwei\ndrei", 9), ["eins zwei", "drei"]);
        assert_eq!(wrapped("a Donaudampfschiff", 6), ["a", "Donaud", "ampfsc", "hiff"]);
        assert_eq!(wrapped("日本語テスト", 5), ["日本", "語テ", "スト"]);
        assert!(wrapped("  ", 5).is_empty());
    }
}
