//! Colours and weights by meaning. Colour never carries a meaning alone.

use ratatui::style::{Color, Modifier, Style};

/// How things look, by what they are.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// The line on top.
    pub title: Style,
    /// Headings within a screen.
    pub heading: Style,
    /// What is less important.
    pub quiet: Style,
    /// The row or cell where keys go.
    pub selected: Style,
    /// Names of keys.
    pub key: Style,
    /// Something to look at.
    pub warning: Style,
    /// Something went wrong.
    pub danger: Style,
    /// Something is well, or done.
    pub good: Style,
    /// Tentative or unknown.
    pub unknown: Style,
    /// Frames around a part.
    pub frame: Style,
    /// Frames around the part where keys go.
    pub frame_focused: Style,
}

impl Theme {
    /// With colours of the terminal's own palette, which people have set to what they can read.
    pub fn colours() -> Self {
        Self {
            text: Style::new(),
            title: Style::new().add_modifier(Modifier::BOLD),
            heading: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            quiet: Style::new().add_modifier(Modifier::DIM),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            key: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
            warning: Style::new().fg(Color::Yellow),
            danger: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            good: Style::new().fg(Color::Green),
            unknown: Style::new().add_modifier(Modifier::DIM | Modifier::ITALIC),
            frame: Style::new().add_modifier(Modifier::DIM),
            frame_focused: Style::new().fg(Color::Cyan),
        }
    }

    /// Without colours: weights only.
    pub fn plain() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            heading: bold,
            key: bold,
            warning: bold,
            danger: bold.add_modifier(Modifier::UNDERLINED),
            good: Style::new(),
            frame_focused: bold,
            ..Self::colours()
        }
    }
}
