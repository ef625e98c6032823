import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { languages } from "../../src/i18n/dictionaries.ts";
import { type BuiltFile, bundleGraph, withEverything, withImports } from "../architecture/bundle-graph.ts";
import { formatTable } from "./format-table.ts";

export interface BundleFile {
  /** Without its hash. */
  readonly name: string;
  readonly gzipBytes: number;
}
/** Files that a user waits for at once. */
export interface BundleGroup {
  readonly name: string;
  readonly gzipBytes: number;
  /** What it may come to, bytes; null where nothing was promised. */
  readonly budget: number | null;
  /** Largest first. */
  readonly files: readonly BundleFile[];
}

const kilobyte = 1000;

type Graph = ReadonlyMap<string, BuiltFile>;

const size = (graph: Graph, path: string): number => graph.get(path)?.gzipBytes ?? 0;
const nameOf = (path: string) => path.replace(/^assets\//, "").replace(/-[\w-]{8}(\.\w+)$/, "$1");

/** The one file of a name. @throws Error where there is none, or several */
function fileNamed(graph: Graph, name: string): string {
  const found = [...graph.keys()].filter((path) => nameOf(path) === name);
  if (found.length !== 1) throw new Error(`expected one ${name} in the build, got ${found.length}`);
  return found[0] as string;
}

/** Scripts that index.html itself asks for: the one that decides what is loaded, and the modules of the usual case. */
function scriptsOfDocument(dist: string): readonly string[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  return Array.from(html.matchAll(/ (?:src|href)="\.\/([^"]*\.js)"/g), ([, path]) => path as string);
}

const chunkOf = { en: "en.js", "zh-Hans": "zh-hans.js" } as const;

/** The parts of a build by who waits for them, each file once in every group that needs it. */
export function bundleGroups(dist: string): readonly BundleGroup[] {
  const graph = bundleGraph(dist);
  const document = withImports(graph, scriptsOfDocument(dist));
  const words = languages.map((language) => fileNamed(graph, chunkOf[language]));
  const firstPaint = withImports(graph, [...document, ...words]);
  const file = (path: string): BundleFile => ({
    name: nameOf(path),
    gzipBytes: size(graph, path),
  });
  const group = (name: string, paths: Iterable<string>, budget: number | null = null): BundleGroup => {
    const files = [...paths].map(file).sort((a, b) => b.gzipBytes - a.gzipBytes);
    return { name, gzipBytes: files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0), budget, files };
  };

  const beside = (paths: readonly string[]) => [...withImports(graph, paths)].filter((each) => !firstPaint.has(each));
  const worker = withImports(graph, [fileNamed(graph, "playground.worker.js")]);
  const ofEngine = (loader: string) => [...withImports(graph, [loader])].filter((path) => !worker.has(path));
  const webgpu = fileNamed(graph, "load-webgpu-engine.js");
  const simd = fileNamed(graph, "simd-engine.js");
  // A browser fetches that one of two WebAssembly modules that it can run.
  const modules = [...worker]
    .flatMap((path) => graph.get(path)?.later ?? [])
    .filter((path) => nameOf(path) === "assembly.js");
  const largest = modules.toSorted((a, b) => size(graph, b) - size(graph, a)).slice(0, 1);
  const ofOneModule = [...ofEngine(simd), ...withEverything(graph, largest, worker)];
  const later = new Set([...firstPaint].flatMap((path) => graph.get(path)?.later ?? []));
  return [
    ...languages.map((language, index) =>
      group(`first paint, ${language}`, withImports(graph, [...document, words[index] as string]), 145 * kilobyte),
    ),
    group("first paint of a link, beside", beside([fileNamed(graph, "links.js")]), 10 * kilobyte),
    group("worker for WebGPU", [...worker, ...withEverything(graph, [webgpu], worker)], 125 * kilobyte),
    group("worker for WebGPU, objectives of the fused kernels", [...worker, ...ofEngine(webgpu)]),
    group("SIMD engine", ofOneModule, 20 * kilobyte),
    group("worker for SIMD", [...worker, ...ofOneModule]),
    ...[...later]
      .filter((path) => !firstPaint.has(path))
      .map((path) => {
        return group(`later: ${nameOf(path).replace(/\.js$/, "")}`, beside([path]));
      }),
    group(
      "style",
      [...graph.keys()].filter((path) => /^assets\/.*\.css$/.test(path)),
    ),
    group("the whole page as one script", ["solo.js"]),
    ...singleFileGroup(`${dist}-single/scorescape.html`),
  ];
}

/** Nobody fetches it by accident, so nothing is promised. */
function singleFileGroup(path: string): readonly BundleGroup[] {
  if (!existsSync(path)) return [];
  const gzipBytes = gzipSync(readFileSync(path)).length;
  const name = "the page as one file";
  return [{ name, gzipBytes, budget: null, files: [{ name: "scorescape.html", gzipBytes }] }];
}

const kilobytes = (bytes: number) => (bytes / kilobyte).toFixed(1);

/** What each group comes to, of what it may. */
export const groupTable = (groups: readonly BundleGroup[]): string =>
  formatTable(
    ["what is waited for", "kB gz", "of", "files"],
    groups.map(({ name, gzipBytes, budget, files }) => [
      name,
      kilobytes(gzipBytes),
      budget === null ? "" : kilobytes(budget),
      `${files.length}`,
    ]),
  );

/** The files of a group. */
export const filesTable = ({ name, files }: BundleGroup): string =>
  formatTable(
    [name, "kB gz"],
    files.map((file) => [file.name, kilobytes(file.gzipBytes)]),
  );
