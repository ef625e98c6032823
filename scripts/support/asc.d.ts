/**
 * What is used of AssemblyScript's compiler. Its own typings declare globals of the language it compiles, which would take
 * the place of Node's.
 */
interface Asc {
  readonly version: string;
  main(
    argv: readonly string[],
    options?: {
      readFile?: (name: string, baseDir: string) => string | null;
      writeFile?: (name: string, contents: Uint8Array | string, baseDir: string) => void;
      listFiles?: (dirname: string, baseDir: string) => string[] | null;
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}
declare const asc: Asc;
export default asc;
