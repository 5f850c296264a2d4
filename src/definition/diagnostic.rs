//! Findings as a person reads them: place, line, caret and help. Knows nothing of the kinds of files.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Finding, Severity};

/// Writes findings one after the other, each with `file:line:column`, its line and a caret.
///
/// ```
/// use nulmeting::definition::{builtin, check, render};
/// let text = "format = 1\nkind = \"questionaire\"\n";
/// let checked = check(text, &builtin::library());
/// let shown = render("talk.toml", text, &checked.findings, false);
/// assert!(shown.starts_with("error[unknown-kind]"));
/// assert!(shown.contains("talk.toml:2:8"));
/// ```
pub fn render(file_name: &str, text: &str, findings: &[Finding], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let lines = LineStarts::of(text);
    let mut shown = String::new();
    for finding in findings {
        // Only the lines from the first to the last place are handed over: a study file is long.
        let places = || finding.related.iter().map(|(span, _)| span).chain([&finding.span]);
        let first = places().map(|span| lines.line_of(span.start)).min().unwrap_or(0);
        let last = places().map(|span| lines.line_of(span.end)).max().unwrap_or(0);
        let window = lines.start(first)..lines.end(last);
        let shift = |span: &Range<usize>| {
            let start = span.start.clamp(window.start, window.end);
            start - window.start..span.end.clamp(start, window.end) - window.start
        };
        let mut snippet = Snippet::source(&text[window.clone()])
            .line_start(first + 1)
            .path(file_name)
            .annotation(AnnotationKind::Primary.span(shift(&finding.span)).label(finding.label.as_deref()));
        for (span, label) in &finding.related {
            snippet = snippet.annotation(AnnotationKind::Context.span(shift(span)).label(label));
        }
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level.primary_title(&finding.message).id(finding.code).element(snippet);
        if let Some(help) = &finding.help {
            group = group.element(Level::HELP.message(help));
        }
        shown.push_str(&renderer.render(&[group]));
        shown.push_str("\n\n");
    }
    inert(shown)
}

/// The renderer draws the common controls of a file as pictures, so that the escapes left are its own colours. It leaves
/// the rarer ones, which some terminals obey as well (`U+009B` begins a command), and what turns lines around.
fn inert(shown: String) -> String {
    let is_obeyed = |sign: char| {
        matches!(sign, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || sign.is_control() && !matches!(sign, '\n' | '\t' | '\u{1b}')
    };
    if shown.contains(is_obeyed) { shown.replace(is_obeyed, "\u{fffd}") } else { shown }
}

/// Where the lines of a text begin.
struct LineStarts<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineStarts<'t> {
    fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    fn end(&self, line: usize) -> usize {
        self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_shows_both_places_and_what_to_do() {
        let text = "a = 1\nb = 2\nc = 3\nd = \"ü\"\n";
        let finding = Finding {
            code: "duplicate-id",
            severity: Severity::Error,
            message: "`x` is used twice".into(),
            span: 22..26,
            label: Some("used again here".into()),
            related: vec![(0..1, "used first here".into())],
            help: Some("rename one of them".into()),
        };
        let shown = render("file.toml", text, &[finding], false);
        assert!(shown.contains("file.toml:4:5"), "{shown}");
        assert!(shown.contains("used first here") && shown.contains("help: rename one of them"), "{shown}");
    }

    #[test]
    fn a_place_at_the_very_end_of_a_text_is_no_trouble() {
        let finding = Finding {
            code: "syntax",
            severity: Severity::Error,
            message: "unclosed".into(),
            span: 4..9,
            label: None,
            related: Vec::new(),
            help: None,
        };
        assert!(render("f", "a = ", &[finding], false).contains("f:1:5"));
    }
}
