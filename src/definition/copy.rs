//! A copy of a questionnaire under an id of its own, with words for what it leaves open. Comments, order and every
//! other letter stay as they are, which is why the text is edited here and not written anew.

use toml_edit::{DocumentMut, InlineTable, Item, RawString, TableLike, Value};

use crate::domain::id::Id;

/// The words for one `{name}` of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The name.
    pub name: String,
    /// The language that the words are in; without one they stand in every language.
    pub language: Option<String>,
    /// The words.
    pub text: String,
}

/// Copies the text of a questionnaire: another id, version 1, and placeholders filled in turn. A name that the
/// questionnaire does not leave open is passed over.
///
/// ```
/// use nulmeting::definition::{Filling, copy_questionnaire};
/// use nulmeting::domain::id::Id;
///
/// let text = "id = \"a\" # never changed\nversion = \"3\"\nlanguages = [\"de\", \"nl\"]\n[placeholders]\ntown = \"Almelo\"\n";
/// let filling = |language: Option<&str>, text: &str| Filling {
///     name: "town".into(), language: language.map(Into::into), text: text.into()
/// };
/// let id = Id::new("b").unwrap();
/// let copy = copy_questionnaire(text, &id, &[filling(None, "Münster"), filling(Some("nl"), "Munster")]).unwrap();
/// assert!(copy.starts_with("id = \"b\" # never changed\nversion = \"1\"\n"));
/// assert!(copy.ends_with("town = { de = \"Münster\", nl = \"Munster\" }\n"));
/// ```
///
/// # Errors
/// The text is not TOML, and what is wrong with it.
pub fn copy_questionnaire(text: &str, id: &Id, fillings: &[Filling]) -> Result<String, String> {
    let mut file: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    for (key, value) in [("id", id.as_str()), ("version", "1")] {
        put(file.as_table_mut(), key, value.into());
    }
    let languages: Vec<String> = file
        .get("languages")
        .and_then(Item::as_array)
        .map(|codes| codes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    if let Some(open) = file.get_mut("placeholders").and_then(Item::as_table_like_mut) {
        for filling in fillings {
            if open.contains_key(&filling.name) {
                fill(open, filling, &languages);
            }
        }
    }
    Ok(file.to_string())
}

fn fill(open: &mut dyn TableLike, filling: &Filling, languages: &[String]) {
    let Filling { name, language, text } = filling;
    let Some(language) = language else { return put(open, name, text.as_str().into()) };
    let present = open.get(name).and_then(Item::as_str).map(ToOwned::to_owned);
    match (present, open.get_mut(name).and_then(Item::as_table_like_mut)) {
        (Some(present), _) => {
            let mut table = InlineTable::new();
            for code in languages {
                table.insert(code, present.as_str().into());
            }
            table.insert(language, text.as_str().into());
            put(open, name, table.into());
        }
        (None, Some(table)) => put(table, language, text.as_str().into()),
        (None, None) => {}
    }
}

/// Puts a value in the place of another, with the comments around that one.
fn put(table: &mut dyn TableLike, key: &str, value: Value) {
    let before = match table.get(key) {
        Some(Item::Value(present)) => {
            let mut value = value;
            *value.decor_mut() = present.decor().clone();
            table.insert(key, Item::Value(value));
            return;
        }
        // What stands over the head of a table stands over its key when it becomes a line.
        Some(Item::Table(head)) => head.decor().prefix().and_then(RawString::as_str).map(str::to_owned),
        _ => None,
    };
    table.insert(key, Item::Value(value));
    if let (Some(before), Some(mut key)) = (before, table.key_mut(key)) {
        key.leaf_decor_mut().set_prefix(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{builtin, read_questionnaire};
    use crate::domain::text::Text;

    fn filling(name: &str, language: Option<&str>, text: &str) -> Filling {
        Filling { name: name.into(), language: language.map(ToOwned::to_owned), text: text.into() }
    }

    fn baseline() -> &'static str {
        builtin::instruments()[0].files[1].1
    }

    fn copy(text: &str, fillings: &[Filling]) -> String {
        copy_questionnaire(text, &Id::new("mine").unwrap(), fillings).unwrap()
    }

    #[test]
    fn a_copy_differs_in_its_id_only_where_nothing_is_filled() {
        for text in builtin::instruments()[0].files[1..].iter().map(|(_, text)| *text) {
            let made = copy(text, &[]);
            let changed: Vec<_> =
                text.lines().zip(made.lines()).filter(|(one, other)| one != other).collect();
            assert_eq!(changed.len(), 1, "{changed:?}");
            assert_eq!(changed[0].1, "id = \"mine\"");
            assert_eq!(text.lines().count(), made.lines().count());
        }
    }

    #[test]
    fn words_are_filled_in_whatever_shape_the_questionnaire_gave_them() {
        let fillings = [
            filling("project", None, "Veenstad \"voor\" iedereen"),
            filling("vision", Some("nl"), "de visie"),
            filling("group", None, "alle"),
            filling("months", Some("de"), "zwölf"),
            filling("not there", None, "x"),
        ];
        let text = baseline().replace("[placeholders.group]", "# whom it is about\n[placeholders.group]");
        let made = copy(&text, &fillings);
        let read = read_questionnaire(&made, &builtin::library());
        assert_eq!(read.findings, []);
        let open = read.value.unwrap().placeholders;
        assert_eq!(open["project"], Text::from("Veenstad \"voor\" iedereen"));
        assert_eq!(open["group"], Text::from("alle"));
        let say = |name: &str, code: &str| open[name].get(code).to_owned();
        assert_eq!(say("vision", "nl"), "de visie");
        assert_eq!(say("vision", "de"), "das Integrationsleitbild");
        assert_eq!((say("months", "de"), say("months", "nl")), ("zwölf".to_owned(), "18".to_owned()));
        assert_eq!(open.len(), 5);
        assert!(made.contains("# whom it is about\ngroup = \"alle\"\n"), "{}", &made[..2000]);
    }

    #[test]
    fn a_text_that_is_not_toml_is_not_copied() {
        assert!(copy_questionnaire("id = ", &Id::new("mine").unwrap(), &[]).is_err());
    }
}
