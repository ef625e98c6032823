/** Undo and redo of whole values; none is ever changed in place. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly future: readonly Value[];
}
const remembered = 100;

export const emptyHistory: History<never> = { past: [], future: [] };

export const remember = <Value>(history: History<Value>, before: Value): History<Value> => ({
  past: [...history.past, before].slice(-remembered),
  future: [],
});

interface Step<Value> {
  readonly history: History<Value>;
  readonly value: Value;
}

export function undo<Value>(history: History<Value>, present: Value): Step<Value> | null {
  const value = history.past.at(-1);
  if (value === undefined) return null;
  return { value, history: { past: history.past.slice(0, -1), future: [present, ...history.future] } };
}

export function redo<Value>(history: History<Value>, present: Value): Step<Value> | null {
  const [value, ...future] = history.future;
  if (value === undefined) return null;
  return { value, history: { past: [...history.past, present], future } };
}
