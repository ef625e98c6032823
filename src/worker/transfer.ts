/** The buffers of a message's arrays, three levels deep: enough for everything in protocol/messages.ts. */
export function buffersOf(message: object, depth = 3): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const value of Object.values(message)) {
    if (value instanceof Float32Array && value.buffer instanceof ArrayBuffer) buffers.push(value.buffer);
    else if (depth > 1 && typeof value === "object" && value !== null && !Array.isArray(value)) {
      buffers.push(...buffersOf(value, depth - 1));
    }
  }
  return buffers;
}
