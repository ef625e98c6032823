import { readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult
 */

/**
 * Counts what a vitest run says of itself. A file that could not even be loaded is one failure; so is a run that ended
 * badly, or reported nothing, without naming a failed test.
 *
 * @param {string} reportPath where vitest's json reporter wrote
 * @param {number} exitCode of vitest
 * @returns {Counts}
 */
export function countTests(reportPath, exitCode) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {FileResult[]} */
  let files = [];
  try {
    files = JSON.parse(readFileSync(reportPath, "utf8")).testResults;
  } catch {
    // No report, or half of one: counted below as a run that named no test.
  }
  for (const { status, assertionResults } of files) {
    for (const test of assertionResults) {
      if (test.status === "passed") counts.passed++;
      else if (test.status === "failed") counts.failed++;
      else counts.skipped++;
    }
    if (status === "failed" && !assertionResults.some((test) => test.status === "failed")) counts.failed++;
  }
  const ranNothing = counts.passed + counts.failed === 0;
  if (counts.failed === 0 && (exitCode !== 0 || ranNothing)) counts.failed++;
  return counts;
}

/** @param {Counts} counts */
export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
