// Tables of apache-arrow and @uwdata/flechette, read where they lie: both are known by their shape, and neither is needed.
const PACKED = Symbol.for("engagement-metrics.packed");
const [NULL, INT, FLOAT, UTF8, BOOL, DECIMAL, DATE, TIMESTAMP] = [1, 2, 3, 5, 6, 7, 8, 10];
const [LARGE_UTF8, UTF8_VIEW, DICTIONARY] = [20, 24, -1];
const UNITS = ["seconds", "milliseconds", "microseconds", "nanoseconds"];

/** The columns of a table, or one column, as sources, states and formulas take them. */
export function fromArrow(data) {
  if (typeof data?.getChild === "function" && Array.isArray(data.schema?.fields)) {
    const columns = Object.create(null);
    data.schema.fields.forEach(({ name }, index) => (columns[name] ??= new ArrowColumn(data.getChildAt(index))));
    return columns;
  }
  if (Array.isArray(data?.data) && data.type?.typeId !== undefined) return new ArrowColumn(data);
  throw new TypeError("fromArrow takes a table or a column of apache-arrow or @uwdata/flechette");
}

/** A column that is packed when it is used, and not before: a table may have many that nobody asks for. */
class ArrowColumn {
  #column;

  constructor(column) {
    this.#column = column;
  }

  get length() {
    return this.#column.length;
  }

  get arrowType() {
    return nameOf(this.#column.type);
  }

  /** [nulls, type, …], as src/table.rs reads them. */
  [PACKED]() {
    return packedColumn(this.#column);
  }
}

function packedColumn({ type, data }) {
  if (!readable(type.typeId === DICTIONARY ? type.dictionary : type)) return [undefined, "unreadable", nameOf(type)];
  const chunks = data.filter(({ length }) => length > 0);
  const nulls = joined(chunks.map(nullsOf), Uint8Array, chunks);
  return type.typeId === DICTIONARY ? gathered(type.dictionary, chunks, nulls) : [nulls, ...cellsOf(type, chunks)];
}

const isText = ({ typeId }) => [UTF8, LARGE_UTF8, UTF8_VIEW, NULL].includes(typeId);

function readable(type) {
  if (type.typeId === DECIMAL) return (type.bitWidth ?? 128) <= 128 && type.scale >= 0;
  return isText(type) || [INT, FLOAT, BOOL, DATE, TIMESTAMP].includes(type.typeId);
}

/** In words, for errors. */
function nameOf(type) {
  const text = String(type);
  return text === "[object Object]" ? `a column of Arrow type ${type.typeId}` : text;
}

function cellsOf(type, chunks) {
  if (isText(type)) return textsOf(chunks.map((chunk) => textOf(type, chunk)));
  const all = (read, Type) => joined(chunks.map(read), Type, chunks) ?? new Type(0);
  switch (type.typeId) {
    case BOOL:
      return ["bool", all((chunk) => bitsOf(chunk.values, chunk), Uint8Array)];
    case FLOAT:
      return ["float", all(floatsOf, Float64Array)];
    case INT:
      // Whole numbers above the signed range, such as hashed ids, need more than 64 bits.
      if (!chunks.some(isBeyond)) return ["int", all(intsOf, BigInt64Array)];
      return ["decimal", all((chunk) => unitsOf(chunk, 64, false), Uint8Array), 0];
    case DECIMAL:
      return ["decimal", all((chunk) => unitsOf(chunk, type.bitWidth ?? 128, true), Uint8Array), type.scale];
    case DATE:
      return ["ticks", all(intsOf, BigInt64Array), type.unit === 0 ? "days" : "milliseconds", true];
    default:
      return ["ticks", all(intsOf, BigInt64Array), UNITS[type.unit], !type.timezone];
  }
}

/** One array of all chunks, the same memory where there is one chunk; nothing where no chunk has any. */
function joined(parts, Type, chunks) {
  if (parts.length === 1) return parts[0];
  if (parts.every((part) => part === undefined)) return undefined;
  const sizes = parts.map((part, index) => part?.length ?? chunks[index].length);
  const all = new Type(sizes.reduce((sum, size) => sum + size, 0));
  parts.reduce((start, part, index) => {
    if (part !== undefined) all.set(part, start);
    return start + sizes[index];
  }, 0);
  return all;
}

/** Bits of a chunk as bytes; a slice of apache-arrow keeps the bytes and moves its `offset`. */
function bitsOf(bits, { length, offset = 0 }, flip = 0) {
  const bytes = new Uint8Array(length);
  for (let row = 0, bit = offset; row < length; row++, bit++) bytes[row] = ((bits[bit >> 3] >> (bit & 7)) & 1) ^ flip;
  return bytes;
}

function nullsOf(chunk) {
  if (chunk.type.typeId === NULL) return new Uint8Array(chunk.length).fill(1);
  const bits = chunk.nullBitmap ?? chunk.validity;
  return chunk.nullCount === 0 || !bits || bits.length === 0 ? undefined : bitsOf(bits, chunk, 1);
}

/** The same memory as numbers of another kind; copied where it begins at an odd place. */
function seen(values, Type, count) {
  const { buffer, byteOffset } = values;
  const size = count * Type.BYTES_PER_ELEMENT;
  if (byteOffset % Type.BYTES_PER_ELEMENT === 0) return new Type(buffer, byteOffset, count);
  return new Type(buffer.slice(byteOffset, byteOffset + size));
}

/** Whole numbers and times as 64 bits. */
function intsOf({ type, values, length }) {
  const isWide = type.bitWidth === 64 || type.typeId === TIMESTAMP || (type.typeId === DATE && type.unit !== 0);
  if (isWide) return seen(values, BigInt64Array, length);
  const words = new Int32Array(2 * length);
  for (let row = 0; row < length; row++) {
    words[2 * row] = values[row];
    words[2 * row + 1] = values[row] < 0 ? -1 : 0;
  }
  return new BigInt64Array(words.buffer);
}

function isBeyond({ values, length }) {
  if (!(values instanceof BigUint64Array)) return false;
  const words = seen(values, Int32Array, 2 * length);
  for (let word = 1; word < words.length; word += 2) if (words[word] < 0) return true;
  return false;
}

/** Whole numbers of 32 to 128 bits as 16 bytes each. */
function unitsOf({ values, length }, width, isSigned) {
  if (width === 128) return seen(values, Uint8Array, 16 * length);
  const words = new Int32Array(4 * length);
  const given = seen(values, Int32Array, (length * width) / 32);
  const step = width / 32;
  for (let row = 0; row < length; row++) {
    for (let word = 0; word < step; word++) words[4 * row + word] = given[step * row + word];
    if (isSigned && given[step * (row + 1) - 1] < 0) words.fill(-1, 4 * row + step, 4 * row + 4);
  }
  return new Uint8Array(words.buffer);
}

function floatsOf({ values, length }) {
  if (values instanceof Float64Array) return values.subarray(0, length);
  const given = values.subarray(0, length);
  return values instanceof Uint16Array ? Float64Array.from(given, half) : new Float64Array(given);
}

/** A number of 16 bits. */
function half(bits) {
  const [sign, power, rest] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (power === 31) return rest === 0 ? sign * Infinity : NaN;
  return sign * (power === 0 ? rest * 2 ** -24 : (1 + rest / 1024) * 2 ** (power - 15));
}

/** Texts as they lie: the bytes end to end, and where each ends. */
function textOf({ typeId }, chunk) {
  const { length, values } = chunk;
  if (typeId === NULL) return { bytes: new Uint8Array(0), ends: new Uint32Array(length) };
  if (typeId === UTF8_VIEW) return viewed(chunk);
  const offsets = chunk.valueOffsets ?? chunk.offsets;
  // Of 64-bit offsets the low halves suffice: no column of 4 GB fits beside the module.
  const low = seen(offsets, Uint32Array, typeId === LARGE_UTF8 ? 2 * length + 2 : length + 1);
  const [step, first] = [typeId === LARGE_UTF8 ? 2 : 1, low[0]];
  const ends = step === 1 && first === 0 ? low.subarray(1) : new Uint32Array(length);
  if (step > 1 || first > 0) for (let row = 0; row < length; row++) ends[row] = low[step * (row + 1)] - first;
  return { bytes: values.subarray(first, first + ends[length - 1]), ends };
}

/** Views of 16 bytes: a length, then the text itself up to 12 bytes, or the number of a buffer and the place in it. */
function viewed(chunk) {
  const { length, values, variadicBuffers: buffers = chunk.data } = chunk;
  const words = seen(values, Int32Array, 4 * length);
  const nulls = nullsOf(chunk);
  const ends = new Uint32Array(length);
  for (let row = 0, end = 0; row < length; row++) ends[row] = end += nulls?.[row] ? 0 : words[4 * row];
  const bytes = new Uint8Array(ends[length - 1]);
  for (let row = 0, start = 0; row < length; start = ends[row++]) {
    const size = ends[row] - start;
    const [source, from] = size > 12 ? [buffers[words[4 * row + 2]], words[4 * row + 3]] : [values, 16 * row + 4];
    if (size > 0) bytes.set(source.subarray(from, from + size), start);
  }
  return { bytes, ends };
}

/** All chunks of text as one. */
function textsOf(texts) {
  const bytes = joined(texts.map((text) => text.bytes), Uint8Array) ?? new Uint8Array(0);
  let start = 0;
  const ends = joined(texts.map((text, index) => {
    const shifted = index === 0 ? text.ends : text.ends.map((end) => end + start);
    start += text.bytes.length;
    return shifted;
  }), Uint32Array) ?? new Uint32Array(0);
  return ["text", bytes, ends];
}

/** Dictionaries: texts by code, each encoded once; anything else written out. */
function gathered(type, chunks, nulls) {
  // Chunks usually share a dictionary, which then is read once.
  const dictionaries = [...new Set(chunks.map(({ dictionary }) => dictionary))];
  const firsts = new Map();
  let count = 0;
  for (const dictionary of dictionaries) {
    firsts.set(dictionary, count);
    count += dictionary.length;
  }
  const [absent, kind, cells, ...rest] = packedColumn({ type, data: dictionaries.flatMap(({ data }) => data) });
  const codes = new Uint32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let row = 0;
  for (const { dictionary, values, length } of chunks) {
    const first = firsts.get(dictionary) + 1;
    for (let at = 0; at < length; at++, row++) codes[row] = nulls?.[row] ? 0 : first + Number(values[at]);
  }
  if (absent !== undefined) codes.forEach((code, at) => (codes[at] = code > 0 && absent[code - 1] ? 0 : code));
  if (kind === "text") return [undefined, kind, cells, rest[0], codes];
  const stride = kind === "decimal" ? 16 : 1;
  const all = new cells.constructor(stride * codes.length);
  codes.forEach((code, at) => {
    for (let place = 0; code > 0 && place < stride; place++) all[stride * at + place] = cells[stride * (code - 1) + place];
  });
  return [Uint8Array.from(codes, (code) => (code === 0 ? 1 : 0)), kind, all, ...rest];
}
