//! Standard output: the report alone. A reader that goes away ends the run quietly.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write as _};

/// Standard output, in big pieces.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

/// Why nothing more can be written.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads any more.
    Closed,
    /// It does not work.
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe { Self::Closed } else { Self::Failed(error) }
    }
}

impl Output {
    /// The process's own.
    pub fn stdout() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// Writes text.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Hands over what is still held back.
    pub fn finish(&mut self) -> Result<(), Stop> {
        Ok(self.out.flush()?)
    }
}
