//! Numbers for distinct things, by an open hash table.

use std::borrow::Cow;

use xxhash_rust::xxh3::xxh3_64;

use super::dictionary::{Categories, Combination};

/// Distinct things in the order in which they came; the order of hashes never shows.
pub(super) struct Numbered<T> {
    pub(super) list: Vec<T>,
    /// Number plus 1; 0 is free. A power of two long and at most half full.
    slots: Vec<u32>,
}

/// What can be found by its hash.
pub(super) trait Hashed: PartialEq {
    fn hash(&self) -> u64;
}

impl Hashed for Option<Cow<'_, str>> {
    fn hash(&self) -> u64 {
        // Null is a value of its own, and only shares a slot with one text.
        xxh3_64(self.as_deref().unwrap_or_default().as_bytes())
    }
}

impl Hashed for (u32, u32) {
    fn hash(&self) -> u64 {
        mixed(u64::from(self.0) << 32 | u64::from(self.1))
    }
}

impl Hashed for Combination {
    fn hash(&self) -> u64 {
        let texts = self.segments.iter().flatten().map(|text| xxh3_64(text.as_bytes()));
        let codes = if let Categories::Set(set) = &self.categories { set.as_slice() } else { &[] };
        texts.chain(codes.iter().map(|&code| code.into())).fold(0, |hash, part| mixed(hash ^ part))
    }
}

fn mixed(bits: u64) -> u64 {
    let product = bits.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { list: Vec::new(), slots: Vec::new() }
    }
}

impl<T: Hashed> Numbered<T> {
    /// The number of a thing, a new one where it is new.
    pub(super) fn number(&mut self, thing: T) -> u32 {
        if self.list.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mut slot = self.start(&thing);
        while let Some(number) = self.slots.get(slot).copied().and_then(|number| number.checked_sub(1)) {
            if self.list.get(number as usize) == Some(&thing) {
                return number;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.list.push(thing);
        if let Some(place) = self.slots.get_mut(slot) {
            *place = self.list.len() as u32;
        }
        self.list.len() as u32 - 1
    }

    fn start(&self, thing: &T) -> usize {
        thing.hash() as usize & self.slots.len().wrapping_sub(1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for (number, thing) in self.list.iter().enumerate() {
            let mut slot = self.start(thing);
            while self.slots.get(slot).is_some_and(|&taken| taken > 0) {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = number as u32 + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_things_are_told_apart() {
        let (mut names, mut pairs) = (Numbered::default(), Numbered::default());
        for round in 0..2 {
            for code in 0..500_u32 {
                let text: Option<Cow<'_, str>> = (code > 0).then(|| format!("name {code}").into());
                assert_eq!(names.number(text), code, "{round}");
                assert_eq!(pairs.number((code % 25, code / 25)), code, "{round}");
            }
            assert_eq!(names.number(Some("".into())), 500);
        }
    }
}
