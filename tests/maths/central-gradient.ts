/**
 * The gradients of several functions at once by central differences with Richardson's extrapolation
 * (4 D(h/2) - D(h))/3, whose error is of order h⁴: with h = 1e-3 near 1e-12 of a function's fifth derivative, as is
 * rounding.
 *
 * @param f the values of all functions; always as many
 * @param at changed while it runs, and put back
 * @returns a gradient for each function, of the length of `at`
 */
export function centralGradients(
  f: () => readonly number[],
  at: Float64Array,
  h = 1e-3,
): readonly Float64Array<ArrayBuffer>[] {
  const differences = (i: number, step: number) => {
    const value = at[i];
    at[i] = value + step;
    const above = f();
    at[i] = value - step;
    const below = f();
    at[i] = value;
    return above.map((higher, k) => (higher - below[k]) / (2 * step));
  };
  const gradients = f().map(() => new Float64Array(at.length));
  for (let i = 0; i < at.length; i++) {
    const near = differences(i, h / 2);
    const far = differences(i, h);
    for (const [k, gradient] of gradients.entries()) gradient[i] = (4 * near[k] - far[k]) / 3;
  }
  return gradients;
}
