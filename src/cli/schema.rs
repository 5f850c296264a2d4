//! `nulmeting schema`: what the documents of `--format json` look like, as JSON Schema (2020-12).
//!
//! The files in `schemas/` are made of the types of the documents by a test, which fails where they differ; run it with
//! `NULMETING_SCHEMAS=write` to make them anew.

use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;

use super::print;

/// A schema to print.
#[derive(Debug, Args)]
pub struct Schema {
    /// The name of a document, such as `score` or `nulmeting/score/1`; without it, the names of all
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

macro_rules! schemas {
    ($($name:literal)*) => {
        /// Names and texts, by name. All are in their first version.
        const SCHEMAS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../schemas/", $name, "-1.json")))),*];
    };
}

schemas! {
    "agree" "backups" "check" "compare" "course" "disagreements" "doctor" "explain" "findings" "framework" "history"
    "import" "initiatives" "memos" "names" "organisation" "rules" "salvage" "scan" "score" "sensitivity" "series" "timeline"
}

impl Schema {
    /// Prints one, or the names.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let ids: Vec<String> = SCHEMAS.iter().map(|(name, _)| id_of(name)).collect();
        let Some(wanted) = &self.name else {
            print::result(&ids.join("\n"))?;
            return Ok(ExitCode::SUCCESS);
        };
        let found = SCHEMAS.iter().find(|(name, _)| *name == wanted || id_of(name) == *wanted);
        let (_, text) = found.ok_or_else(|| {
            Failure::person(format!("there is no document `{wanted}`")).hint(format!(
                "there is: {}",
                SCHEMAS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
            ))
        })?;
        print::result(text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What a document says that it is.
fn id_of(name: &str) -> String {
    format!("nulmeting/{name}/1")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use proptest::prelude::*;
    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;
    use serde::Serialize;
    use serde_json::{Value, json};

    use super::*;
    use crate::cli::{backups, check, doctor, names, tables};
    use crate::domain::agreement::{Resampling, agree, disagreements, raters};
    use crate::domain::assess::findings::findings;
    use crate::domain::compare::{compare, series};
    use crate::domain::fates::fates;
    use crate::domain::fixtures::random::scenes;
    use crate::domain::fixtures::{Scene, id};
    use crate::domain::score::{Scoring, View, score_study};
    use crate::domain::sensitivity::sensitivity;
    use crate::domain::timeline::timeline;
    use crate::report::{Selection, course, findings as found, framework, json as documents, rules, scan};

    /// The schema of a type, with the name that its documents give.
    fn made<T: JsonSchema>(name: &str) -> (String, Value) {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema = generator.into_root_schema_for::<T>().to_value();
        schema["$id"] = json!(format!("urn:nulmeting:{name}:1"));
        schema["title"] = json!(id_of(name));
        schema["properties"]["schema"]["const"] = json!(id_of(name));
        (name.to_owned(), schema)
    }

    fn all() -> BTreeMap<String, Value> {
        [
            made::<documents::AgreeDocument>("agree"),
            made::<backups::BackupsDocument>("backups"),
            made::<check::CheckDocument>("check"),
            made::<documents::CompareDocument>("compare"),
            made::<course::CourseDocument<'static>>("course"),
            made::<documents::DisagreementsDocument>("disagreements"),
            made::<doctor::DoctorDocument>("doctor"),
            made::<documents::ExplainDocument>("explain"),
            made::<found::FindingsDocument<'static>>("findings"),
            made::<framework::FrameworkDocument>("framework"),
            made::<documents::HistoryDocument>("history"),
            made::<tables::ImportDocument>("import"),
            made::<documents::InitiativesDocument>("initiatives"),
            made::<framework::MemosDocument>("memos"),
            made::<names::NamesDocument>("names"),
            made::<documents::WholeDocument>("organisation"),
            made::<rules::RulesDocument<'static>>("rules"),
            made::<doctor::SalvageDocument>("salvage"),
            made::<scan::ScanDocument>("scan"),
            made::<documents::ScoreDocument>("score"),
            made::<documents::SensitivityDocument>("sensitivity"),
            made::<documents::SeriesDocument>("series"),
            made::<documents::TimelineDocument>("timeline"),
        ]
        .into()
    }

    #[test]
    fn the_schemas_that_are_shipped_are_those_of_the_documents() {
        let made = all();
        assert!(made.keys().map(String::as_str).eq(SCHEMAS.iter().map(|(name, _)| *name)));
        for (name, schema) in made {
            let text = format!("{schema:#}\n");
            let path = format!("{}/schemas/{name}-1.json", env!("CARGO_MANIFEST_DIR"));
            if std::env::var("NULMETING_SCHEMAS").is_ok_and(|value| value == "write") {
                fs::write(&path, &text).unwrap();
            }
            jsonschema::meta::validate(&schema).unwrap();
            assert_eq!(
                fs::read_to_string(&path).unwrap(),
                text,
                "{name}: NULMETING_SCHEMAS=write makes it anew"
            );
        }
    }

    /// Closes every object of a schema: a key that it does not name is a fault. The parts of one that is put together
    /// count as a whole.
    fn closed(schema: &mut Value, is_part: bool) {
        const PARTS: [&str; 3] = ["oneOf", "anyOf", "allOf"];
        match schema {
            Value::Object(keys) => {
                let is_object = keys.contains_key("properties");
                let has_parts = PARTS.iter().any(|part| keys.contains_key(*part));
                if is_object && !is_part && !keys.contains_key("additionalProperties") {
                    let key = if has_parts { "unevaluatedProperties" } else { "additionalProperties" };
                    keys.insert(key.to_owned(), false.into());
                }
                for (key, value) in keys {
                    let of_whole = PARTS.contains(&key.as_str()) && (is_object || is_part);
                    closed(value, of_whole);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| closed(item, is_part)),
            _ => {}
        }
    }

    fn check_against(
        schemas: &BTreeMap<String, jsonschema::Validator>,
        name: &str,
        document: &impl Serialize,
    ) {
        let document = serde_json::to_value(document).unwrap();
        let wrong: Vec<String> = schemas[name]
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_rated_the_documents_are_what_their_schemas_say(scene in scenes(), is_proven: bool) {
            let schemas: BTreeMap<String, jsonschema::Validator> = all()
                .into_iter()
                .map(|(name, mut schema)| {
                    closed(&mut schema, false);
                    (name, jsonschema::validator_for(&schema).unwrap())
                })
                .collect();
            let Scene { study, model, questionnaires } = &scene;
            let view = if is_proven { View::Proven } else { View::Account };
            let scoring = Scoring { study, model, questionnaires, view, rater: None };
            let whole = Selection::default();
            let rounds = score_study(&scoring);
            check_against(&schemas, "score", &documents::score(study, model, view, &rounds, &whole));
            let compared = compare(&scoring, &id("r1"), &id("r2"));
            check_against(&schemas, "compare", &documents::compare(study, model, view, &compared, &whole));
            let row = series(&scoring, &[id("r1"), id("r2")]);
            check_against(&schemas, "series", &documents::series(study, model, view, &row, &whole));
            let hangs = sensitivity(&scoring, &id("r2"));
            check_against(&schemas, "sensitivity", &documents::sensitivity(study, model, view, &hangs, &whole));
            check_against(&schemas, "timeline", &documents::timeline(study, &timeline(study)));
            check_against(&schemas, "initiatives", &documents::initiatives(study, &fates(study, "en"), &whole));
            let open = found::json(&findings(study, model, questionnaires, &id("r2"))).unwrap();
            check_against(&schemas, "findings", &serde_json::from_str::<Value>(&open).unwrap());
            let first = id("r1");
            let by = raters(study, model, &first);
            let agreed = agree(study, model, &first, &by, Resampling { seed: 1, resamples: 20 });
            check_against(&schemas, "agree", &documents::agree(study, model, &agreed));
            let apart = disagreements(study, model, &first);
            check_against(&schemas, "disagreements", &documents::disagreements(study, model, &apart));
            for (at, round) in rounds.iter().enumerate() {
                let unit = &scene.study.units[at % scene.study.units.len()].id;
                let explained = documents::Explained {
                    study,
                    model,
                    questionnaires,
                    view,
                    round,
                    unit,
                    field: None,
                };
                check_against(&schemas, "explain", &documents::explain(&explained));
            }
        }
    }
}
