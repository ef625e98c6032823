import type { Observable } from "../../store/observable.ts";

/**
 * Waits until something can be read off a state.
 *
 * @param read null as long as it cannot; what it throws ends the waiting
 */
export function until<State extends object, Value>(
  state: Observable<State>,
  read: (present: State) => Value | null,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const look = () => {
      try {
        const value = read(state.get());
        if (value === null) return false;
        resolve(value);
      } catch (error) {
        reject(error);
      }
      stop();
      return true;
    };
    if (!look()) stop = state.subscribe(look);
  });
}
