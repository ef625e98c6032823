/** The error of a self-test for people: "2.3e−6"; an en dash where none was measured. */
export const formatError = (error: number | null): string =>
  error === null ? "–" : error.toExponential(1).replace("-", "−");
