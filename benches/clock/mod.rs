//! Processor time in place of the clock on the wall, so that figures mean something on a machine that has other work to do.

use std::time::Instant;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// Nanoseconds that this thread has run, as Linux counts them; elsewhere nanoseconds that have passed.
pub struct ProcessorTime {
    begun: Instant,
    wall: WallTime,
}

impl Default for ProcessorTime {
    fn default() -> Self {
        Self { begun: Instant::now(), wall: WallTime }
    }
}

impl ProcessorTime {
    fn now(&self) -> u128 {
        let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let run = counted.and_then(|text| text.split(' ').next()?.parse().ok());
        run.unwrap_or_else(|| self.begun.elapsed().as_nanos())
    }
}

impl Measurement for ProcessorTime {
    type Intermediate = u128;
    type Value = u128;

    fn start(&self) -> u128 {
        self.now()
    }

    fn end(&self, start: u128) -> u128 {
        self.now() - start
    }

    fn add(&self, a: &u128, b: &u128) -> u128 {
        a + b
    }

    fn zero(&self) -> u128 {
        0
    }

    fn to_f64(&self, value: &u128) -> f64 {
        *value as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self.wall.formatter()
    }
}
