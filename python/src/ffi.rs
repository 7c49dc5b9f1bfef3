//! The Arrow C interface over `PyCapsule`s, in both directions: the only unsafe code of the project.
//!
//! Reviewed for: who releases what (a structure taken out of a capsule is moved, and the capsule keeps one whose `release` is
//! null), the names of the capsules (checked before a pointer is used), and lengths (`arrow_data` validates what was imported).

#![expect(unsafe_code, reason = "pointers of the Arrow C interface")]

use std::ffi::CStr;
use std::ptr::replace;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_schema::ArrowError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::error::refuse;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

fn failed(error: ArrowError) -> PyErr {
    refuse(format!("not a table that Arrow accepts: {error}"))
}

/// Takes the batches of an object that offers `__arrow_c_stream__` or `__arrow_c_array__`.
pub fn import(object: &Bound<'_, PyAny>) -> PyResult<Vec<RecordBatch>> {
    if object.hasattr("__arrow_c_array__")? {
        let pair = object.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let (schema, array) =
            (pair.get_item(0)?.cast_into::<PyCapsule>()?, pair.get_item(1)?.cast_into::<PyCapsule>()?);
        return Ok(vec![array_of(&schema, &array)?]);
    }
    if object.hasattr("__arrow_c_stream__")? {
        let stream = object.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        let pointer = stream.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: the capsule's name says what it points to; the stream is moved out and the capsule left with a released one.
        let stream = unsafe { replace(pointer.as_ptr(), FFI_ArrowArrayStream::empty()) };
        let reader = RecordBatchStreamReader::try_new(stream).map_err(failed)?;
        return reader.collect::<Result<_, _>>().map_err(failed);
    }
    Err(refuse("expected a table with the Arrow C interface, such as one of pyarrow or polars"))
}

fn array_of(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<RecordBatch> {
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: the capsules' names say what they point to; the array is moved out, the schema only read while its capsule lives.
    let data = unsafe { from_ffi(replace(array.as_ptr(), FFI_ArrowArray::empty()), schema.as_ref()) };
    let data = data.map_err(failed)?;
    data.validate_full().map_err(failed)?;
    if !matches!(data.data_type(), arrow_schema::DataType::Struct(_)) {
        return Err(refuse(format!("expected a table, found an array of {}", data.data_type())));
    }
    Ok(RecordBatch::from(StructArray::from(data)))
}

/// Offers a batch as the pair of capsules that `__arrow_c_array__` returns.
pub fn export<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&StructArray::from(batch.clone()).to_data()).map_err(failed)?;
    let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
    let array = PyCapsule::new_with_value(py, array, ARRAY)?;
    PyTuple::new(py, [schema, array])
}
