//! A table of keys and values that keeps the order of the model.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Keys and values in the order in which they were put in; written as an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed<V>(Vec<(String, V)>);

impl<V> Keyed<V> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(found, _)| found == key).map(|(_, value)| value)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl<K: Into<String>, V> FromIterator<(K, V)> for Keyed<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
}

impl<V: Serialize> Serialize for Keyed<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Keyed<V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("By_{}", V::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let values = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "additionalProperties": values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_in_the_order_of_the_model() {
        let keyed: Keyed<u8> = [("staff", 1), ("activities", 2), ("policy", 3)].into_iter().collect();
        assert_eq!(serde_json::to_string(&keyed).unwrap(), r#"{"staff":1,"activities":2,"policy":3}"#);
        assert_eq!(keyed.get("activities"), Some(&2));
        assert_eq!(keyed.get("other"), None);
    }
}
