import { type ImportProblem, ImportRefused } from "../../src/imports/import-problem.ts";

/** The problem an import was refused with. */
export async function problemOf(importing: () => unknown): Promise<ImportProblem> {
  try {
    await importing();
  } catch (error) {
    if (error instanceof ImportRefused) return error.problem;
    throw error;
  }
  throw new Error("expected a refusal, and it was taken");
}
