//! Draws a question to answer with yes or no.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Wrap};

use crate::tui::model::Setting;

/// Draws the question in a box.
pub fn draw(question: &str, setting: &Setting, frame: &mut Frame, area: Rect) {
    let rows =
        u16::try_from(question.chars().count() / 50).unwrap_or(0) + question.matches('\n').count() as u16 + 4;
    let area = super::centred(area, 60, rows);
    let inner = super::boxed(frame, area, &setting.words.text("confirm-title"), &setting.theme);
    frame.render_widget(Paragraph::new(question).wrap(Wrap { trim: true }), inner);
}
