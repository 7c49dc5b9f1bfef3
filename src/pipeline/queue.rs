//! Documents read ahead of the work, within bounds.

use std::panic::resume_unwind;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::reader::{Documents, Outcome};
use crate::{Error, Result};

/// Documents that wait, at most.
const DOCUMENTS: usize = 256;

/// Bytes of text that wait; the document that crosses the line still comes in.
const BYTES: usize = 4 << 20;

/// What a thread of its own reads, in order. Dropped, it lets that thread end at the next document.
pub(super) struct Queue {
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: Vec<Outcome>,
    bytes: usize,
    /// Nothing more comes.
    finished: bool,
    /// Nobody takes any more.
    abandoned: bool,
}

impl Queue {
    /// Begins to read.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn of(mut documents: Documents) -> Result<Self> {
        let shared = Arc::<Shared>::default();
        let finish = Finish(Arc::clone(&shared));
        let read = move || while documents.next().is_some_and(|outcome| finish.0.push(outcome)) {};
        let reader = thread::Builder::new().spawn(read).map_err(|error| Error::io("cannot start a thread", error))?;
        Ok(Self { shared, reader: Some(reader) })
    }

    /// Returns all documents that wait; waits for one if there is none. Empty at the end.
    ///
    /// # Panics
    /// If reading did.
    pub fn take(&mut self) -> Vec<Outcome> {
        let nothing_yet = |state: &mut State| state.waiting.is_empty() && !state.finished;
        let state = self.shared.changed.wait_while(self.shared.lock(), nothing_yet);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.bytes = 0;
        let taken = std::mem::take(&mut state.waiting);
        drop(state);
        self.shared.changed.notify_all();
        if taken.is_empty()
            && let Some(Err(panic)) = self.reader.take().map(JoinHandle::join)
        {
            resume_unwind(panic);
        }
        taken
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.shared.lock().abandoned = true;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a document in when there is room; false when nobody wants it.
    fn push(&self, outcome: Outcome) -> bool {
        let full = |state: &mut State| !state.abandoned && (state.waiting.len() >= DOCUMENTS || state.bytes >= BYTES);
        let state = self.changed.wait_while(self.lock(), full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.bytes += outcome.as_ref().map_or(0, |document| document.text.len());
        state.waiting.push(outcome);
        let wanted = !state.abandoned;
        drop(state);
        self.changed.notify_all();
        wanted
    }
}

/// Says that nothing more comes, also when reading panicked.
struct Finish(Arc<Shared>);

impl Drop for Finish {
    fn drop(&mut self) {
        self.0.lock().finished = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::mpsc;
    use std::time::Duration;

    use super::{DOCUMENTS, Queue};
    use crate::text::RawDocument;

    fn document(id: usize) -> RawDocument {
        RawDocument { id: id.to_string(), text: "Chad met Niger.".to_owned(), ..RawDocument::default() }
    }

    #[test]
    fn all_come_in_order_and_few_wait() {
        let mut queue = Queue::of(Box::new((0..3 * DOCUMENTS).map(|id| Ok(document(id))))).unwrap();
        let mut ids = Vec::new();
        loop {
            let taken = queue.take();
            assert!(taken.len() <= DOCUMENTS);
            if taken.is_empty() {
                break;
            }
            ids.extend(taken.into_iter().map(|read| read.unwrap().id.parse::<usize>().unwrap()));
        }
        assert!(ids.into_iter().eq(0..3 * DOCUMENTS));
    }

    #[test]
    fn a_document_is_there_before_the_next_one_is() {
        let (sender, receiver) = mpsc::channel();
        let documents = std::iter::from_fn(move || receiver.recv_timeout(Duration::from_secs(20)).ok());
        let mut queue = Queue::of(Box::new(documents)).unwrap();
        for id in 0..3 {
            sender.send(Ok(document(id))).unwrap();
            assert_eq!(queue.take().len(), 1);
        }
        drop(sender);
        assert!(queue.take().is_empty());
    }

    #[test]
    #[should_panic(expected = "a fault of a reader")]
    fn a_panic_of_the_reader_is_passed_on() {
        let documents = std::iter::from_fn(|| panic!("a fault of a reader"));
        let mut queue = Queue::of(Box::new(documents)).unwrap();
        queue.take();
    }
}
