import InlineWorker from "../worker/playground.worker.ts?worker&inline";

/**
 * As createWorker, from code that stands in the page's own script: for a page that is one file, or whose origin is opaque,
 * which can fetch no worker. The build of one script takes this file in place of create-worker.ts.
 */
export function createWorker(): Worker {
  return new InlineWorker();
}
