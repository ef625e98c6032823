import { parseSync, Visitor } from "vite";

/** How a file refers to another module. `worker`: only as the address of a new Worker. */
export interface Reference {
  readonly specifier: string;
  readonly kind: "import" | "worker";
}

type Parsed = ReturnType<typeof parseSync>;
type Expression = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]["NewExpression"]>>[0];

/** Parses TypeScript, with or without JSX. @throws Error where the syntax is wrong */
export function parse(path: string, source: string): Parsed {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0].message}`);
  return parsed;
}

const isNamed = (node: Expression["callee"], name: string) => node.type === "Identifier" && node.name === name;

/** The text of `new URL("text", import.meta.url)`: an address that the bundler resolves. */
const urlText = (node: Expression["arguments"][number] | undefined): string | null => {
  if (node?.type !== "NewExpression" || !isNamed(node.callee, "URL")) return null;
  const [address, base] = node.arguments;
  const isOwn = base?.type === "MemberExpression" && base.object.type === "MetaProperty";
  return isOwn && address?.type === "Literal" && typeof address.value === "string" ? address.value : null;
};

/**
 * Everything a module refers to: imports, exports from elsewhere, imports of types, dynamic imports and the addresses
 * of workers and assets.
 *
 * @throws Error where a dynamic import names no plain text, since nobody could check it
 */
export function references(path: string, source: string): Reference[] {
  const found: Reference[] = [];
  const workerAddresses = new Set<string>();
  const add = (specifier: string, kind: Reference["kind"] = "import") => found.push({ specifier, kind });
  new Visitor({
    ImportDeclaration: (node) => void add(node.source.value),
    ExportAllDeclaration: (node) => void add(node.source.value),
    ExportNamedDeclaration: (node) => void (node.source && add(node.source.value)),
    TSImportType: (node) => void add(node.source.value),
    TSExternalModuleReference: (node) => void add(node.expression.value),
    ImportExpression: (node) => {
      if (node.source.type !== "Literal" || typeof node.source.value !== "string") {
        throw new Error(`${path}: import() of something that is no plain text`);
      }
      add(node.source.value);
    },
    CallExpression: (node) => {
      const [argument] = node.arguments;
      if (isNamed(node.callee, "require") && argument?.type === "Literal") add(String(argument.value));
    },
    NewExpression: (node) => {
      const own = urlText(node);
      if (own !== null && !workerAddresses.has(`${node.start}`)) add(own);
      const [address] = node.arguments;
      const text = isNamed(node.callee, "Worker") ? urlText(address) : null;
      if (text === null || address === undefined) return;
      workerAddresses.add(`${address.start}`);
      add(text, "worker");
    },
  }).visit(parse(path, source).program);
  return found;
}
