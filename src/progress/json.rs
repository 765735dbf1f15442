//! JSON as a tree, whoever parsed it, and item by item: what is wrong with one item does not spoil the others.

use crate::memory::Millis;

/// No id and no card is longer, in bytes.
const LONGEST_NAME: usize = 300;
/// The instants that a browser's `Date` can hold are at most so far from 1970.
pub(crate) const FURTHEST: Millis = 8_640_000_000_000_000;

/// A JSON value.
///
/// A browser parses JSON anyhow, so the app has its page's parser make this instead of shipping one of its own,
/// which took 45 KB; native programs use [`read_json`].
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object's fields; of two with one name the last counts.
    Object(Vec<(String, Json)>),
}

/// Parses JSON in a native program; none if the text is no JSON.
#[cfg(not(target_arch = "wasm32"))]
pub fn read_json(text: &str) -> Option<Json> {
    fn tree(value: serde_json::Value) -> Json {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(value),
            Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::List(items.into_iter().map(tree).collect()),
            Value::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (name, tree(value))).collect())
            }
        }
    }
    serde_json::from_str(text).map(tree).ok()
}

/// The fields of an object, to be taken one by one. What has the wrong type or is out of range is as good as missing.
pub(crate) struct Fields(Vec<(String, Json)>);

impl Fields {
    /// The fields of a value; one that is no object has none.
    pub(crate) fn of(value: Json) -> Fields {
        Fields(if let Json::Object(fields) = value { fields } else { Vec::new() })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(other, _)| other == name)
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<Json> {
        let (_, value) = self.0.iter_mut().rfind(|(other, _)| other == name)?;
        Some(std::mem::take(value))
    }

    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        if let Json::Text(text) = self.take(name)? { Some(text) } else { None }
    }

    pub(crate) fn name(&mut self, name: &str) -> Option<String> {
        self.text(name).filter(|text| (1..=LONGEST_NAME).contains(&text.len()))
    }

    /// Some programs write whole numbers with a fraction of zero.
    pub(crate) fn whole(&mut self, name: &str) -> Option<i64> {
        let Json::Number(number) = self.take(name)? else { return None };
        (number.fract() == 0.0 && number.abs() <= FURTHEST as f64).then_some(number as i64)
    }

    pub(crate) fn number<T: TryFrom<i64>>(&mut self, name: &str) -> Option<T> {
        T::try_from(self.whole(name)?).ok()
    }

    pub(crate) fn number_or_zero<T: TryFrom<i64> + Default>(&mut self, name: &str) -> Option<T> {
        if self.has(name) { self.number(name) } else { Some(T::default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_fields_counts() {
        let text = r#"{"a":1,"a":2.0,"b":1.5,"c":9e15,"d":null}"#;
        let mut fields = Fields::of(read_json(text).unwrap());
        assert!(fields.has("d") && !fields.has("e"));
        assert_eq!(fields.number_or_zero::<u8>("a"), Some(2));
        assert_eq!(fields.number_or_zero::<u8>("d"), None);
        assert_eq!(fields.number_or_zero::<u8>("e"), Some(0));
        assert_eq!((fields.whole("b"), fields.whole("c")), (None, None));
        assert!(!Fields::of(Json::Null).has("a"));
    }
}
