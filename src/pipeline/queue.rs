//! Documents on their way from the reader through the threads that work on them, in order and within bounds.

use std::collections::{BTreeMap, VecDeque};
use std::panic::resume_unwind;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::reader::{Documents, Outcome};
use crate::{Error, Result};

/// Documents that were read and not yet handed on, at most.
const DOCUMENTS: usize = 256;

/// Bytes of their text; the document that crosses the line still comes in.
const BYTES: usize = 4 << 20;

/// What a thread of its own reads, and what becomes of it. Whoever has time takes the next document ([`Queue::next`])
/// and brings what it made of it ([`Queue::bring`]); [`Queue::results`] has the results in the order of the documents.
/// No document waits for the end of a batch.
pub(super) struct Queue<T> {
    shared: Arc<Shared<T>>,
    reader: JoinHandle<()>,
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    waiting: VecDeque<Outcome>,
    /// Results, and the bytes of text behind each.
    done: BTreeMap<usize, (T, usize)>,
    /// Documents taken to be worked on.
    taken: usize,
    /// Results handed on.
    handed: usize,
    /// Bytes of text of what is not yet handed on.
    bytes: usize,
    /// Nothing more is read.
    finished: bool,
    /// Nobody wants any more.
    abandoned: bool,
}

/// A document to be worked on.
pub(super) struct Work {
    number: usize,
    bytes: usize,
}

impl<T: Send + 'static> Queue<T> {
    /// Begins to read.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn of(mut documents: Documents) -> Result<Self> {
        let shared = Arc::new(Shared { state: Mutex::default(), changed: Condvar::new() });
        let finish = Finish(Arc::clone(&shared));
        let read = move || while documents.next().is_some_and(|outcome| finish.0.push(outcome)) {};
        let reader = thread::Builder::new().spawn(read).map_err(|error| Error::io("cannot start a thread", error))?;
        Ok(Self { shared, reader })
    }

    /// Waits for the next document; `None` when there is no more to do.
    pub fn next(&self) -> Option<(Work, Outcome)> {
        let nothing_yet = |state: &mut State<T>| state.waiting.is_empty() && !state.finished && !state.abandoned;
        let mut state = self.shared.wait_while(nothing_yet);
        if state.abandoned {
            return None;
        }
        let outcome = state.waiting.pop_front()?;
        let work = Work { number: state.taken, bytes: bytes(&outcome) };
        state.taken += 1;
        Some((work, outcome))
    }

    /// Brings what was made of a document.
    pub fn bring(&self, work: &Work, result: T) {
        self.shared.lock().done.insert(work.number, (result, work.bytes));
        self.shared.changed.notify_all();
    }

    /// Returns the results in the order of the documents, each as soon as it is there.
    pub fn results(&self) -> Results<'_, T> {
        Results(&self.shared)
    }

    /// Ends.
    ///
    /// # Panics
    /// If reading did.
    pub fn finish(self) {
        if let Err(panic) = self.reader.join() {
            resume_unwind(panic);
        }
    }
}

/// See [`Queue::results`]. Dropped, it lets all who read or work end at their next document.
pub(super) struct Results<'a, T>(&'a Shared<T>);

impl<T> Iterator for Results<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let nothing_yet = |state: &mut State<T>| {
            let all_handed = state.finished && state.waiting.is_empty() && state.handed == state.taken;
            !state.done.contains_key(&state.handed) && !all_handed
        };
        let mut state = self.0.wait_while(nothing_yet);
        let number = state.handed;
        let (result, bytes) = state.done.remove(&number)?;
        state.handed += 1;
        state.bytes -= bytes;
        drop(state);
        self.0.changed.notify_all();
        Some(result)
    }
}

impl<T> Drop for Results<'_, T> {
    fn drop(&mut self) {
        self.0.lock().abandoned = true;
        self.0.changed.notify_all();
    }
}

fn bytes(outcome: &Outcome) -> usize {
    outcome.as_ref().map_or(0, |document| document.text.len())
}

impl<T> Default for State<T> {
    fn default() -> Self {
        let (waiting, done) = (VecDeque::new(), BTreeMap::new());
        Self { waiting, done, taken: 0, handed: 0, bytes: 0, finished: false, abandoned: false }
    }
}

impl<T> State<T> {
    fn is_full(&self) -> bool {
        self.waiting.len() + self.taken - self.handed >= DOCUMENTS || self.bytes >= BYTES
    }
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, condition: impl FnMut(&mut State<T>) -> bool) -> MutexGuard<'_, State<T>> {
        self.changed.wait_while(self.lock(), condition).unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a document in when there is room; false when nobody wants it.
    fn push(&self, outcome: Outcome) -> bool {
        let mut state = self.wait_while(|state| !state.abandoned && state.is_full());
        state.bytes += bytes(&outcome);
        state.waiting.push_back(outcome);
        let wanted = !state.abandoned;
        drop(state);
        self.changed.notify_all();
        wanted
    }
}

/// Says that nothing more comes, also when reading panicked.
struct Finish<T>(Arc<Shared<T>>);

impl<T> Drop for Finish<T> {
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
    fn results_keep_the_order_of_the_documents() {
        let queue = Queue::of(Box::new((0..3 * DOCUMENTS).map(|id| Ok(document(id))))).unwrap();
        let mut ids = Vec::new();
        rayon::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|_| {
                    while let Some((work, document)) = queue.next() {
                        queue.bring(&work, document.unwrap().id);
                    }
                });
            }
            ids.extend(queue.results());
        });
        queue.finish();
        assert!(ids.into_iter().eq((0..3 * DOCUMENTS).map(|id| id.to_string())));
    }

    #[test]
    fn no_more_is_read_than_can_be_handed_on() {
        let (sender, receiver) = mpsc::sync_channel(0);
        let queue = Queue::of(Box::new(receiver.into_iter())).unwrap();
        for id in 0..DOCUMENTS {
            sender.send(Ok(document(id))).unwrap();
            let (work, _) = queue.next().unwrap();
            queue.bring(&work, id);
        }
        // One more is read and cannot be put in; the next would not even be read.
        sender.send(Ok(document(DOCUMENTS))).unwrap();
        assert!(sender.try_send(Ok(document(DOCUMENTS + 1))).is_err());
        assert_eq!(queue.results().next(), Some(0));
    }

    #[test]
    fn a_document_is_there_before_the_next_one_is() {
        let (sender, receiver) = mpsc::channel();
        let documents = std::iter::from_fn(move || receiver.recv_timeout(Duration::from_secs(20)).ok());
        let queue = Queue::of(Box::new(documents)).unwrap();
        let mut results = queue.results();
        for id in 0..3 {
            sender.send(Ok(document(id))).unwrap();
            let (work, _) = queue.next().unwrap();
            queue.bring(&work, id);
            assert_eq!(results.next(), Some(id));
        }
        drop(sender);
        assert!(queue.next().is_none() && results.next().is_none());
    }

    #[test]
    #[should_panic(expected = "a fault of a reader")]
    fn a_panic_of_the_reader_is_passed_on() {
        let queue = Queue::<()>::of(Box::new(std::iter::from_fn(|| panic!("a fault of a reader")))).unwrap();
        assert!(queue.results().next().is_none());
        queue.finish();
    }
}
