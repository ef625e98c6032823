import { expect, test } from "vitest";
import { Turns } from "../../src/worker/turns.ts";

test("jobs run one after another in the order in which they came, and a failed one holds up none", async () => {
  const turns = new Turns();
  const order: string[] = [];
  const job =
    (name: string, fails = false) =>
    async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, name === "first" ? 5 : 0));
      order.push(`${name} ends`);
      if (fails) throw new Error(`${name} failed`);
      return name;
    };
  const [first, second, third] = [turns.take(job("first")), turns.take(job("second", true)), turns.take(job("third"))];
  await expect(second).rejects.toThrow("second failed");
  expect([await first, await third]).toEqual(["first", "third"]);
  expect(order).toEqual(["first begins", "first ends", "second begins", "second ends", "third begins", "third ends"]);
});
