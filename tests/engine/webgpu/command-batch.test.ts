import { expect, test } from "vitest";
import { CommandBatch, mostSteps, mostWork } from "../../../src/engine/webgpu/command-batch.ts";
import { DeviceBuffers } from "../../../src/engine/webgpu/device-buffers.ts";

/** A device that notes how many steps each submission has, and the table it finds. */
function notingDevice() {
  const submissions: { steps: number[]; table: number[] }[] = [];
  let table: number[] = [];
  let steps: number[] = [];
  const device = {
    createBuffer: ({ size }: { size: number }) => ({ size, destroy: () => {} }),
    createCommandEncoder: () => {
      steps = [];
      const mine = steps;
      return { beginComputePass: () => ({ end: () => {}, note: (n: number) => mine.push(n) }), finish: () => mine };
    },
    queue: {
      writeBuffer: (_: unknown, __: number, data: ArrayBuffer, from: number, bytes: number) => {
        const words = new Uint32Array(data, from, bytes / 4);
        table = Array.from({ length: bytes / 256 }, (___, row) => words[64 * row]);
      },
      submit: ([finished]: [number[]]) => submissions.push({ steps: finished, table }),
    },
  };
  return { device: device as unknown as GPUDevice, submissions };
}

const addSteps = (batch: CommandBatch, n: number, work: number) => {
  for (let i = 0; i < n; i++) {
    batch.add(
      (row) => row.setUint32(0, 100 + i, true),
      work,
      (pass, offset) => (pass as unknown as { note(n: number): void }).note(offset),
    );
  }
};

test("small steps go fifty to a submission, each with its row of the table", () => {
  const { device, submissions } = notingDevice();
  const batch = new CommandBatch(new DeviceBuffers(device, () => null));
  addSteps(batch, 2 * mostSteps + 3, 1);
  batch.flush();
  batch.flush();
  expect(submissions.map(({ steps }) => steps.length)).toEqual([mostSteps, mostSteps, 3]);
  expect(submissions[2]).toEqual({ steps: [0, 256, 512], table: [200, 201, 202] });
});

test("work in a submission is bounded, and a step with more of it goes alone", () => {
  const { device, submissions } = notingDevice();
  const batch = new CommandBatch(new DeviceBuffers(device, () => null));
  addSteps(batch, 5, mostWork / 2);
  addSteps(batch, 2, 3 * mostWork);
  batch.flush();
  expect(submissions.map(({ steps }) => steps.length)).toEqual([2, 2, 1, 1, 1]);
});

test("what was begun and given up is not submitted", () => {
  const { device, submissions } = notingDevice();
  const batch = new CommandBatch(new DeviceBuffers(device, () => null));
  addSteps(batch, 2, 1);
  batch.discard();
  batch.flush();
  addSteps(batch, 1, 1);
  batch.flush();
  expect(submissions.map(({ steps }) => steps)).toEqual([[0]]);
});
