import { expect, test } from "vitest";
import { networkLayout, packParameters, unpackParameters } from "../../../src/engine/webgpu/network-layout.ts";
import type { NetworkSpec } from "../../../src/maths/network/architecture.ts";
import { parameterCount, parameterLayout } from "../../../src/maths/network/architecture.ts";

const shapes = [1, 4, 5, 6, 7, 64].flatMap((width) =>
  [1, 2, 4].flatMap((depth) =>
    [0, 1, 4].flatMap((fourierOctaves) =>
      [1, 2, 3].map(
        (classes): NetworkSpec => ({
          width,
          depth,
          fourierOctaves,
          classes,
          activation: "silu",
          parametrization: "raw",
          form: "free",
        }),
      ),
    ),
  ),
);

test("parameters of every shape come back as they were", () => {
  for (const network of shapes) {
    const layout = networkLayout(network);
    const flat = Float32Array.from({ length: parameterCount(network) }, (_, i) => i + 1);
    const packed = new Float32Array(4 * layout.parameterBlocks);
    packParameters(layout, flat, packed);
    expect(unpackParameters(layout, packed)).toEqual(flat);
    expect(packed.filter((value) => value !== 0)).toHaveLength(flat.length);
  }
});

test("every row begins on a vec4, the biases are the row of the constant 1, and what is padded is zero", () => {
  const network: NetworkSpec = { ...(shapes[0] as NetworkSpec), width: 5, depth: 2, fourierOctaves: 1 };
  const layout = networkLayout(network);
  const flat = Float32Array.from({ length: parameterCount(network) }, (_, i) => i + 1);
  const packed = new Float32Array(4 * layout.parameterBlocks);
  packParameters(layout, flat, packed);
  for (const [index, { inputs, outputs, weightOffset, biasOffset }] of parameterLayout(network).entries()) {
    const { offset, rowBlocks, columnBlocks } = layout.layers[index];
    for (let row = 0; row < 4 * rowBlocks; row++) {
      for (let column = 0; column < 4 * columnBlocks; column++) {
        const there = packed[4 * (offset + row * columnBlocks) + column];
        const inside = column < outputs && row <= inputs;
        const from = row === inputs ? biasOffset : weightOffset + row * outputs;
        expect(there).toBe(inside ? flat[from + column] : 0);
      }
    }
  }
});
