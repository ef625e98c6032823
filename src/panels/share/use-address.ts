import { useEffect, useState } from "react";
import { type AddressOptions, shareAddress } from "../../store/share-address.ts";
import type { PlaygroundState } from "../../store/state.ts";

/** The address of a state; the one before until it is made, null before the first. */
export function useAddress(state: PlaygroundState, options: AddressOptions): string | null {
  const [address, setAddress] = useState<string | null>(null);
  // Options are made anew with every rendering.
  const key = JSON.stringify([options, state.config, state.step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for both
  useEffect(() => {
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

/** A value once it has been the same for so long, ms. */
export function useSettled<Value>(value: Value, delay: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
