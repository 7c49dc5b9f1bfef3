//! Writing: standard output, files that appear whole or not at all, and the claim on an output folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::interrupt::{Hold, Listed, Unfinished};
use crate::{Error, Result};

/// Prints to standard output.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    let text = text.split('\n').map(printable).collect::<Vec<_>>().join("\n");
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(to_stdout)
}

/// Shows characters that steer a terminal, or turn the direction of what follows, by their numbers: a text or a file
/// name must not forge messages.
pub(super) fn printable(text: &str) -> String {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    let steers = |c: char| c.is_control() && c != '\t' || turns(c);
    text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

fn to_stdout(error: io::Error) -> Error {
    Error::io("cannot write to standard output", error)
}

/// Where a command writes what was asked for with `-o`.
pub(super) enum Output {
    Stdout(BufWriter<io::Stdout>),
    /// A file that takes its name only when it is finished.
    File(PendingFile),
    /// A device or a pipe: nothing may take its place.
    Stream(BufWriter<File>, PathBuf),
}

impl Output {
    /// Opens the output; a file in a folder that cannot be written to is refused here, before any work.
    pub fn open(path: Option<&Path>) -> Result<Self> {
        match path {
            None => Ok(Self::Stdout(BufWriter::new(io::stdout()))),
            Some(path) if path.as_os_str() == "-" => Ok(Self::Stdout(BufWriter::new(io::stdout()))),
            Some(path) if is_stream(path) => {
                let stream = File::options().write(true).open(path).map_err(|error| unwritable(path, error))?;
                Ok(Self::Stream(BufWriter::new(stream), path.to_owned()))
            }
            Some(path) => PendingFile::create(path).map(Self::File),
        }
    }

    /// Writes one value as a line of JSON.
    pub fn json_line(&mut self, value: &impl serde::Serialize) -> Result<()> {
        let line =
            serde_json::to_string(value).map_err(|error| Error::io("cannot be written as JSON", error.into()))?;
        match self {
            Self::Stdout(out) => writeln!(out, "{line}").map_err(to_stdout),
            Self::File(file) => file.write(|out| writeln!(out, "{line}")),
            Self::Stream(out, path) => writeln!(out, "{line}").map_err(|error| unwritable(path, error)),
        }
    }

    /// Writes all of it, and finishes.
    pub fn write_whole(mut self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        match &mut self {
            Self::Stdout(out) => write(out),
            Self::File(file) => write(&mut file.file),
            Self::Stream(out, _) => write(out),
        }?;
        self.finish()
    }

    /// Hands on what is buffered, so that the next program in a pipe has it; a file can wait.
    pub fn hand_on(&mut self) -> Result<()> {
        match self {
            Self::Stdout(out) => out.flush().map_err(to_stdout),
            Self::Stream(out, path) => out.flush().map_err(|error| unwritable(path, error)),
            Self::File(_) => Ok(()),
        }
    }

    /// Writes out what is buffered and gives a file its name.
    pub fn finish(mut self) -> Result<()> {
        self.hand_on()?;
        match self {
            Self::File(file) => file.finish(),
            Self::Stdout(_) | Self::Stream(..) => Ok(()),
        }
    }
}

/// Returns whether something lies at the path that is written to but never replaced: a device such as the null device,
/// a named pipe.
fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// How the names of unfinished files begin.
const UNFINISHED: &str = ".legation-";

/// The same for those of a build, which has its folder to itself.
const UNFINISHED_BUILD: &str = ".legation-build-";

/// A file under a temporary name beside its final one; dropped unfinished, it vanishes.
#[derive(Debug)]
pub(super) struct PendingFile {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
    listed: Listed,
}

impl PendingFile {
    fn create(path: &Path) -> Result<Self> {
        // Beyond a link: the file it leads to is written, the link stays.
        Self::named(&path.canonicalize().unwrap_or_else(|_| path.to_owned()), UNFINISHED)
    }

    fn named(path: &Path, prefix: &str) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if path.is_dir() {
            return Err(Error::input("is a folder, expected a file to write").in_file(path));
        }
        let mut builder = tempfile::Builder::new();
        let builder = builder.prefix(prefix);
        #[cfg(unix)]
        let builder = {
            use std::os::unix::fs::PermissionsExt;
            // What a plain `File::create` asks for; the process's umask takes its share.
            builder.permissions(fs::Permissions::from_mode(0o666))
        };
        let mut hold = Hold::begin();
        let file = builder.tempfile_in(folder).map_err(|error| unwritable(path, error))?;
        let listed = hold.list(Unfinished::File(file.path().to_owned()));
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file), listed })
    }

    pub fn write(&mut self, write: impl FnOnce(&mut BufWriter<NamedTempFile>) -> io::Result<()>) -> Result<()> {
        write(&mut self.file).map_err(|error| unwritable(&self.path, error))
    }

    pub fn finish(self) -> Result<()> {
        Self::finish_all(vec![self])
    }

    /// Gives all files their names, once all of them are written out; Ctrl-C in between waits.
    pub fn finish_all(files: Vec<Self>) -> Result<()> {
        let written = files.into_iter().map(Self::written_out).collect::<Result<Vec<_>>>()?;
        let hold = Hold::begin();
        let mut listed = Vec::new();
        let mut named = Ok(());
        for (file, path, entry) in written {
            listed.push(entry);
            named = named.and_then(|()| file.persist(&path).map(drop).map_err(|error| unwritable(&path, error.error)));
        }
        // The list is free to be left only now.
        drop(hold);
        named
    }

    fn written_out(self) -> Result<(NamedTempFile, PathBuf, Listed)> {
        let file = self.file.into_inner().map_err(|error| unwritable(&self.path, error.into_error()))?;
        Ok((file, self.path, self.listed))
    }
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "cannot be written: its folder does not exist",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "cannot be written; give another place with -o, or check the access rights"
        }
        _ => "cannot be written",
    };
    Error::io(what, error).in_file(path)
}

/// An output folder that this process alone writes to, until dropped.
#[derive(Debug)]
pub(super) struct OutputFolder {
    path: PathBuf,
    lock: PathBuf,
    /// Whether the folder is new: then it goes again if nothing is written.
    made: bool,
    /// Holds the lock; the system lets go of it when the process ends, however it ends.
    _held: File,
    _listed: Vec<Listed>,
}

impl OutputFolder {
    /// Makes the folder if need be and claims it.
    ///
    /// # Errors
    /// A folder that cannot be made or written to, or that another build writes to.
    pub fn claim(path: &Path) -> Result<Self> {
        if path.exists() && !path.is_dir() {
            return Err(Error::input("is a file, expected a folder for the output").in_file(path));
        }
        let mut hold = Hold::begin();
        let made = !path.exists();
        fs::create_dir_all(path).map_err(|error| unwritable(path, error))?;
        let lock = path.join(".legation.lock");
        let held = File::options().create(true).append(true).open(&lock).map_err(|error| unwritable(path, error))?;
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::input(
                    "another build is writing to this folder; wait for it, or give another with -o",
                )
                .in_file(path));
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(path, error)),
        }
        remove_leavings(path).map_err(|error| unwritable(path, error))?;
        let folder = made.then(|| Unfinished::EmptyFolder(path.to_owned()));
        let listed = folder.into_iter().chain([Unfinished::File(lock.clone())]).map(|it| hold.list(it)).collect();
        Ok(Self { path: path.to_owned(), lock, made, _held: held, _listed: listed })
    }

    /// Returns whether a file lies in the folder.
    pub fn holds(&self, file: &Path) -> bool {
        matches!((file.canonicalize(), self.path.canonicalize()), (Ok(file), Ok(folder)) if file.starts_with(&folder))
    }

    /// Returns a file of the folder, under a temporary name.
    pub fn file(&self, name: &str) -> Result<PendingFile> {
        PendingFile::named(&self.path.join(name), UNFINISHED_BUILD)
    }
}

/// Removes what a build that was killed left under temporary names.
fn remove_leavings(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED_BUILD) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        // A lock file left behind does no harm: only the lock on it counts.
        let _ = fs::remove_file(&self.lock);
        if self.made {
            // Fails, as it should, when there is something in it.
            let _ = fs::remove_dir(&self.path);
        }
    }
}
