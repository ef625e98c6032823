/** The buffers of a message's arrays, five levels deep: enough for everything in protocol/messages.ts. */
export function buffersOf(message: object, depth = 5): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const value of Object.values(message)) {
    if (value instanceof Float32Array && value.buffer instanceof ArrayBuffer) buffers.push(value.buffer);
    // A list of numbers may be long, and holds none.
    else if (depth > 1 && typeof value === "object" && value !== null && !isNumbers(value)) {
      buffers.push(...buffersOf(value, depth - 1));
    }
  }
  return buffers;
}

const isNumbers = (value: object): boolean =>
  ArrayBuffer.isView(value) || (Array.isArray(value) && typeof value[0] !== "object");
