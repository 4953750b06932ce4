//! Which order ids a log may hold: 32 bits of each key in an open hash table, four to eleven bytes an order.
//!
//! A miss is certain and a hit nearly so: about one new id in four thousand million finds the bits of another, and what
//! is found is looked up in the log itself.

/// A set of keys that may say yes to one that it does not hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Bits of a key; 0 is free. A power of two long and at most three quarters full.
    slots: Vec<u32>,
    count: usize,
}

impl Seen {
    /// A set with room for so many keys.
    pub(super) fn for_keys(count: usize) -> Self {
        Self { slots: vec![0; (count / 3 * 4 + 16).next_power_of_two()], count: 0 }
    }

    /// Whether so many more keys find room.
    pub(super) fn has_room(&self, more: usize) -> bool {
        self.count + more <= self.slots.len() / 4 * 3
    }

    /// Whether a key may have come.
    pub(super) fn may_hold(&self, key: u128) -> bool {
        self.slots.get(self.slot(key)).is_some_and(|&bits| bits > 0)
    }

    /// Takes a key, which must find room; says whether it may have come before.
    pub(super) fn insert(&mut self, key: u128) -> bool {
        let slot = self.slot(key);
        match self.slots.get_mut(slot) {
            Some(free) if *free == 0 => *free = bits(key),
            _ => return true,
        }
        self.count += 1;
        false
    }

    /// Where the bits of a key stand, or would.
    #[inline(always)]
    fn slot(&self, key: u128) -> usize {
        let (bits, last) = (bits(key), self.slots.len().wrapping_sub(1));
        let mut slot = key as usize & last;
        while self.slots.get(slot).is_some_and(|&taken| taken > 0 && taken != bits) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

/// Other bits than those that choose the slot.
fn bits(key: u128) -> u32 {
    ((key >> 96) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_came_and_hardly_more() {
        let key = |n: u32| xxhash_rust::xxh3::xxh3_128(&n.to_le_bytes());
        let mut seen = Seen::for_keys(10_000);
        assert!(seen.has_room(10_000) && !Seen::default().has_room(1) && !Seen::default().may_hold(7));
        assert!((0..10_000).all(|n| !seen.insert(key(n))));
        assert!((0..10_000).all(|n| seen.may_hold(key(n)) && seen.insert(key(n))));
        assert!((10_000..60_000).all(|n| !seen.may_hold(key(n))));
    }
}
