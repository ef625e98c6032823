/**
 * The content security policy of a built document: nothing from anywhere else, and no script but those of the build. What
 * compiles WebAssembly needs a word of its own; the worker of the single script is made from a blob; pictures and films
 * that the page makes are blobs and data, and so are the fonts of the single script.
 *
 * @param {{ scripts: string, frames: string }} sources
 * @returns {string}
 */
const policy = ({ scripts, frames }) =>
  [
    "default-src 'none'",
    `script-src ${scripts} 'wasm-unsafe-eval'`,
    "worker-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' data: blob:",
    "media-src blob:",
    `frame-src ${frames}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Of the hosted page, which shows itself in a frame as what it will be on a slide. */
export const pagePolicy = policy({ scripts: "'self'", frames: "'self' blob:" });

/** Of the page as one file: no script but the one in it. @param {string} hash of that script, as `sha256-…` */
export const singleFilePolicy = (hash) => policy({ scripts: `'${hash}'`, frames: "'self' blob:" });

/** @param {string} content */
export const policyElement = (content) => `<meta http-equiv="Content-Security-Policy" content="${content}" />`;
