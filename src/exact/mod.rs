//! Exact arithmetic: rationals over 128 bits and intervals of them. No floating point decides a verdict; an overflow
//! gives `None`, which the floors above turn into *unknown*.

mod ends;
mod interval;
mod rational;
#[cfg(test)]
mod rational_tests;
mod stored;

pub use ends::End;
pub use interval::Interval;
pub use rational::Rational;
