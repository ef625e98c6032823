/** Every key of the usual page. */
export const shortcuts = {
  title: "Keyboard",
  keys: [
    ["Space", "play or pause the sampler"],
    ["← →", "one sampler step back or on"],
    ["Shift ← →", "one noise level up or down"],
    ["Home End", "first or last step played"],
    ["T", "train or pause"],
    ["S", "one training step"],
    ["B E", "brush, eraser"],
    ["A", "next class to draw"],
    ["[ ]", "brush size"],
    ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
    ["Q F G P R D", "layers: density, learned, true, particles, trails, data"],
    ["W V H U N", "layers: paths, error arrows, error, curl, denoiser"],
    ["C", "compare samplers, or back to one"],
    ["M", "present: large, for a projector"],
    ["L", "share: link, QR code, frame, slides"],
    ["X", "export: pictures, films, data, the network"],
    [", .", "particle before, next particle"],
    ["?", "this list"],
  ] as readonly (readonly [string, string])[],
};
