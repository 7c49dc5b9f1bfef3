//! JSON values to Arrow columns and back: the records of the library are rows, and their JSON is their schema.
//!
//! A type is written as Spark writes it (`struct<id:string,spans:array<int>>`), so that one text tells Arrow and Spark alike. A
//! field that the schema lacks is an error: nothing gets lost on the way.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Int32Type};
use arrow_array::{Array, ArrayRef, BooleanArray, ListArray, PrimitiveArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, Fields};
use serde_json::Value;

type Result<T> = std::result::Result<T, String>;

/// Reads a list of columns, `name type, name type, ...`.
pub fn fields(ddl: &str) -> Result<Fields> {
    let mut rest = ddl;
    let fields = field_list(&mut rest, ' ')?;
    if rest.is_empty() { Ok(fields) } else { Err(format!("schema goes on with {rest:?}")) }
}

fn field_list(rest: &mut &str, mark: char) -> Result<Fields> {
    let mut fields = Vec::new();
    loop {
        let (name, after) = rest.trim_start().split_once(mark).ok_or_else(|| format!("no type in {rest:?}"))?;
        *rest = after;
        fields.push(Field::new(name, data_type(rest)?, true));
        match rest.strip_prefix(',') {
            Some(after) => *rest = after,
            None => return Ok(fields.into()),
        }
    }
}

fn data_type(rest: &mut &str) -> Result<DataType> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    *rest = after;
    let inside = |rest: &mut &str| *rest = rest.strip_prefix('<').unwrap_or(rest);
    let found = match name {
        "string" => return Ok(DataType::Utf8),
        "int" => return Ok(DataType::Int32),
        "float" => return Ok(DataType::Float32),
        "boolean" => return Ok(DataType::Boolean),
        "array" => {
            inside(rest);
            DataType::List(Arc::new(Field::new("element", data_type(rest)?, true)))
        }
        "struct" => {
            inside(rest);
            DataType::Struct(field_list(rest, ':')?)
        }
        other => return Err(format!("unknown type {other:?}")),
    };
    *rest = rest.strip_prefix('>').ok_or_else(|| format!("expected > before {rest:?}"))?;
    Ok(found)
}

/// Makes a column of values.
pub fn column(kind: &DataType, values: &[&Value]) -> Result<ArrayRef> {
    let wrong = |value: &Value| format!("expected {kind}, found {value}");
    Ok(match kind {
        DataType::Utf8 => {
            let mut texts = StringBuilder::new();
            values.iter().for_each(|value| texts.append_option(value.as_str()));
            Arc::new(texts.finish())
        }
        DataType::Int32 => {
            let whole = values.iter().map(|value| match value.as_i64() {
                Some(whole) => i32::try_from(whole).map(Some).map_err(|_| wrong(value)),
                None => Ok(None),
            });
            Arc::new(whole.collect::<Result<PrimitiveArray<Int32Type>>>()?)
        }
        #[expect(clippy::cast_possible_truncation, reason = "it was widened from this type")]
        DataType::Float32 => {
            let numbers = values.iter().map(|value| value.as_f64().map(|number| number as f32));
            Arc::new(numbers.collect::<PrimitiveArray<Float32Type>>())
        }
        DataType::Boolean => Arc::new(values.iter().map(|value| value.as_bool()).collect::<BooleanArray>()),
        DataType::List(element) => Arc::new(list(element, values)?),
        DataType::Struct(fields) => Arc::new(record(fields, values)?),
        other => return Err(format!("no column of {other}")),
    })
}

fn list(element: &Arc<Field>, values: &[&Value]) -> Result<ListArray> {
    let items = |value: &&Value| value.as_array().map_or(0, Vec::len);
    let offsets = OffsetBuffer::from_lengths(values.iter().map(items));
    let inner: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
    let nulls = values.iter().map(|value| !value.is_null()).collect();
    Ok(ListArray::new(Arc::clone(element), offsets, column(element.data_type(), &inner)?, Some(nulls)))
}

/// Makes the columns of objects; each key must be a field.
pub fn record(fields: &Fields, values: &[&Value]) -> Result<StructArray> {
    for (key, _) in values.iter().filter_map(|value| value.as_object()).flatten() {
        if fields.find(key).is_none() {
            return Err(format!("field {key:?} has no column: the schema of the tables is out of date"));
        }
    }
    let columns = fields.iter().map(|field| {
        let inner: Vec<&Value> = values.iter().map(|value| value.get(field.name()).unwrap_or(&Value::Null)).collect();
        column(field.data_type(), &inner)
    });
    let nulls: NullBuffer = values.iter().map(|value| !value.is_null()).collect();
    StructArray::try_new_with_length(fields.clone(), columns.collect::<Result<_>>()?, Some(nulls), values.len())
        .map_err(|error| error.to_string())
}

/// A column of strings, however they are laid out.
pub enum Texts<'a> {
    /// 32-bit offsets.
    Small(&'a arrow_array::StringArray),
    /// 64-bit offsets.
    Large(&'a arrow_array::LargeStringArray),
    /// Views.
    View(&'a arrow_array::StringViewArray),
    /// A column of nothing but nulls.
    Null,
}

impl<'a> Texts<'a> {
    /// Takes a column.
    ///
    /// # Errors
    /// A column of anything else, by name.
    pub fn of(name: &str, column: &'a dyn Array) -> Result<Self> {
        match column.data_type() {
            DataType::Utf8 => Ok(Self::Small(column.as_string())),
            DataType::LargeUtf8 => Ok(Self::Large(column.as_string())),
            DataType::Utf8View => Ok(Self::View(column.as_string_view())),
            DataType::Null => Ok(Self::Null),
            other => Err(format!("column {name} is {other}: expected strings")),
        }
    }

    /// Returns the text of a row.
    pub fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Null => None,
        }
    }
}
