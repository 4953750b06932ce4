//! What a state is: a mergeable aggregation whose bytes are versioned, checksummed, canonical and safe to read.

mod codec;

pub(crate) use codec::{Reader, Writer};

use crate::error::{Code, Error};

/// A mergeable aggregation over rows.
///
/// States form a commutative monoid: whatever the order of rows, the split into parts or the order of merging, the
/// same state comes out, and the same bytes. `update` and `merge` are all or nothing: after an error the state is as
/// it was before.
pub trait State: Clone + PartialEq + Sized {
    /// Its name, the same in every language.
    const NAME: &'static str;
    /// The newest byte layout; readers accept every older one.
    const VERSION: u8;

    /// Adds the rows of another state.
    ///
    /// # Errors
    ///
    /// When the two do not belong together; `self` is unchanged then.
    fn merge(&mut self, other: &Self) -> Result<(), Error>;

    /// All parts as one; nothing of no parts.
    ///
    /// A state implements no `Extend`: that cannot fail, while a part can be of other settings, or merged already.
    ///
    /// # Errors
    ///
    /// When two parts do not belong together.
    fn merged(parts: impl IntoIterator<Item = Self>) -> Result<Option<Self>, Error> {
        // As a binary counter carries: of 1,000 parts each is copied some 10 times, not 1,000 times.
        let mut levels: Vec<(u32, Self)> = Vec::new();
        for mut part in parts {
            let mut level = 0;
            while let Some((_, mut before)) = levels.pop_if(|(own, _)| *own == level) {
                before.merge(&part)?;
                part = before;
                level += 1;
            }
            levels.push((level, part));
        }
        let mut whole: Option<Self> = None;
        while let Some((_, mut before)) = levels.pop() {
            if let Some(after) = &whole {
                before.merge(after)?;
            }
            whole = Some(before);
        }
        Ok(whole)
    }

    /// Writes the content in canonical order, in the layout of a version.
    #[doc(hidden)]
    fn write(&self, to: &mut Writer, version: u8);

    /// Reads what [`State::write`] wrote; `None` when it is nothing of the kind.
    #[doc(hidden)]
    fn read(from: &mut Reader<'_>, version: u8) -> Option<Self>;

    /// The state as bytes: equal states give equal bytes, on every machine.
    ///
    /// The trailing checksum finds damage, not forgery: authenticate bytes that come from a stranger.
    fn to_bytes(&self) -> Vec<u8> {
        sealed(self, Self::VERSION)
    }

    /// The state that [`State::to_bytes`] wrote.
    ///
    /// Hostile bytes give an error, never a panic, and allocate at most in proportion to their length.
    ///
    /// # Errors
    ///
    /// When the bytes are of something else, of a newer version, damaged, or not in canonical form.
    fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let (payload, version) = codec::open(bytes, Self::NAME, Self::VERSION)?;
        let mut from = Reader::new(payload);
        let content = |what| Error::new(Code::StateContent, Self::NAME).at("bytes").with("what", what);
        let state = Self::read(&mut from, version)
            .filter(|_| from.is_empty())
            .ok_or_else(|| content("a field is out of range"))?;
        // One comparison proves canonical order, shortest integers and sorted dictionaries at once.
        if sealed(&state, version) == bytes {
            Ok(state)
        } else {
            Err(content("the order or form of the fields"))
        }
    }
}

fn sealed<S: State>(state: &S, version: u8) -> Vec<u8> {
    let mut to = Writer::default();
    state.write(&mut to, version);
    to.seal(S::NAME, version)
}
