#![no_main]
// Panics that the library itself catches pass; one that leaves the target still ends the run.
libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |bytes: &[u8]| legation_fuzz::document(bytes));
