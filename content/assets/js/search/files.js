// The files of the index: fetched, unpacked, decoded. The format is that of hooks/vivier/exports/search/.
/** @import * as T from "./types.js" */

export const ROOT = "root.bin";

export class IndexError extends Error {
  /** @param {T.Failure} failure @param {string} file */
  constructor(failure, file) {
    super(file);
    this.failure = failure;
  }
}

/** @type {(base: URL | string) => T.FetchFile} */
export const fetchFrom = (base) => async (name) => {
  const answer = await fetch(new URL(name, base), { cache: name === ROOT ? "no-cache" : "default" }).catch(() => null);
  const bytes = answer?.ok && (await answer.arrayBuffer().catch(() => null));
  if (bytes) return new Uint8Array(bytes);
  throw new IndexError(answer?.status === 404 ? "missing" : "network", name);
};

/** Some hosts unpack what we packed. @param {any} bytes @returns {Promise<Uint8Array>} */
export const unpack = async (bytes) => bytes[0] !== 31 || bytes[1] !== 139 ? bytes : new Uint8Array(
  await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());

const utf8 = new TextDecoder();
/** @param {Uint8Array} bytes */
export const json = (bytes) => JSON.parse(utf8.decode(bytes));

/** @param {Uint8Array} bytes */
function cursor(bytes, at = 0) {
  const key = new Uint8Array(999);
  const number = () => {
    let value = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      if (at >= bytes.length) throw at;
      value |= ((byte = bytes[at++]) & 127) << shift;
    }
    return value;
  };
  /** A text that begins as the last one did. */
  const text = (shared = 0, into = key) => {
    const length = number();
    into.set(key.subarray(0, shared));
    into.set(bytes.subarray(at, (at += length)), shared);
    return utf8.decode(into.subarray(0, shared + length));
  };
  return { number, text, move: (by = 0) => (at += by) };
}

/** @param {Uint8Array} bytes @returns {(term: string) => T.Posting} */
export function terms(bytes) {
  const read = cursor(bytes);
  const rows = new Map();
  let [gaps, impacts] = [0, 0];
  for (let left = read.number(); left--; gaps += read.number()) {
    const term = read.text(read.number());
    const size = read.number();
    rows.set(term, [size, gaps, impacts]);
    impacts += size;
  }
  const start = read.move();
  return (term) => {
    const [size, from, first] = rows.get(term) ?? [0, 0, 0];
    const list = cursor(bytes, start + from);
    let last = 0;
    return {
      documents: Uint32Array.from({ length: size }, () => (last += list.number())),
      impacts: bytes.subarray(start + gaps + first),
    };
  };
}

/** @param {Uint8Array} bytes @returns {T.Entry[]} */
export function lexicon(bytes) {
  const read = cursor(bytes);
  const other = new Uint8Array(999);
  return Array.from({ length: read.number() }, () => {
    const word = read.text(read.number());
    const stem = read.text(read.number(), other);
    const classes = bytes[read.move(1) - 1];
    return { word, stem, rank: (classes & 15) << 4 | classes >> 4, shown: read.text(0, other) || word };
  });
}

/** Numbers of two bytes: all the low ones first. @param {Uint8Array} bytes @param {number} n */
export const wide = (bytes, n) => new Uint16Array(n).map((_, d) => bytes[d] | bytes[n + d] << 8);

/** @param {Uint8Array} bytes @param {number} n @returns {T.Columns} */
export function columns(bytes, n) {
  let at = 4 + (bytes[0] | bytes[1] << 8 | bytes[2] << 16);
  const { facettes, datees, fuseaux } = json(bytes.subarray(4, at));
  const take = (size = n) => bytes.subarray(at, (at += size));
  /** @type {Record<string, Uint16Array[]>} */
  const planes = {};
  // Neighbours share a byte as long as all their values fit in it.
  let shared = bytes;
  let room = 257;
  for (const { nom, plans, valeurs, nombre = valeurs.length } of facettes) {
    const base = nombre + 1;
    planes[nom] = Array.from({ length: plans }, () => {
      if (base > 256) {
        room = 257;
        return wide(take(2 * n), n);
      }
      if (room * base > 256) [shared, room] = [take(), 1];
      const unit = room;
      room *= base;
      return new Uint16Array(shared).map((byte) => (byte / unit | 0) % base);
    });
  }
  for (const { nom, de, par } of facettes) {
    if (!de) continue;
    // A region once, whatever says it.
    const all = [...planes[de].map((plane) => plane.map((value) => par[value - 1])), ...planes[nom]];
    planes[nom] = all.map((plane, p) => plane.map((value, d) => all.findIndex((other) => other[d] === value) < p ? 0 : value));
  }
  const read = cursor(bytes, at);
  let day = 0;
  const days = Int32Array.from({ length: datees }, () => {
    const step = read.number();
    return (day += step >>> 1 ^ -(step & 1));
  });
  const facets = facettes.map((/** @type {T.Facet} */ { nom, noms, valeurs }) => ({ nom, noms, valeurs, planes: planes[nom] }));
  return { facets, days, fuseaux, zones: bytes.subarray(read.move()) };
}
