import { useEffect, useState } from "react";
import { linkDataOf } from "../../store/link-data.ts";
import { type AddressOptions, shareAddress } from "../../store/share-address.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { namedAddress, namesAll } from "./named-address.ts";

export interface SharedAddress {
  readonly address: string;
  /** Its query and fragment. */
  readonly rest: string;
  /** Whether it names the settings and holds no data. */
  readonly byName: boolean;
}

/**
 * The address of a state; the one before until it is made, null before the first.
 *
 * @param byName by the names of its settings alone
 */
export function useAddress(state: PlaygroundState, options: AddressOptions, byName: boolean): SharedAddress | null {
  const [made, setMade] = useState<SharedAddress | null>(null);
  // Options are made anew with every rendering.
  const key = JSON.stringify([options, state.config, state.step, byName]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all of them
  useEffect(() => {
    const sharedAs = (address: string, isNamed: boolean): SharedAddress => ({
      address,
      rest: address.slice(options.base.length),
      byName: isNamed,
    });
    const named = sharedAs(namedAddress(state, options), true);
    if (byName) return setMade(named);
    let wanted = true;
    const show = (shared: SharedAddress) => {
      if (wanted) setMade(shared);
    };
    shareAddress(state, options).then(
      (address) => show(sharedAs(address, false)),
      (error: unknown) => {
        // A browser that cannot compress has no other address.
        console.warn(error);
        show(named);
      },
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return made;
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
