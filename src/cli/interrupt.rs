//! Ctrl-C: what is unfinished goes before the process does.
//!
//! Unfinished files remove themselves when they are dropped, but nothing is dropped when a signal ends the process.
//! They are therefore listed here while they exist.

use std::fs;
use std::path::PathBuf;
use std::process::exit;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Exit code after Ctrl-C, as of any program that the signal ends.
const INTERRUPTED: i32 = 130;

static UNFINISHED: Mutex<Vec<Unfinished>> = Mutex::new(Vec::new());

/// Something that must not outlive an interrupted run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfinished {
    /// A file.
    File(PathBuf),
    /// A folder with all that is in it.
    Folder(PathBuf),
    /// A folder, if nothing is in it.
    EmptyFolder(PathBuf),
}

impl Unfinished {
    fn remove(&self) {
        // What is gone already, or cannot be removed, is no reason to stay.
        let _ = match self {
            Self::File(path) => fs::remove_file(path),
            Self::Folder(path) => fs::remove_dir_all(path),
            Self::EmptyFolder(path) => fs::remove_dir(path),
        };
    }
}

/// While it is held, an interruption waits.
pub(super) struct Hold(MutexGuard<'static, Vec<Unfinished>>);

impl Hold {
    pub fn begin() -> Self {
        Self(UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn list(&mut self, unfinished: Unfinished) -> Listed {
        self.0.push(unfinished.clone());
        Listed(unfinished)
    }
}

/// A place in the list, until dropped.
#[derive(Debug)]
pub(super) struct Listed(Unfinished);

impl Drop for Listed {
    fn drop(&mut self) {
        Hold::begin().0.retain(|known| *known != self.0);
    }
}

/// Has Ctrl-C remove what is unfinished, from now on. Without a handler, it ends the process as ever.
pub(super) fn watch() {
    // Where no handler can be set the run is as good as without.
    let _ = ctrlc::set_handler(|| {
        let hold = Hold::begin();
        hold.0.iter().rev().for_each(Unfinished::remove);
        end();
    });
}

#[expect(clippy::exit, reason = "the handler of a signal has no caller to return to")]
fn end() -> ! {
    exit(INTERRUPTED)
}
