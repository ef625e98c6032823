import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { closeUpOf, picturesWanted } from "../../src/store/pictures-wanted.ts";
import { openedPlayground } from "./opened-playground.ts";

test("a close-up has arrows as dense on the screen, one more on either side, and they stay while the view moves", () => {
  const cell = (2 * 0.25) / 21;
  for (const x of [0.3, 0.301, 0.31, 0.35]) {
    const { half, arrows, ...centre } = closeUpOf({ x, y: 0, half: 0.25 }, 21);
    expect(arrows).toBe(23);
    expect((2 * half) / arrows).toBeCloseTo(cell, 12);
    // All of what is seen lies in it.
    expect(Math.abs(centre.x - x) + 0.25).toBeLessThanOrEqual(half);
    expect(centre.x / cell).toBeCloseTo(Math.round(centre.x / cell), 9);
  }
});

test("only a zoomed stage asks for one", async () => {
  const { playground } = await openedPlayground(defaultConfig);
  expect(picturesWanted(playground.state.get())[0]).not.toHaveProperty("closeUp");
  playground.setSettings({ zoom: 4, viewX: 0.9, viewY: 0 });
  // The view is moved inside the square.
  expect(playground.state.get().config).toMatchObject({ zoom: 4, viewX: 0.75, viewY: 0 });
  expect(picturesWanted(playground.state.get())[0]).toMatchObject({ closeUp: { arrows: 23, y: 0 } });
});
