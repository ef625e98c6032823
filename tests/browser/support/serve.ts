import { preview } from "vite";

export interface Served {
  /** Ends with a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a folder of built files on a free port of this machine. */
export async function serve(folder: string): Promise<Served> {
  const server = await preview({
    configFile: false,
    logLevel: "warn",
    build: { outDir: folder },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error(`could not serve ${folder}`);
  return { address, close: () => server.close() };
}
