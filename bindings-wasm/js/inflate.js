// Deflate (RFC 1951), since platforms inflate only asynchronously and this package starts without waiting: the module
// travels compressed, which is a third less than as plain text.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code as a table: for the next 15 bits, the symbol and, in the low four bits, how many are its. */
function huffman(sizes) {
  const table = new Uint16Array(1 << 15);
  let code = 0;
  for (let size = 1; size < 16; size++, code <<= 1) {
    sizes.forEach((one, symbol) => {
      if (one !== size) return;
      let place = 0;
      for (let bit = 0; bit < size; bit++) place |= ((code >> bit) & 1) << (size - 1 - bit);
      for (; place < 1 << 15; place += 1 << size) table[place] = (symbol << 4) | size;
      code++;
    });
  }
  return table;
}

/** The first `size` bytes of a raw deflate stream. */
export function inflated(bytes, size) {
  const out = new Uint8Array(size);
  let [end, at, held, bits] = [0, 0, 0, 0];

  const take = (count) => {
    for (; bits < count; bits += 8) held |= bytes[at++] << bits;
    const value = held & ((1 << count) - 1);
    held >>>= count;
    bits -= count;
    return value;
  };

  const symbol = (table) => {
    for (; bits < 15; bits += 8) held |= bytes[at++] << bits;
    const found = table[held & 0x7fff];
    held >>>= found & 15;
    bits -= found & 15;
    return found >> 4;
  };

  const codes = () => {
    const [literals, distances, sizes] = [take(5) + 257, take(5) + 1, take(4) + 4];
    const own = new Array(19).fill(0);
    for (let index = 0; index < sizes; index++) own[ORDER[index]] = take(3);
    const code = huffman(own);
    const all = [];
    while (all.length < literals + distances) {
      const next = symbol(code);
      if (next < 16) all.push(next);
      else if (next === 16) all.push(...new Array(3 + take(2)).fill(all.at(-1)));
      else all.push(...new Array(next === 17 ? 3 + take(3) : 11 + take(7)).fill(0));
    }
    return [huffman(all.slice(0, literals)), huffman(all.slice(literals))];
  };

  const fixed = () => {
    const sizes = Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8));
    return [huffman(sizes), huffman(new Array(30).fill(5))];
  };

  const block = ([literals, distances]) => {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out[end++] = next;
        continue;
      }
      const place = next - 257;
      let length = LENGTHS[place] + (place < 8 || place === 28 ? 0 : take((place >> 2) - 1));
      const far = symbol(distances);
      const back = far < 4 ? far + 1 : ((2 + (far & 1)) << ((far >> 1) - 1)) + 1 + take((far >> 1) - 1);
      for (; length > 0; length--, end++) out[end] = out[end - back];
    }
  };

  for (let last = 0; last === 0 && end < size; ) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) {
      at -= bits >> 3;
      [held, bits] = [0, 0];
      const length = bytes[at] | (bytes[at + 1] << 8);
      out.set(bytes.subarray(at + 4, at + 4 + length), end);
      [at, end] = [at + 4 + length, end + length];
    } else {
      block(kind === 1 ? fixed() : codes());
    }
  }
  return out;
}
