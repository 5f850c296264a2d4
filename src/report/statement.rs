//! Conditions in words, for models and questionnaires alike.

use crate::domain::condition::Condition;
use crate::language::Words;

/// A condition in words: "“Services are adapted” is 3 and (… or …)". `is` says what is wanted of one thing.
pub fn statement<K>(
    condition: &Condition<K>,
    words: &Words,
    is: &impl Fn(&K, &[String]) -> String,
) -> String {
    let list = |parts: &[Condition<K>], id: &str| {
        let texts: Vec<String> = parts
            .iter()
            .map(|part| {
                let text = statement(part, words, is);
                match part {
                    Condition::Is(..) | Condition::Not(_) => text,
                    Condition::All(_) | Condition::Any(_) => {
                        words.with("condition-part", &[("part", text.into())])
                    }
                }
            })
            .collect();
        texts.join(&format!(" {} ", words.text(id)))
    };
    match condition {
        Condition::Is(key, accepted) => is(key, accepted),
        Condition::All(parts) => list(parts, "condition-and"),
        Condition::Any(parts) => list(parts, "condition-or"),
        Condition::Not(part) => words.with("condition-not", &[("part", statement(part, words, is).into())]),
    }
}

/// Values of which one is wanted: "2 or 3".
pub fn one_of(values: impl IntoIterator<Item = String>, words: &Words) -> String {
    let values: Vec<String> = values.into_iter().collect();
    values.join(&format!(" {} ", words.text("condition-or")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_another_kind_stand_in_brackets() {
        let is = |key| Condition::Is(key, vec!["1".to_owned(), "2".to_owned()]);
        let condition =
            Condition::All(vec![is("a"), Condition::Any(vec![is("b"), Condition::Not(Box::new(is("c")))])]);
        let words = Words::in_language("en");
        let told = statement(&condition, &words, &|key, accepted| {
            format!("{key} is {}", one_of(accepted.iter().cloned(), &words))
        });
        assert_eq!(told, "a is 1 or 2 and (b is 1 or 2 or not: c is 1 or 2)");
    }
}
