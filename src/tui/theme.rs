//! Colours and weights by what things are. Colour never carries a meaning alone: every role is told apart by its words,
//! its sign or its weight as well.
//!
//! Only the sixteen colours of the terminal's own palette are used. Every terminal has them, the Linux console and
//! macOS Terminal included, which take exact colours for something else; and people have set them to what they can
//! read. A test holds them against the palettes that terminals come with: text has a contrast of 4.5 : 1 (WCAG 2,
//! AA) on the background that a theme is for. No palette has a colour that is readable on black and on white; so
//! where the background is not known, text has no colour, and what must be seen brings its own background.
//!
//! Blue, cyan, yellow and magenta carry the colours; red and green are never set against each other.

use ratatui::style::{Color, Modifier, Style};

/// The names of the choices, the first one where nothing is chosen.
pub const CHOICES: [&str; 4] = ["auto", "dark", "light", "none"];

/// How things look, by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
/// Readable on any background, because it has its own.
const ALARM: Style = BOLD.fg(Color::White).bg(Color::Red);

impl Theme {
    /// The theme of a choice; `auto`, or what is no choice, looks at what the environment says of the background. The
    /// terminal itself is never asked: its answer would be waited for, and come among the keys.
    ///
    /// ```
    /// use nulmeting::tui::theme::Theme;
    /// let konsole = |name: &str| (name == "COLORFGBG").then(|| "0;15".to_owned());
    /// assert_eq!(Theme::chosen("auto", konsole), Theme::light());
    /// assert_eq!(Theme::chosen("dark", konsole), Theme::dark());
    /// assert_eq!(Theme::chosen("auto", |_| None), Theme::on_any());
    /// ```
    pub fn chosen(choice: &str, variable: impl Fn(&str) -> Option<String>) -> Self {
        match choice {
            "none" => Self::plain(),
            "dark" => Self::dark(),
            "light" => Self::light(),
            _ => match is_dark(variable) {
                Some(true) => Self::dark(),
                Some(false) => Self::light(),
                None => Self::on_any(),
            },
        }
    }

    /// For a dark background.
    pub fn dark() -> Self {
        Self {
            heading: BOLD.fg(Color::Cyan),
            key: BOLD.fg(Color::Cyan),
            warning: Style::new().fg(Color::LightYellow),
            danger: ALARM,
            good: Style::new().fg(Color::LightCyan),
            frame_focused: Style::new().fg(Color::Cyan),
            ..Self::plain()
        }
    }

    /// For a light background.
    pub fn light() -> Self {
        Self {
            heading: BOLD.fg(Color::Blue),
            key: BOLD.fg(Color::Blue),
            warning: Style::new().fg(Color::Magenta),
            danger: ALARM,
            good: Style::new().fg(Color::Blue),
            frame_focused: Style::new().fg(Color::Blue),
            ..Self::plain()
        }
    }

    /// For a background that is not known.
    pub fn on_any() -> Self {
        Self { warning: Style::new().fg(Color::Black).bg(Color::LightYellow), danger: ALARM, ..Self::plain() }
    }

    /// Without colours: weights only.
    pub fn plain() -> Self {
        Self {
            text: Style::new(),
            title: BOLD,
            heading: BOLD,
            quiet: Style::new().add_modifier(Modifier::DIM),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            key: BOLD,
            warning: BOLD,
            danger: BOLD.add_modifier(Modifier::UNDERLINED),
            good: Style::new(),
            unknown: Style::new().add_modifier(Modifier::DIM | Modifier::ITALIC),
            frame: Style::new().add_modifier(Modifier::DIM),
            frame_focused: BOLD,
        }
    }
}

/// Whether the background is dark, as far as the environment says: `COLORFGBG` of rxvt, Konsole, iTerm2 and others
/// ends in the number of its colour; the Linux console is black; Windows Terminal is dark as it comes.
fn is_dark(variable: impl Fn(&str) -> Option<String>) -> Option<bool> {
    let named = variable("COLORFGBG");
    let number = named.as_deref().and_then(|colours| colours.rsplit(';').next()?.parse::<u8>().ok());
    match number {
        Some(7 | 9..=15) => Some(false),
        Some(0..=6 | 8) => Some(true),
        _ if variable("TERM").as_deref() == Some("linux") || variable("WT_SESSION").is_some() => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The palettes that terminals come with: sixteen colours, and the background that is dark in them.
    const PALETTES: [(&str, [u32; 16], u32); 6] = [
        (
            "xterm",
            [
                0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
                0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
            ],
            0x00_0000,
        ),
        (
            "Linux console",
            [
                0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
                0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
            ],
            0x00_0000,
        ),
        (
            "Windows Terminal, Campbell",
            [
                0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
                0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
            ],
            0x0c_0c0c,
        ),
        (
            "macOS Terminal",
            [
                0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2, 0xbf_bfbf,
                0x66_6666, 0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5, 0x00_e5e5, 0xe5_e5e5,
            ],
            0x00_0000,
        ),
        (
            "Tango",
            [
                0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf,
                0x55_5753, 0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
            ],
            0x30_0a24,
        ),
        (
            "GNOME",
            [
                0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
                0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
            ],
            0x1e_1e1e,
        ),
    ];
    const WHITE: u32 = 0xff_ffff;

    /// The contrast of two colours after WCAG 2: 1 to 21.
    fn contrast(one: u32, other: u32) -> f64 {
        let luminance = |colour: u32| {
            let channel = |shift: u32| {
                let value = f64::from((colour >> shift) & 0xff) / 255.0;
                if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The place of a colour in the palette; the usual ones have none, and there are no others.
    fn place(colour: Option<Color>) -> Option<usize> {
        const ORDER: [Color; 16] = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let colour = colour?;
        Some(
            ORDER
                .iter()
                .position(|one| *one == colour)
                .unwrap_or_else(|| panic!("{colour} is in no palette")),
        )
    }

    fn roles(theme: &Theme) -> [(&'static str, Style); 12] {
        [
            ("text", theme.text),
            ("title", theme.title),
            ("heading", theme.heading),
            ("quiet", theme.quiet),
            ("selected", theme.selected),
            ("key", theme.key),
            ("warning", theme.warning),
            ("danger", theme.danger),
            ("good", theme.good),
            ("unknown", theme.unknown),
            ("frame", theme.frame),
            ("frame_focused", theme.frame_focused),
        ]
    }

    #[test]
    fn every_colour_can_be_read_on_the_background_it_is_for_in_the_palettes_that_terminals_come_with() {
        for (palette, colours, dark) in PALETTES {
            let themes = [
                ("dark", Theme::dark(), vec![dark]),
                ("light", Theme::light(), vec![WHITE]),
                ("on any", Theme::on_any(), vec![dark, WHITE]),
            ];
            for (name, theme, backgrounds) in themes {
                for ((role, style), background) in
                    roles(&theme).into_iter().flat_map(|role| backgrounds.iter().map(move |one| (role, *one)))
                {
                    let Some(ink) = place(style.fg) else { continue };
                    let background = place(style.bg).map_or(background, |at| colours[at]);
                    let found = contrast(colours[ink], background);
                    assert!(found >= 4.5, "{role} of {name} in {palette}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colours_no_role_has_any_and_what_went_wrong_still_stands_out() {
        let plain = Theme::plain();
        for (role, style) in roles(&plain) {
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
        let weights = |style: Style| style.add_modifier;
        assert_ne!(weights(plain.danger), weights(plain.warning));
        assert_ne!(weights(plain.warning), weights(plain.text));
        assert_ne!(weights(plain.selected), weights(plain.text));
    }

    #[test]
    fn red_is_set_against_green_in_no_theme() {
        for theme in [Theme::dark(), Theme::light(), Theme::on_any()] {
            for (role, style) in roles(&theme) {
                assert!(!matches!(style.fg, Some(Color::Green | Color::LightGreen)), "{role}");
            }
        }
    }

    #[test]
    fn the_background_is_what_the_environment_says_and_never_asked_for() {
        let with = |name: &'static str, value: &'static str| {
            Theme::chosen("auto", move |asked| (asked == name).then(|| value.to_owned()))
        };
        for (name, value, theme) in [
            ("COLORFGBG", "15;0", Theme::dark()),
            ("COLORFGBG", "0;default;15", Theme::light()),
            ("COLORFGBG", "0;7", Theme::light()),
            ("COLORFGBG", "12;8", Theme::dark()),
            ("COLORFGBG", "default;default", Theme::on_any()),
            ("COLORFGBG", "0;300", Theme::on_any()),
            ("COLORFGBG", "", Theme::on_any()),
            ("TERM", "linux", Theme::dark()),
            ("TERM", "xterm-256color", Theme::on_any()),
            ("WT_SESSION", "0f3a", Theme::dark()),
        ] {
            assert_eq!(with(name, value), theme, "{name}={value}");
        }
        for choice in CHOICES {
            let theme = Theme::chosen(choice, |_| None);
            assert_eq!(theme == Theme::plain(), choice == "none", "{choice}");
        }
    }
}
