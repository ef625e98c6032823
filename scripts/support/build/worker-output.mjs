const tfjsNotice =
  "/*! TensorFlow.js 4.22.0, Copyright Google LLC, Apache License 2.0, http://www.apache.org/licenses/LICENSE-2.0 */";

/**
 * How the worker is written. tfjs repeats its licence in every module, which makes up a third of its code; once a file is
 * enough.
 *
 * @type {import("vite").Rolldown.OutputOptions}
 */
export const workerOutput = {
  comments: { legal: false },
  postBanner: ({ moduleIds }) => (moduleIds.some((id) => id.includes("@tensorflow")) ? tfjsNotice : ""),
};
