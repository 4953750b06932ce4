// LZMA with lc=3, lp=0, pb=0, as the pack tool writes it: platforms inflate only asynchronously, and this package starts
// without waiting. The module is a fifth smaller so than deflated.

// Where each kind of decision keeps its probabilities; most have one for each of the 12 states.
const [MATCH, REPEAT, SECOND, THIRD, FOURTH, LONG] = [0, 12, 24, 36, 48, 60];
const [LENGTHS, REPEAT_LENGTHS, SLOTS, LOW_BITS, NEAR, LITERALS] = [72, 346, 620, 876, 892, 1008];

/** The first `size` bytes of a stream without header. */
export function unpacked(bytes, size) {
  const out = new Uint8Array(size);
  const chances = new Uint16Array(LITERALS + 8 * 768).fill(1024);
  // The first byte says nothing.
  let [at, range, code] = [5, 2 ** 32 - 1, new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)];

  const refill = () => {
    if (range >= 2 ** 24) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | bytes[at++]) >>> 0;
  };

  /** One decision, which makes the same one likelier next time. */
  const bit = (place) => {
    const chance = chances[place];
    const bound = (range >>> 11) * chance;
    const is = code < bound ? 0 : 1;
    if (is === 0) {
      range = bound;
      chances[place] += (2048 - chance) >> 5;
    } else {
      range -= bound;
      code -= bound;
      chances[place] -= chance >> 5;
    }
    refill();
    return is;
  };

  /** A number of `count` bits, the highest first; each prefix has its own probability. */
  const tree = (base, count) => {
    let node = 1;
    for (let left = count; left > 0; left--) node = (node << 1) | bit(base + node);
    return node - (1 << count);
  };

  /** The same, the lowest bit first. */
  const reversed = (base, count) => {
    let [node, value] = [1, 0];
    for (let place = 0; place < count; place++) {
      const is = bit(base + node);
      node = (node << 1) | is;
      value |= is << place;
    }
    return value;
  };

  /** Bits that are as likely 0 as 1. */
  const even = (count) => {
    let value = 0;
    for (let left = count; left > 0; left--) {
      range >>>= 1;
      const is = code < range ? 0 : 1;
      if (is === 1) code -= range;
      value = (value << 1) | is;
      refill();
    }
    return value;
  };

  const lengthOf = (base) => {
    if (bit(base) === 0) return 2 + tree(base + 2, 3);
    return bit(base + 1) === 0 ? 10 + tree(base + 10, 3) : 18 + tree(base + 18, 8);
  };

  /** How far back a match begins, from 0: the two highest bits and their place, then the bits below. */
  const distanceOf = (length) => {
    const slot = tree(SLOTS + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << count;
    if (slot < 14) return high + reversed(NEAR + high - slot, count);
    return high + (even(count - 4) << 4) + reversed(LOW_BITS, 4);
  };

  /** A byte; after a match, the one that would have continued it is a hint. */
  const literal = (base, afterMatch, expected) => {
    let node = 1;
    for (let place = 7, same = afterMatch; node < 256; place--) {
      const hint = (expected >> place) & 1;
      const is = bit(base + (same ? 256 + 256 * hint : 0) + node);
      same = same && is === hint;
      node = (node << 1) | is;
    }
    return node;
  };

  // The state says what the last few steps were: below 7, the last one was a literal.
  for (let end = 0, state = 0, distances = [0, 0, 0, 0]; end < size; ) {
    const afterMatch = state >= 7;
    let length = 1;
    if (bit(MATCH + state) === 0) {
      const base = LITERALS + 768 * (end === 0 ? 0 : out[end - 1] >> 5);
      out[end] = literal(base, afterMatch, afterMatch ? out[end - distances[0] - 1] : 0);
      end++;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    if (bit(REPEAT + state) === 0) {
      length = lengthOf(LENGTHS);
      distances = [distanceOf(length), ...distances.slice(0, 3)];
      state = afterMatch ? 10 : 7;
    } else {
      const which = bit(SECOND + state) === 0 ? 0 : bit(THIRD + state) === 0 ? 1 : 2 + bit(FOURTH + state);
      if (which === 0 && bit(LONG + state) === 0) {
        state = afterMatch ? 11 : 9;
      } else {
        distances.unshift(...distances.splice(which, 1));
        length = lengthOf(REPEAT_LENGTHS);
        state = afterMatch ? 11 : 8;
      }
    }
    for (const back = distances[0] + 1; length > 0; length--, end++) out[end] = out[end - back];
  }
  return out;
}
