import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface PlainServer {
  /** Ends with a slash. */
  readonly address: string;
  /** Answers nobody until it is up again, at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/**
 * A host that sends files with their types and says nothing more: no permission for other origins above all.
 *
 * @param folder what it serves
 * @param pages documents of its own by path, as `/host.html`
 */
export async function plainServer(folder: string, pages: Readonly<Record<string, string>> = {}): Promise<PlainServer> {
  const answer = async (path: string) => {
    const page = pages[path];
    if (page !== undefined) return { type: "text/html", body: page };
    const file = path.endsWith("/") ? `${path}index.html` : path;
    return { type: types[extname(file)] ?? "application/octet-stream", body: await readFile(join(folder, file)) };
  };
  const start = async (port: number): Promise<Server> => {
    const server = createServer((request, response) => {
      answer(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname)).then(
        ({ type, body }) => response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return server;
  };
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    async up() {
      server = await start(port);
    },
  };
}
