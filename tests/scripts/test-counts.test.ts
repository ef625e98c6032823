import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countTests, summaryLine } from "../../scripts/support/test-counts.mjs";

/** Writes what vitest's json reporter would. */
function report(...files: { status: string; tests: string[] }[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "scorescape-report-")), "report.json");
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

test("passed, failed and skipped tests are counted over all files", () => {
  const path = report(
    { status: "passed", tests: ["passed", "passed", "pending"] },
    { status: "failed", tests: ["passed", "failed", "todo"] },
  );
  expect(countTests(path, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  expect(summaryLine(countTests(path, 1))).toBe("3 passed, 1 failed, 2 skipped");
});

test("a file that could not be loaded is a failure, though it names no test", () => {
  const path = report({ status: "passed", tests: ["passed"] }, { status: "failed", tests: [] });
  expect(countTests(path, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("a run that ended badly is a failure even when every test passed", () => {
  expect(countTests(report({ status: "passed", tests: ["passed"] }), 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("a run that left no report, half of one, or no test at all is a failure even when it ended well", () => {
  const half = report();
  writeFileSync(half, '{"testResults": [');
  expect(countTests("/nonexistent/report.json", 0).failed).toBe(1);
  expect(countTests(half, 0).failed).toBe(1);
  expect(countTests(report(), 0).failed).toBe(1);
});
