//! Exact arithmetic: rationals over 128 bits and intervals of them. No floating point decides a verdict; an overflow
//! gives `None`, which the floors above turn into *unknown*.

mod interval;
mod rational;

pub use interval::{End, Interval};
pub use rational::Rational;
