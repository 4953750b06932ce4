//! Identifiers as keys.

use xxhash_rust::xxh3::xxh3_128;

/// XXH3-128 (seed 0) of a column tag and an identifier's canonical text.
pub(crate) struct Keys {
    /// The tag and a separator that no tag contains: ("ab", "c") and ("a", "bc") stay apart.
    bytes: [u8; 64],
    prefix: usize,
}

impl Keys {
    pub(crate) fn new(tag: &str) -> Self {
        let mut keys = Self { bytes: [0; 64], prefix: tag.len().min(32) + 1 };
        keys.bytes.iter_mut().zip(tag.bytes().take(32)).for_each(|(to, byte)| *to = byte);
        keys
    }

    fn of(&self, length: usize) -> u128 {
        xxh3_128(self.bytes.get(..self.prefix + length).unwrap_or_default())
    }

    /// The key of a text.
    pub(crate) fn text(&mut self, id: &str) -> u128 {
        if let Some(place) = self.bytes.get_mut(self.prefix..self.prefix + id.len()) {
            place.copy_from_slice(id.as_bytes());
            return self.of(id.len());
        }
        let tag = self.bytes.get(..self.prefix).unwrap_or_default();
        xxh3_128(&[tag, id.as_bytes()].concat())
    }

    /// The key of a number's decimal digits.
    pub(crate) fn integer(&mut self, id: i64) -> u128 {
        let mut rest = id.unsigned_abs();
        let sign = usize::from(id < 0);
        let length = sign + rest.checked_ilog10().map_or(1, |log| log as usize + 1);
        if let Some(digits) = self.bytes.get_mut(self.prefix..self.prefix + length) {
            // Two at a time, since each division waits for the one before.
            for pair in digits.rchunks_mut(2) {
                // Short numbers are divided faster.
                let two = match u32::try_from(rest) {
                    Ok(short) => {
                        rest = (short / 100).into();
                        short % 100
                    }
                    Err(_) => {
                        let two = rest % 100;
                        rest /= 100;
                        two as u32
                    }
                };
                if let Some((one, ten)) = pair.split_last_mut() {
                    *one = b'0' + (two % 10) as u8;
                    ten.iter_mut().for_each(|ten| *ten = b'0' + (two / 10) as u8);
                }
            }
            if let (true, Some(first)) = (id < 0, digits.first_mut()) {
                *first = b'-';
            }
        }
        self.of(length)
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::Xxh3Default;

    use super::*;

    /// The key as it is defined: streamed, tag, zero byte, text.
    fn defined(tag: &str, id: &str) -> u128 {
        let mut hash = Xxh3Default::new();
        hash.update(tag.as_bytes());
        hash.update(&[0]);
        hash.update(id.as_bytes());
        hash.digest128()
    }

    #[test]
    fn keys_are_those_of_the_text() {
        let mut keys = Keys::new("customer");
        for id in [0, 7, -7, 10, 99, 100, 17850, -1_000_000, i64::MAX, i64::MIN] {
            assert_eq!(keys.integer(id), defined("customer", &id.to_string()), "{id}");
        }
        for length in 0..300 {
            let id = "é0x".repeat(100)[..].chars().take(length).collect::<String>();
            assert_eq!(keys.text(&id), defined("customer", &id), "{length}");
        }
    }
}
