/** The standard normal distribution in double precision: φ, Φ and masses of intervals, correct far into the tails. */

const inverseRootTwoPi = 1 / Math.sqrt(2 * Math.PI);
const inverseRootPi = 1 / Math.sqrt(Math.PI);

/** e^{-t²/2}, with the rounding of t² made good: its plain square would cost t²/2 units in the last place. */
export function gaussianDecay(t: number): number {
  const head = Math.fround(t); // 24 bits, so its square is exact
  const tail = 0.5 * (t - head) * (t + head); // at most t² · 2⁻²⁴, small wherever the exponential is not zero
  return Math.exp(-0.5 * head * head) * (1 - tail * (1 - tail * (0.5 - tail / 6)));
}

/** φ(t), the density of N(0, 1). */
export function normalPdf(t: number): number {
  return inverseRootTwoPi * gaussianDecay(t);
}

/** Φ(t), the distribution function of N(0, 1); relative accuracy about 1e-15 in the lower tail too. */
export function normalCdf(t: number): number {
  const tail = normalTail(Math.abs(t), gaussianDecay(t));
  return t < 0 ? tail : 1 - tail;
}

/** Φ(b) - Φ(a) for a ≤ b, without the cancellation that the difference suffers in the upper tail. */
export function normalMass(a: number, b: number): number {
  const tailA = normalTail(Math.abs(a), gaussianDecay(a));
  const tailB = normalTail(Math.abs(b), gaussianDecay(b));
  if (a >= 0) return tailA - tailB;
  return b <= 0 ? tailB - tailA : 1 - tailA - tailB;
}

/**
 * Φ(-t) = erfc(t/√2)/2 for t ≥ 0, by the rational approximations of W. J. Cody (1969), "Rational Chebyshev
 * approximations for the error function", https://doi.org/10.1090/S0025-5718-1969-0247736-4 (coefficients as in
 * SPECFUN's CALERF).
 *
 * @param decay e^{-t²/2} = gaussianDecay(t), which callers often have already
 */
export function normalTail(t: number, decay: number): number {
  const y = t * Math.SQRT1_2;
  if (y <= 0.46875) return 0.5 - 0.5 * erfNearZero(y);
  return 0.5 * decay * (y <= 4 ? scaledErfcMiddle(y) : scaledErfcFar(y));
}

/** erf(y) for 0 ≤ y ≤ 0.46875. */
function erfNearZero(y: number): number {
  const z = y * y;
  const numerator =
    (((0.18577770618460315 * z + 3.1611237438705655) * z + 113.86415415105016) * z + 377.485237685302) * z +
    3209.3775891384694;
  const denominator =
    (((z + 23.601290952344122) * z + 244.02463793444417) * z + 1282.6165260773723) * z + 2844.236833439171;
  return (y * numerator) / denominator;
}

/** e^{y²} erfc(y) for 0.46875 ≤ y ≤ 4. */
function scaledErfcMiddle(y: number): number {
  const numerator =
    (((((((2.1531153547440383e-8 * y + 0.5641884969886701) * y + 8.883149794388377) * y + 66.11919063714163) * y +
      298.6351381974001) *
      y +
      881.952221241769) *
      y +
      1712.0476126340707) *
      y +
      2051.0783778260716) *
      y +
    1230.3393547979972;
  const denominator =
    (((((((y + 15.744926110709835) * y + 117.6939508913125) * y + 537.1811018620099) * y + 1621.3895745666903) * y +
      3290.7992357334597) *
      y +
      4362.619090143247) *
      y +
      3439.3676741437216) *
      y +
    1230.3393548037495;
  return numerator / denominator;
}

/** e^{y²} erfc(y) for y ≥ 4. */
function scaledErfcFar(y: number): number {
  const z = 1 / (y * y);
  const numerator =
    ((((0.016315387137302097 * z + 0.30532663496123236) * z + 0.36034489994980445) * z + 0.12578172611122926) * z +
      0.016083785148742275) *
      z +
    0.0006587491615298378;
  const denominator =
    ((((z + 2.568520192289822) * z + 1.8729528499234673) * z + 0.5279051029514285) * z + 0.06051834131244132) * z +
    0.0023352049762686918;
  return (inverseRootPi - (z * numerator) / denominator) / y;
}
