import { useEffect, useState } from "react";
import { linkDataOf } from "../../store/link-data.ts";
import { type AddressOptions, shareAddress } from "../../store/share-address.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { namedAddress, namesAll } from "./named-address.ts";

/**
 * The address of a state; the one before until it is made, null before the first.
 *
 * @param byName by the names of its settings alone
 */
export function useAddress(state: PlaygroundState, options: AddressOptions, byName: boolean): string | null {
  const [address, setAddress] = useState<string | null>(null);
  // Options are made anew with every rendering.
  const key = JSON.stringify([options, state.config, state.step, byName]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all of them
  useEffect(() => {
    if (byName) return setAddress(namedAddress(state, options));
    let wanted = true;
    shareAddress(state, options).then(
      (made) => {
        if (wanted) setAddress(made);
      },
      (error: unknown) => console.error(error),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return address;
}

/** Whether a link gives the data back as they are. */
export function useIsExact(state: PlaygroundState): boolean {
  const [isExact, setExact] = useState(true);
  const { data } = state;
  const named = namesAll(state);
  useEffect(() => {
    if (named) return;
    linkDataOf(data).then(
      ({ exact }) => setExact(exact),
      (error: unknown) => console.error(error),
    );
  }, [data, named]);
  return named || isExact;
}

/** A value once it has been the same for so long, ms. */
export function useSettled<Value>(value: Value, delay: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
