// ISO base media boxes, written (ISO/IEC 14496-12 §4.2).

/** A box: its length, its type of four letters, its content. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 8)
  return Buffer.concat([u32(length), Buffer.from(type, 'latin1'), ...content], length)
}

/** A box with a version and flags. */
export function fullBox(type: string, version: number, flags: number, ...content: readonly Buffer[]): Buffer {
  return box(type, u32(version * 0x1000000 + flags), ...content)
}

/** Bytes, each 0–255. */
export function u8(...values: readonly number[]): Buffer {
  return Buffer.from(values)
}

/** Unsigned 16-bit numbers, big endian. Throws a RangeError for what does not fit. */
export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  values.forEach((value, index) => bytes.writeUInt16BE(value, 2 * index))
  return bytes
}

/** Unsigned 32-bit numbers, big endian. Throws a RangeError for what does not fit. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index))
  return bytes
}

/** An unsigned 64-bit number, big endian. Throws a RangeError for negative numbers and fractions. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
