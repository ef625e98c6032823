/** @returns vendor and architecture of the adapter whose device opens, or null */
export async function askAdapter(): Promise<string | null> {
  const adapter = await navigator.gpu?.requestAdapter();
  const device = await adapter?.requestDevice();
  if (!adapter || !device) return null;
  device.destroy();
  return `${adapter.info.vendor} ${adapter.info.architecture}`;
}

/** The same from inside a worker, where the engines live. */
export function askAdapterInWorker(): Promise<string | null> {
  const worker = new Worker(new URL("./ask-adapter.worker.ts", import.meta.url), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}
