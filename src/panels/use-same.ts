import { useRef } from "react";

/** The list before, as long as its items are the same: what a memo may depend on, however long lists get. */
export function useSame<Item>(list: readonly Item[]): readonly Item[] {
  const kept = useRef(list);
  const same = kept.current.length === list.length && list.every((item, index) => Object.is(item, kept.current[index]));
  if (!same) kept.current = list;
  return kept.current;
}
