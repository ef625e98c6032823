import { expect, test } from "vitest";
import { dataOfPreset } from "../../src/store/preset-data.ts";
import { openedPlayground } from "./opened-playground.ts";

test("an example that is hidden while it trains takes exactly the steps that are left when it is seen again", async () => {
  let step = 0;
  const { playground, worker, settled, state } = await openedPlayground({}, [20], { pause: () => ({ step }) });
  playground.showExample({
    name: "spiral",
    data: dataOfPreset("spiral", 1),
    preset: "spiral",
    changes: {},
    train: 100,
  });
  await settled();
  worker.tell({ type: "phase", phase: "training", step: 0 });
  expect(worker.askedFor("train")).toEqual([{ steps: 100 }]);
  playground.setVisible(false, "slide");
  step = 35;
  worker.tell({ type: "phase", phase: "idle", step });
  await settled();
  expect(state().example?.phase).toBe("training");
  playground.setVisible(true, "slide");
  await settled();
  expect(worker.askedFor("train")).toEqual([{ steps: 100 }, { steps: 65 }]);
  worker.tell({ type: "phase", phase: "training", step });
  worker.tell({ type: "phase", phase: "idle", step: 100 });
  await settled();
  expect(state()).toMatchObject({ example: { phase: "shown" }, run: { totalSteps: 20 } });
});
