/** Nodes and weights of a quadrature over [-1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array<ArrayBuffer>;
  readonly weights: Float64Array<ArrayBuffer>;
}

/**
 * Gauss–Legendre quadrature: exact for polynomials up to degree 2n - 1. The nodes are the roots of the Legendre
 * polynomial P_n, by Newton's method; weights 2/((1 - x²) P_n'(x)²).
 * Abramowitz & Stegun (1964), 25.4.29, https://personal.math.ubc.ca/~cbm/aands/page_887.htm
 */
export function gaussLegendre(n: number): QuadratureRule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    // From this start five steps reach the last digit; the sixth gives the slope there.
    for (let step = 0; step < 6; step++) {
      let before = 1;
      let value = x;
      for (let k = 2; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = (n * (before - x * value)) / (1 - x * x);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
