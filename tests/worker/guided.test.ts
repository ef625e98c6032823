import { expect, test } from "vitest";
import { guided, guidedLabel } from "../../src/worker/guided.ts";

/** Scores that tell what was asked: the label, or 100 for none. */
function source(missing: number | null = 99) {
  const asked: (number | null)[] = [];
  const scoreOf = async (label: number | null) => {
    asked.push(label);
    return label === missing ? null : Float32Array.of(label ?? 100);
  };
  return { asked, scoreOf };
}

test.each([
  { label: null, omega: 3, asked: [null], score: 100, evaluations: 1 },
  { label: 2, omega: 1, asked: [2], score: 2, evaluations: 1 },
  { label: 2, omega: 0, asked: [null], score: 100, evaluations: 1 },
  { label: 2, omega: 4, asked: [2, null], score: 4 * 2 - 3 * 100, evaluations: 2 },
])("label $label and ω = $omega ask for $asked", async ({ label, omega, asked, score, evaluations }) => {
  const from = source();
  const answer = await guided({ label, omega }, from.scoreOf);
  expect(from.asked).toEqual(asked);
  expect(answer).toEqual({ score: Float32Array.of(score), evaluations });
});

test("where a score that is needed does not exist there is none, and one that is not needed is not missed", async () => {
  expect(await guided({ label: 1, omega: 2 }, source(1).scoreOf)).toBeNull();
  expect(await guided({ label: 1, omega: 2 }, source(null).scoreOf)).toBeNull();
  expect(await guided({ label: 1, omega: 1 }, source(null).scoreOf)).not.toBeNull();
  expect(await guided({ label: 1, omega: 0 }, source(1).scoreOf)).not.toBeNull();
});

test("a guide leads to its class, but nowhere without weight", () => {
  expect([0, 0.5, 1, 4].map((omega) => guidedLabel({ label: 1, omega }))).toEqual([null, 1, 1, 1]);
  expect(guidedLabel({ label: null, omega: 4 })).toBeNull();
});
