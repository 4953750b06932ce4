//! The byte layout of states: little-endian, a header, integers as LEB128, an XXH3-64 trailer.
//!
//! Header: `EMST`, length and text of the state's name, version, payload length (u64). The trailer covers all before it.

use xxhash_rust::xxh3::xxh3_64;

use crate::error::{Code, Error};

const MAGIC: &[u8; 4] = b"EMST";

/// Writes a payload.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(crate) fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Zigzag of 128 bits.
    pub(crate) fn wide(&mut self, value: i128) {
        let mut value = ((value << 1) ^ (value >> 127)) as u128;
        while value >= 0x80 {
            self.byte(value as u8 | 0x80);
            value >>= 7;
        }
        self.byte(value as u8);
    }

    /// Zigzag, so that small negative numbers are short.
    pub(crate) fn signed(&mut self, value: i64) {
        self.unsigned(((value << 1) ^ (value >> 63)) as u64);
    }

    pub(crate) fn key(&mut self, value: u128) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.unsigned(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Presence, then the text.
    pub(crate) fn optional(&mut self, text: Option<&str>) {
        self.byte(text.is_some().into());
        if let Some(text) = text {
            self.text(text);
        }
    }

    pub(super) fn seal(self, name: &str, version: u8) -> Vec<u8> {
        let mut all = Vec::with_capacity(self.bytes.len() + name.len() + 22);
        all.extend_from_slice(MAGIC);
        all.push(name.len() as u8);
        all.extend_from_slice(name.as_bytes());
        all.push(version);
        all.extend_from_slice(&(self.bytes.len() as u64).to_le_bytes());
        all.extend_from_slice(&self.bytes);
        all.extend_from_slice(&xxh3_64(&all).to_le_bytes());
        all
    }
}

/// The payload of sealed bytes and its version, after its name, version, length and checksum were checked.
pub(super) fn open<'a>(bytes: &'a [u8], name: &'static str, newest: u8) -> Result<(&'a [u8], u8), Error> {
    let error = |code| Error::new(code, name).at("bytes");
    let other = || error(Code::NoState).with("expected", name);
    let damaged = || error(Code::StateChecksum);
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(other)?;
    let (&length, rest) = rest.split_first().ok_or_else(damaged)?;
    let (own, rest) = rest.split_at_checked(usize::from(length)).ok_or_else(damaged)?;
    if own != name.as_bytes() {
        return Err(other().got(String::from_utf8_lossy(own)));
    }
    let (&version, rest) = rest.split_first().ok_or_else(damaged)?;
    let (length, rest) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
    let (payload, trailer) = rest.split_last_chunk::<8>().ok_or_else(damaged)?;
    let covered = &bytes[..bytes.len() - trailer.len()];
    if u64::from_le_bytes(*length) != payload.len() as u64 || xxh3_64(covered) != u64::from_le_bytes(*trailer)
    {
        return Err(damaged());
    }
    if version == 0 || version > newest {
        return Err(error(Code::StateVersion).with("newest", newest).got(version));
    }
    Ok((payload, version))
}

/// Reads a payload; every method gives `None` past its end or out of range.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    pub(crate) fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit.
            if shift == 63 && bits > 1 {
                return None;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    pub(crate) fn wide(&mut self) -> Option<i128> {
        let mut value = 0_u128;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            let bits = u128::from(byte & 0x7f);
            // The nineteenth byte has room for two bits.
            if shift == 126 && bits > 3 {
                return None;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Some((value >> 1) as i128 ^ -((value & 1) as i128));
            }
        }
        None
    }

    pub(crate) fn signed(&mut self) -> Option<i64> {
        let value = self.unsigned()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    pub(crate) fn key(&mut self) -> Option<u128> {
        let (key, rest) = self.bytes.split_first_chunk::<16>()?;
        self.bytes = rest;
        Some(u128::from_le_bytes(*key))
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.unsigned()?).ok()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    pub(crate) fn optional(&mut self) -> Option<Option<String>> {
        match self.byte()? {
            0 => Some(None),
            1 => self.text().map(Some),
            _ => None,
        }
    }

    /// A number of items of at least `bytes_each` bytes; more than the rest can hold is refused before allocation.
    pub(crate) fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count = usize::try_from(self.unsigned()?).ok()?;
        (count <= self.bytes.len() / bytes_each.max(1)).then_some(count)
    }
}
