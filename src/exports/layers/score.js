/**
 * The learned score s(x, sigma) of a Scorescape experiment, from the Dense layers in model.json: what stands before them
 * (the features) and behind them (the parametrization). Needs nothing but what it is given.
 *
 *   import * as tf from "@tensorflow/tfjs";
 *   import { score } from "./score.js";
 *
 *   const model = await tf.loadLayersModel("model.json");
 *   const scores = await score(tf, model, [[0.2, 0.4]], 0.1); // [[dx, dy]]
 */

/** What the network is; `mean` and `std` are those of the data it was trained on. */
export const network = NETWORK;

const labels = network.classes > 1 ? network.classes : 0;
const preconditioned = network.parametrization === "preconditioned";
const [meanX, meanY] = network.mean;

/** What coordinates are divided by. */
const spread = (sigma) => (preconditioned ? Math.hypot(sigma, network.std) : 1);
const frequencies = Array.from({ length: network.fourierOctaves }, (_, k) => Math.PI * 2 ** k);
/** How much of a wave is left under the noise (mip-NeRF, https://arxiv.org/abs/2103.13415, section 3.1). */
const visibility = (frequency, sigma) => Math.exp(-0.5 * (frequency * sigma) ** 2);

/**
 * The input of the first layer for each point: coordinates, half the logarithm of sigma, the sines of x and of y at
 * every octave, the cosines likewise, and the label's one-hot code, all zeros without a label.
 *
 * @param {number[][]} points [n][2], in the square [-1, 1] x [-1, 1] and around it
 * @param {number} sigma standard deviation of the noise in them
 * @param {number | null} label the class, from 0, of a network that knows classes
 * @returns {number[][]} [n][inputs]
 */
export function features(points, sigma, label = null) {
  const code = Array.from({ length: labels }, (_, y) => (y === label ? 1 : 0));
  return points.map(([x, y]) => {
    const wave = (of) => [x, y].flatMap((at) => frequencies.map((f) => visibility(f, sigma) * of(f * at)));
    const place = preconditioned ? [(x - meanX) / spread(sigma), (y - meanY) / spread(sigma)] : [x, y];
    return [...place, 0.5 * Math.log(sigma), ...wave(Math.sin), ...wave(Math.cos), ...code];
  });
}

/** Derivatives of the features along x and along y, [n][2][inputs]: the energy form needs them. */
export function featureSlopes(points, sigma) {
  const zeros = frequencies.map(() => 0);
  return points.map(([x, y]) => {
    const wave = (of) => (at) => frequencies.map((f) => f * visibility(f, sigma) * of(f * at));
    const [sine, cosine] = [wave(Math.cos), wave((angle) => -Math.sin(angle))];
    const code = Array.from({ length: labels }, () => 0);
    const along = (dx, dy) => [
      dx / spread(sigma),
      dy / spread(sigma),
      0,
      ...(dx ? sine(x) : zeros),
      ...(dy ? sine(y) : zeros),
      ...(dx ? cosine(x) : zeros),
      ...(dy ? cosine(y) : zeros),
      ...code,
    ];
    return [along(1, 0), along(0, 1)];
  });
}

/**
 * s = slope (x - mean) + gain F; F is the network's output or, in the energy form, spread times its gradient in x.
 *
 *   raw             s = F
 *   noise-scaled    s = F / sigma
 *   preconditioned  s = (D - x) / sigma^2, with the denoiser D of Karras et al. (2022), https://arxiv.org/abs/2206.00364
 *
 * @param {number[][]} outputs F, or the gradient of the energy form's output, [n][2]
 * @returns {number[][]} [n][2]
 */
export function scoreFromOutputs(points, sigma, outputs) {
  const variance = sigma ** 2 + network.std ** 2;
  const slope = preconditioned ? -1 / variance : 0;
  const gains = { raw: 1, "noise-scaled": 1 / sigma, preconditioned: network.std / (sigma * Math.sqrt(variance)) };
  const gain = gains[network.parametrization] * (network.form === "energy" ? spread(sigma) : 1);
  return points.map(([x, y], i) => [
    slope * (x - meanX) + gain * outputs[i][0],
    slope * (y - meanY) + gain * outputs[i][1],
  ]);
}

/**
 * @param tf TensorFlow.js
 * @param model of model.json, as tf.loadLayersModel gives it
 * @returns {Promise<number[][]>} the score, [n][2]
 */
export async function score(tf, model, points, sigma, label = null) {
  const inputs = tf.tensor2d(features(points, sigma, label));
  const isEnergy = network.form === "energy";
  const answer = tf.tidy(() => (isEnergy ? tf.grad((phi) => tf.sum(model.apply(phi)))(inputs) : model.apply(inputs)));
  const rows = await answer.array();
  tf.dispose([inputs, answer]);
  if (!isEnergy) return scoreFromOutputs(points, sigma, rows);
  // The chain rule, from the gradient in the features to that in x and y.
  const slopes = featureSlopes(points, sigma);
  const gradients = rows.map((row, i) =>
    slopes[i].map((along) => row.reduce((sum, each, feature) => sum + each * along[feature], 0)),
  );
  return scoreFromOutputs(points, sigma, gradients);
}
