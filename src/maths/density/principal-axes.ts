/** A covariance by its principal axes. */
export interface PrincipalAxes {
  /** Standard deviation along the first axis and across it; either may be the larger. */
  readonly along: number;
  readonly across: number;
  /** Of the first axis against the x axis, radians. */
  readonly angle: number;
}

/**
 * The eigenvalues and eigenvectors of a symmetric matrix [xx, xy, yy]: the first axis is the longer one, its angle in
 * (-π/2, π/2]. A rounding below zero counts as zero.
 */
export function principalAxes([xx, xy, yy]: readonly [number, number, number]): PrincipalAxes {
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const angle = spread === 0 ? 0 : Math.atan2(2 * xy, xx - yy) / 2;
  return { along: Math.sqrt(Math.max(0, middle + spread)), across: Math.sqrt(Math.max(0, middle - spread)), angle };
}

/** The covariance [xx, xy, yy] of principal axes: the inverse of `principalAxes`. */
export function covarianceOf({ along, across, angle }: PrincipalAxes): readonly [number, number, number] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [along * along, across * across];
  return [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c];
}
