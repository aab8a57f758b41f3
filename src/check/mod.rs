//! Check files and relation files: read, proved, and turned into what the floors above run.

mod model;

pub use model::{Check, CheckFile, Checks, LoadError};
