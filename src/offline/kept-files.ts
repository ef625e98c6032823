/** What a build consists of: path inside it and hash of the content. */
export type BuildFiles = Readonly<Record<string, string>>;

/** What the service worker is told by the build, which writes it before the worker's code. */
export interface Build {
  /** Another for every other set of files. */
  readonly version: string;
  readonly files: BuildFiles;
}

/**
 * Which file of the build an address stands for; null for none of them. A query is for the page to read.
 *
 * @param address absolute
 * @param scope absolute address of the build's folder, ending in a slash
 */
export function fileAt(address: string, scope: string, files: BuildFiles): string | null {
  const { origin, pathname } = new URL(address);
  const folder = new URL(scope);
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return null;
  const path = decoded(pathname.slice(folder.pathname.length));
  return [path, `${path}index.html`].find((each) => Object.hasOwn(files, each) && !each.endsWith("/")) ?? null;
}

/** A path that is not well encoded names no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
