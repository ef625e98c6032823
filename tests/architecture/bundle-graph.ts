import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSync, Visitor } from "vite";

/** A built file, by what the browser does with it. */
export interface BuiltFile {
  /** Inside the build, with forward slashes. */
  readonly path: string;
  readonly gzipBytes: number;
  /** Scripts it imports: the browser fetches them before it runs it. */
  readonly imports: readonly string[];
  /** Scripts it may import while it runs. */
  readonly later: readonly string[];
  /** Files whose addresses it makes, workers among them. */
  readonly addresses: readonly string[];
}

type Handlers = NonNullable<ConstructorParameters<typeof Visitor>[0]>;
type Expression = Parameters<NonNullable<Handlers["ImportExpression"]>>[0]["source"];

/** The text of a literal: a minifier writes some with backticks. */
function textOf(node: Expression): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** What a built script refers to, as it stands in it. */
function referencesOf(path: string, source: string): Record<"imports" | "later" | "addresses", string[]> {
  const found: Record<"imports" | "later" | "addresses", string[]> = { imports: [], later: [], addresses: [] };
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  new Visitor({
    ImportDeclaration: (node) => void found.imports.push(node.source.value),
    ExportAllDeclaration: (node) => void found.imports.push(node.source.value),
    ExportNamedDeclaration: (node) => void (node.source && found.imports.push(node.source.value)),
    ImportExpression: (node) => {
      const text = textOf(node.source);
      if (text === null) throw new Error(`${path}: expected an import() of plain text, got another`);
      found.later.push(text);
    },
    NewExpression: (node) => {
      const [address] = node.arguments;
      if (node.callee.type !== "Identifier" || node.callee.name !== "URL" || !address) return;
      const text = address.type === "SpreadElement" ? null : textOf(address);
      if (text !== null && text !== "") found.addresses.push(text);
    },
  }).visit(program);
  return found;
}

/** Every script, style sheet and WebAssembly module of a build, by its path. */
export function bundleGraph(dist: string): ReadonlyMap<string, BuiltFile> {
  const paths = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(js|css|wasm)$/.test(path));
  const known = new Set(paths);
  const read = (path: string): BuiltFile => {
    const bytes = readFileSync(join(dist, path));
    const references = path.endsWith(".js")
      ? referencesOf(path, bytes.toString("utf8"))
      : { imports: [], later: [], addresses: [] };
    const resolved = (specifiers: readonly string[]) =>
      specifiers
        .map((specifier) => new URL(specifier, `file:///${path}`).pathname.slice(1))
        .filter((target) => known.has(target));
    return {
      path,
      gzipBytes: gzipSync(bytes).length,
      imports: resolved(references.imports),
      later: resolved(references.later),
      addresses: resolved(references.addresses),
    };
  };
  return new Map(paths.map((path) => [path, read(path)]));
}

/** Files and all that they import, but for what they import while they run. */
export function withImports(graph: ReadonlyMap<string, BuiltFile>, roots: Iterable<string>): ReadonlySet<string> {
  const found = new Set(roots);
  // A set grows while it is walked.
  for (const path of found) for (const next of graph.get(path)?.imports ?? []) found.add(next);
  return found;
}

/** Files and all that they import, at any time, but for files that are there already and what only those import. */
export function withEverything(
  graph: ReadonlyMap<string, BuiltFile>,
  roots: Iterable<string>,
  there: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(roots);
  for (const path of found) {
    const file = graph.get(path);
    for (const next of [...(file?.imports ?? []), ...(file?.later ?? []), ...(file?.addresses ?? [])]) {
      if (!there.has(next)) found.add(next);
    }
  }
  return found;
}
