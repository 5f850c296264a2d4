//! Which texts hold something of a passage that is struck: gone everywhere, at the wish of whoever said it.
//!
//! Earlier versions of a note may hold half of the passage, or the first letters of its last word. So what is looked
//! for are words, not the passage as it stands now; in doubt a version is taken to hold some of it.

/// This many words in a row are no coincidence.
const RUN: usize = 4;

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether a text shares a word with the passage, or has the beginning of one.
///
/// ```
/// use nulmeting::domain::struck::shares_a_word;
/// assert!(shares_a_word("Onze chef, Jans", "Jansen doet niets"));
/// assert!(!shares_a_word("Wij werken voor alle inwoners", "Jansen doet niets"));
/// ```
pub fn shares_a_word(text: &str, struck: &str) -> bool {
    let of_struck = words(struck);
    let begins = |word: &String| of_struck.iter().any(|other| other.starts_with(word.as_str()));
    holds(text, struck) || words(text).iter().any(begins)
}

/// Whether the whole passage stands in a text, blanks and line breaks apart.
pub fn holds(text: &str, struck: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let struck = plain(struck);
    !struck.is_empty() && plain(text).contains(&struck)
}

/// Whether a text quotes the passage: all of one in the other, or four words of it in a row.
pub fn quotes(text: &str, struck: &str) -> bool {
    longest_run(text, struck, 1) || holds(text, struck)
}

/// Whether a text has four words of the passage in a row, whatever its own length.
pub fn quotes_at_length(text: &str, struck: &str) -> bool {
    longest_run(text, struck, RUN)
}

/// Whether both have a run of words in common: four, or all of the shorter, but at least `least`.
fn longest_run(text: &str, struck: &str, least: usize) -> bool {
    let (text, struck) = (words(text), words(struck));
    let run = RUN.min(text.len()).min(struck.len());
    run >= least.max(1) && text.windows(run).any(|some| struck.windows(run).any(|others| some == others))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRUCK: &str = "Mijn chef Jansen\nkomt nooit op tijd.";

    #[test]
    fn a_version_with_half_of_a_passage_or_of_its_last_word_holds_some_of_it() {
        assert!(shares_a_word("Goed. Mijn chef Jan", STRUCK));
        assert!(shares_a_word("JANSEN", STRUCK));
        assert!(!shares_a_word("Goed gedaan, zegt zij.", STRUCK));
        assert!(!shares_a_word("", STRUCK));
        assert!(shares_a_word("zo 👩‍👩‍👧 dus", "👩‍👩‍👧"), "a passage without words is looked for as it is");
    }

    #[test]
    fn a_passage_is_found_whatever_its_line_breaks() {
        assert!(holds("Ja: mijn. Mijn chef  Jansen komt nooit op tijd. Nee.", STRUCK));
        assert!(!holds("Mijn chef komt nooit op tijd.", STRUCK));
        assert!(!holds("anything", "  "));
    }

    #[test]
    fn four_words_in_a_row_or_all_of_the_shorter_text_are_a_quote() {
        assert!(quotes("„Jansen komt nooit op zijn werk“", STRUCK));
        assert!(quotes("Jansen.", STRUCK));
        assert!(quotes("Zij vindt dat mijn chef Jansen komt", "chef Jansen"));
        assert!(!quotes("Mijn chef komt altijd op tijd.", STRUCK));
        assert!(!quotes("", STRUCK));
        assert!(!quotes_at_length("Jansen.", STRUCK));
        assert!(quotes_at_length("Jansen komt nooit op tijd", STRUCK));
    }
}
