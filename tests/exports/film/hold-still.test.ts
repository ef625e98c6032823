import { expect, test } from "vitest";
import { holdStill } from "../../../src/exports/film/hold-still.ts";

test("the page goes on when the last of those who hold it lets go, and each can let go once", () => {
  const said: string[] = [];
  const page = { setVisible: (visible: boolean, by?: string) => void said.push(`${visible} ${by}`) };
  const first = holdStill(page);
  const second = holdStill(page);
  first();
  first();
  expect(said).toEqual(["false film", "false film"]);
  second();
  expect(said.at(-1)).toBe("true film");
});
