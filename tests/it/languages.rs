//! The screens in the other languages of the program, on the smallest terminal.

use nulmeting::language::LANGUAGES;

use crate::support::Journey;

/// The screens with the keys that lead there from home.
const SCREENS: [(&str, &str); 9] = [
    ("home", ""),
    ("talk", "jjjjj<right><enter>"),
    ("commands", "jjjjj<right><enter><esc>"),
    ("prepare", "jjjj<right>b"),
    ("assess", "jjjj<right>a"),
    ("result", "jjjj<right>r"),
    ("comparison", "c"),
    ("organisation", "o"),
    ("help", "?"),
];

/// A screen in a language.
fn at(language: &str, keys: &str) -> Journey {
    let mut journey = Journey::sample_in(language, 80, 24);
    journey.press(keys);
    journey
}

fn others() -> impl Iterator<Item = &'static str> {
    LANGUAGES.into_iter().filter(|language| *language != "en")
}

#[test]
fn the_language_is_switched_on_the_first_screen_and_every_screen_speaks_it() {
    let mut journey = Journey::sample(80, 24);
    assert!(journey.shows("Society"), "{}", journey.screen());
    journey.press("L");
    assert!(journey.shows("Nullmessung"), "{}", journey.screen());
    journey.press("L");
    assert!(journey.shows("Samenleving"), "{}", journey.screen());
    journey.press("c");
    assert!(journey.shows("onvergelijkbaar"), "{}", journey.screen());
    journey.press("<esc>L");
    assert!(journey.shows("Society"), "{}", journey.screen());
}

#[test]
fn the_way_to_help_and_out_is_at_the_end_of_the_footer() {
    for language in others() {
        for (name, keys) in SCREENS {
            let journey = at(language, keys);
            let words = &journey.model.setting.words;
            let entry = |key: &str, action: &str| format!("{key} {}", words.text(&format!("do-{action}")));
            let help = entry("?", "help");
            let screen = journey.screen();
            let wanted = match name {
                "home" => format!("  {help}  {}", entry("q", "quit")),
                // Where text is typed the way to everything else is Esc.
                "talk" => format!("  {}", entry("Esc", "command")),
                // All commands are in sight above the footer, help and how to close them among them.
                "commands" => {
                    assert!(screen.contains(&help), "{language} {name}\n{screen}");
                    assert!(screen.contains("· Esc "), "{language} {name}\n{screen}");
                    continue;
                }
                "help" => format!("  {}", entry("Esc", "back")),
                _ => format!("  {help}  {}", entry("Esc", "back")),
            };
            let footer = screen.lines().last().unwrap();
            assert!(footer.ends_with(&wanted), "{language} {name}: {wanted:?}\n{screen}");
        }
    }
}

#[test]
fn the_screens_read_like_this() {
    for language in others() {
        for (name, keys) in SCREENS {
            if ["home", "talk", "prepare", "result", "comparison"].contains(&name) {
                insta::assert_snapshot!(format!("{name}-{language}-80x24"), at(language, keys).screen());
            }
        }
    }
}

#[test]
fn the_comparison_has_whole_words_in_its_columns() {
    for language in others() {
        let journey = at(language, "c");
        let words = &journey.model.setting.words;
        let screen = journey.screen();
        let model = &journey.model.setting.instruments.model;
        for field in &model.fields {
            assert!(screen.contains(&format!("{} ", journey.model.setting.text(&field.title))), "{screen}");
        }
        assert!(screen.contains(&words.text("verdict-not-comparable")), "{screen}");
    }
}

#[test]
fn a_title_keeps_what_stands_behind_the_name_of_the_unit() {
    for language in others() {
        let result = at(language, "jjjj<right>r");
        let view = result.model.setting.words.text("view-account");
        let saved = result.model.setting.words.text("saved");
        let top = |journey: &Journey| journey.screen().lines().next().unwrap().to_owned();
        let title = top(&result);
        assert!(title.trim_end_matches(&saved).trim_end().ends_with(&view), "{title}");
        let title = top(&at(language, "jjjj<right>a"));
        assert!(title.contains(" 2011 "), "{title}");
    }
}
