import { Visitor } from "vite";
import { parse } from "./module-imports.ts";

const typeEscape = /@ts-(ignore|expect-error|nocheck)\b/;
const readBacks = ["dataSync", "arraySync"];

/**
 * What no file of src/ may do: draw from Math.random, read a device back synchronously, or escape the types.
 *
 * @returns one sentence for each violation
 */
export function sourceViolations(path: string, source: string): string[] {
  const found: string[] = [];
  const parsed = parse(path, source);
  const text = (start: number, end: number) => source.slice(start, end);
  new Visitor({
    MemberExpression: (node) => {
      const { object, property } = node;
      const name = property.type === "Literal" ? property.value : text(property.start, property.end);
      if (name === "random" && object.type === "Identifier" && object.name === "Math") found.push("Math.random");
    },
    Identifier: (node) => {
      if (readBacks.includes(node.name)) found.push(node.name);
    },
    VariableDeclarator: (node) => {
      const takesRandom = /\brandom\b/.test(text(node.id.start, node.id.end)) && node.id.type === "ObjectPattern";
      if (takesRandom && node.init?.type === "Identifier" && node.init.name === "Math") found.push("Math.random");
    },
    TSAnyKeyword: () => void found.push("any"),
  }).visit(parsed.program);
  for (const { value } of parsed.comments) {
    const [silenced] = typeEscape.exec(value) ?? [];
    if (silenced) found.push(silenced);
  }
  return found.map((what) => `${path}: ${what}`);
}

/** Texts that name a file of the folder beside the repository, which a fresh clone does not have. */
export function sharedFolderViolations(path: string, source: string): string[] {
  const found: string[] = [];
  const look = (text: string) => {
    if (/(^|\/)\.\.\/shared(\/|$)/.test(text)) found.push(`${path}: reads ${text}`);
  };
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === "string") look(node.value);
    },
    TemplateElement: (node) => look(node.value.raw),
  }).visit(parse(path, source).program);
  return found;
}
