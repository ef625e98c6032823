import { type Build, fileAt } from "./kept-files.ts";

/**
 * Keeps the files of a build, so that the page opens without a network. What was opened with one version goes on with it:
 * another waits until the page asks for it, or until no page is open.
 */
declare const build: Build;
declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
/** Several playgrounds may share an origin, and their caches with it. */
const ours = `scorescape ${scope} `;
const name = ours + build.version;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(removeOthers()));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const file = fileAt(request.url, scope, build.files);
  if (request.mode === "navigate") {
    event.respondWith(file === null ? fetchedOrPage(request) : kept(file, request));
    event.waitUntil(removeOthers());
  } else if (file !== null) event.respondWith(kept(file, request));
  else if (request.url.startsWith(keyOf("assets/"))) event.respondWith(ofOther(request));
});

/** A file that has not changed since the version before is taken from there. */
async function keep(): Promise<void> {
  const cache = await caches.open(name);
  const keepOne = async ([file, hash]: readonly [string, string]) => {
    const key = keyOf(file);
    if (await cache.match(key, { ignoreVary: true })) return;
    const before = await keptWithHash(file, hash);
    await cache.put(key, before ?? (await fetched(file, hash)));
  };
  const waiting = Object.entries(build.files);
  // A few at a time: whatever the page itself asks for comes first.
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await keepOne(next);
  };
  await Promise.all([work(), work(), work()]);
}

const keyOf = (file: string) => new URL(file, scope).href;
const hashHeader = "x-scorescape-hash";

async function keptWithHash(file: string, hash: string): Promise<Response | null> {
  for (const other of await caches.keys()) {
    if (!other.startsWith(ours) || other === name) continue;
    const response = await (await caches.open(other)).match(keyOf(file), { ignoreVary: true });
    if (response?.headers.get(hashHeader) === hash) return response;
  }
  return null;
}

/**
 * A file of this very build: a host that is being changed, or somebody on the way, may give another one by that name.
 *
 * @throws Error where the host does not give it
 */
async function fetched(file: string, hash: string): Promise<Response> {
  // The name of a file in assets/ is another for another content; of any other file the browser may have an old copy.
  for (const cache of [file.startsWith("assets/") ? "default" : "no-cache", "reload"] as const) {
    const response = await fetch(keyOf(file), { cache });
    if (!response.ok) throw new Error(`need ${file} to keep it, got status ${response.status}`);
    const body = await response.arrayBuffer();
    if ((await hashOf(body)) !== hash) continue;
    const headers = new Headers(response.headers);
    headers.set(hashHeader, hash);
    // Of the body as it came, which is not as it is kept.
    for (const encoded of ["content-encoding", "content-length"]) headers.delete(encoded);
    // Made anew: a response that was redirected may not answer for a document.
    return new Response(body, { headers });
  }
  throw new Error(`need ${file} of this build to keep it, got another one`);
}

/** As the build has it: SHA-256 in base64url, its first 16 characters. */
async function hashOf(body: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 12);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  return (await cache.match(keyOf(file), { ignoreVary: true })) ?? fetch(request);
}

/**
 * An address that is none of the build's: the host may have something else there. Without it the page is opened at its own
 * address, beside its files.
 */
async function fetchedOrPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(scope + new URL(request.url).search);
  }
}

/** What another page, still open, was built of. */
const ofOther = async (request: Request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

/** Removes other versions, unless a page may still need one: where several are open, one may be older. */
async function removeOthers(): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(scope)).length > 1) return;
  for (const other of await caches.keys()) {
    if (other.startsWith(ours) && other !== name) await caches.delete(other);
  }
}
