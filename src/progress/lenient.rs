//! JSON that is read item by item: what is wrong with one item does not spoil the others.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::memory::Millis;

/// No id and no card is longer, in bytes.
const LONGEST_NAME: usize = 300;
/// The instants that a browser's `Date` can hold are at most so far from 1970.
pub(crate) const FURTHEST: Millis = 8_640_000_000_000_000;

/// A value of a file; of whatever type, so that one that is wrong spoils only its item.
#[derive(Default)]
pub(crate) enum Field {
    #[default]
    Missing,
    Text(String),
    Number(i64),
    Other,
}

impl Field {
    pub(crate) fn name(self) -> Option<String> {
        match self {
            Field::Text(text) if (1..=LONGEST_NAME).contains(&text.len()) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn number<T: TryFrom<i64>>(self) -> Option<T> {
        match self {
            Field::Number(number) => T::try_from(number).ok(),
            _ => None,
        }
    }

    pub(crate) fn number_or_zero<T: TryFrom<i64> + Default>(self) -> Option<T> {
        if matches!(self, Field::Missing) { Some(T::default()) } else { self.number() }
    }

    pub(crate) fn instant(self) -> Option<Millis> {
        self.number().filter(|at| (-FURTHEST..=FURTHEST).contains(at))
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(Field::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Field, E> {
        Ok(Field::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field, E> {
        Ok(i64::try_from(number).map_or(Field::Other, Field::Number))
    }

    /// Some programs write whole numbers with a fraction of zero.
    fn visit_f64<E>(self, number: f64) -> Result<Field, E> {
        let whole = number.fract() == 0.0 && number.abs() <= FURTHEST as f64;
        Ok(if whole { Field::Number(number as i64) } else { Field::Other })
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}

/// A list that keeps no more items than a file may have.
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    /// Whether there were more.
    pub(crate) overflow: bool,
}

impl<T> List<T> {
    /// At most so many items are kept.
    pub(crate) const MOST: usize = 100_000;
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { items: Vec::new(), overflow: false }
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List<T>, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
        let mut list = List::default();
        while list.items.len() < List::<T>::MOST {
            match seq.next_element()? {
                Some(Item(item)) => list.items.push(item),
                None => return Ok(list),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            list.overflow = true;
        }
        Ok(list)
    }
}

/// An item of a list: one that is no object is as good as one without any fields.
struct Item<T>(T);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item<T>, D::Error> {
        deserializer.deserialize_any(ItemVisitor(PhantomData))
    }
}

struct ItemVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for ItemVisitor<T> {
    type Value = Item<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Item)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Item<T>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Item(T::default()))
    }

    fn visit_str<E>(self, _: &str) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }

    fn visit_unit<E>(self) -> Result<Item<T>, E> {
        Ok(Item(T::default()))
    }
}
