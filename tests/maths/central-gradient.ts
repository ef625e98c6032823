/**
 * The gradient of a function by central differences with Richardson's extrapolation (4 D(h/2) - D(h))/3, whose error is
 * of order h⁴: with h = 1e-3 near 1e-12 of the function's fifth derivative, as is rounding.
 *
 * @param at changed while it runs, and put back
 */
export function centralGradient(f: () => number, at: Float64Array, h = 1e-3): Float64Array<ArrayBuffer> {
  const difference = (i: number, step: number) => {
    const value = at[i];
    at[i] = value + step;
    const above = f();
    at[i] = value - step;
    const below = f();
    at[i] = value;
    return (above - below) / (2 * step);
  };
  return Float64Array.from(at, (_, i) => (4 * difference(i, h / 2) - difference(i, h)) / 3);
}
