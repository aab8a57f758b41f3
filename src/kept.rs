//! What the build keeps for a start: values that are decoded when somebody first asks for them, and tables of numbers
//! that are read where they lie.
//!
//! Comes in: values, or the bytes that the build made of them. Goes out: the values. Not here: what is kept so.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

/// A value, decoded when it is first asked for.
pub struct Kept<T> {
    bytes: &'static [u8],
    value: OnceLock<T>,
}

impl<T> From<T> for Kept<T> {
    fn from(value: T) -> Self {
        Self { bytes: &[], value: OnceLock::from(value) }
    }
}

/// The build has proved that what it keeps can be decoded.
impl<T: Deserialize<'static> + Default> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| postcard::from_bytes(self.bytes).unwrap_or_default())
    }
}

impl<T: Deserialize<'static> + Serialize + Default> Serialize for Kept<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&postcard::to_allocvec(&**self).map_err(S::Error::custom)?)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { bytes: deserializer.deserialize_bytes(Bytes)?, value: OnceLock::new() })
    }
}

impl<T: Deserialize<'static> + Default + fmt::Debug> fmt::Debug for Kept<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(to)
    }
}

impl<T: Deserialize<'static> + Default + PartialEq> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Deserialize<'static> + Default + Clone> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self::from((**self).clone())
    }
}

impl<T: Default> Default for Kept<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

/// Numbers in a row, each as wide as the others.
#[derive(Clone, PartialEq, Eq)]
pub struct Flat<T> {
    bytes: Cow<'static, [u8]>,
    of: PhantomData<T>,
}

/// What stands in a [`Flat`] row.
pub trait Fixed: Sized {
    /// So many bytes.
    const WIDTH: usize;

    /// Adds its bytes.
    fn write(&self, bytes: &mut Vec<u8>);

    /// What begins with these bytes.
    fn read(bytes: &[u8]) -> Option<Self>;
}

impl<T: Fixed> Flat<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() / T::WIDTH
    }

    /// The one at a place.
    #[inline]
    #[must_use]
    pub fn get(&self, at: usize) -> Option<T> {
        T::read(self.bytes.get(at * T::WIDTH..(at + 1) * T::WIDTH)?)
    }

    /// Those of a stretch.
    #[inline]
    pub fn range(&self, places: Range<usize>) -> impl Iterator<Item = T> {
        let bytes = self.bytes.get(places.start * T::WIDTH..places.end * T::WIDTH).unwrap_or_default();
        bytes.chunks_exact(T::WIDTH).filter_map(T::read)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.range(0..self.len())
    }
}

impl<T: Fixed> FromIterator<T> for Flat<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut bytes = Vec::new();
        values.into_iter().for_each(|value| value.write(&mut bytes));
        Self { bytes: bytes.into(), of: PhantomData }
    }
}

impl<T> Default for Flat<T> {
    fn default() -> Self {
        Self { bytes: Cow::Borrowed(&[]), of: PhantomData }
    }
}

impl<T> Serialize for Flat<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.bytes)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Flat<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { bytes: Cow::Borrowed(deserializer.deserialize_bytes(Bytes)?), of: PhantomData })
    }
}

impl<T> fmt::Debug for Flat<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Flat({} bytes)", self.bytes.len())
    }
}

/// Bytes of the program, taken as they lie.
struct Bytes;

impl Visitor<'static> for Bytes {
    type Value = &'static [u8];

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("bytes of the program")
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'static [u8]) -> Result<&'static [u8], E> {
        Ok(bytes)
    }
}

macro_rules! fixed {
    ($($number:ty),*) => {$(
        impl Fixed for $number {
            const WIDTH: usize = size_of::<Self>();

            fn write(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn read(bytes: &[u8]) -> Option<Self> {
                bytes.first_chunk().map(|bytes| Self::from_le_bytes(*bytes))
            }
        }
    )*};
}

fixed!(u8, u16, u32, u64);

impl<A: Fixed, B: Fixed> Fixed for (A, B) {
    const WIDTH: usize = A::WIDTH + B::WIDTH;

    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        Some((A::read(bytes)?, B::read(bytes.get(A::WIDTH..)?)?))
    }
}

impl<A: Fixed, B: Fixed, C: Fixed> Fixed for (A, B, C) {
    const WIDTH: usize = A::WIDTH + B::WIDTH + C::WIDTH;

    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
        self.2.write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        let (a, b) = <(A, B)>::read(bytes)?;
        Some((a, b, C::read(bytes.get(A::WIDTH + B::WIDTH..)?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_from_bytes_of_the_program() {
        let kept = Kept::from(vec!["mill".to_owned(), "quay".to_owned()]);
        let flat: Flat<(u16, u64)> = (0..300).map(|number| (number, u64::from(number) << 40)).collect();
        let bytes: &'static [u8] = Box::leak(postcard::to_allocvec(&(&kept, &flat)).unwrap().into_boxed_slice());
        let (again, row): (Kept<Vec<String>>, Flat<(u16, u64)>) = postcard::from_bytes(bytes).unwrap();
        assert_eq!((again, row.get(299), row.get(300)), (kept, Some((299, 299 << 40)), None));
        assert_eq!((row.len(), row.range(7..9).map(|row| row.0).collect::<Vec<_>>()), (300, vec![7, 8]));
    }
}
