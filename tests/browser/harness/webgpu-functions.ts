import { requireAdapter } from "../../../src/engine/tfjs/webgpu-adapter.ts";
import { activatedWgsl, activationWgsl } from "../../../src/engine/webgpu/wgsl/activation.ts";
import { preciseWgsl } from "../../../src/engine/webgpu/wgsl/precise.ts";
import { randomWgsl } from "../../../src/engine/webgpu/wgsl/random.ts";
import type { Activation } from "../../../src/maths/network/architecture.ts";

/** What the functions that the kernels are made of give on the device, one question each. */
export interface WgslFunctions {
  /** Philox4x32-10 of four words of counter and two of key, [n, 6] → [n, 4]. */
  readonly philox: readonly number[];
  /** The transform of Box and Muller, [n, 2] words → [n, 2]. */
  readonly boxMuller: readonly number[];
  /** Normal numbers of consecutive particles at an address, [n, 2]. */
  readonly normals: readonly number[];
  /** Sine and cosine of turns, [n] → [n, 2]. */
  readonly turns: readonly number[];
  /** Value and slope of each activation, [n] → [n, 2]. */
  readonly activations: Readonly<Record<Activation, readonly number[]>>;
}
export interface WgslQuestions {
  readonly philox: readonly number[];
  readonly boxMuller: readonly number[];
  readonly normals: { readonly count: number; readonly seed: number; readonly stream: number; readonly step: number };
  readonly turns: readonly number[];
  readonly activations: readonly number[];
}

/** Asks a device of its own. */
export async function wgslFunctions(asked: WgslQuestions): Promise<WgslFunctions> {
  const device = await (await requireAdapter()).requestDevice();
  const floats = (values: readonly number[]) => new Uint32Array(Float32Array.from(values).buffer);
  /** Runs a body once for each i < n: from the words `given` to four numbers in `answer[i]`. */
  const run = async (functions: string, body: string, given: Uint32Array<ArrayBuffer>, n: number) => {
    const code = `${functions}
@group(0) @binding(0) var<storage, read> given: array<u32>;
@group(0) @binding(1) var<storage, read_write> answer: array<vec4u>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= ${n}u) { return; }
  ${body}
}`;
    const module = device.createShaderModule({ code });
    const pipeline = await device.createComputePipelineAsync({ layout: "auto", compute: { module } });
    const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
    const input = device.createBuffer({ size: given.byteLength, usage: STORAGE | COPY_DST });
    const output = device.createBuffer({ size: 16 * n, usage: STORAGE | COPY_SRC });
    const staging = device.createBuffer({ size: 16 * n, usage: COPY_DST | MAP_READ });
    device.queue.writeBuffer(input, 0, given);
    const entries = [input, output].map((buffer, binding) => ({ binding, resource: { buffer } }));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(Math.ceil(n / 64));
    pass.end();
    encoder.copyBufferToBuffer(output, 0, staging, 0, 16 * n);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return staging.getMappedRange().slice(0);
  };
  /** The first two of four numbers. */
  const pairs = (answer: ArrayBuffer) => [...new Float32Array(answer)].filter((_, k) => k % 4 < 2);
  const random = preciseWgsl + randomWgsl;

  const counters = asked.philox.length / 6;
  const philox = `let k = 6u * i;
  answer[i] = philox(vec4u(given[k], given[k + 1u], given[k + 2u], given[k + 3u]), vec2u(given[k + 4u], given[k + 5u]));`;
  const words = await run(random, philox, Uint32Array.from(asked.philox), counters);
  const pair = (value: string) => `answer[i] = bitcast<vec4u>(vec4f(${value}, 0.0, 0.0));`;
  const boxMuller = pair("boxMuller(vec2u(given[2u * i], given[2u * i + 1u]))");
  const { count, seed, stream, step } = asked.normals;
  const address = Uint32Array.of(seed, stream, step);
  const activation = async (name: Activation) => {
    const body = `let h = activate(vec4f(bitcast<f32>(given[i])));\n${pair("h.value.x, h.slope.x")}`;
    const answer = await run(
      activatedWgsl + activationWgsl[name],
      body,
      floats(asked.activations),
      asked.activations.length,
    );
    return pairs(answer);
  };
  const answers: WgslFunctions = {
    philox: [...new Uint32Array(words)],
    boxMuller: pairs(await run(random, boxMuller, Uint32Array.from(asked.boxMuller), asked.boxMuller.length / 2)),
    normals: pairs(await run(random, pair("normals(i, given[2], vec2u(given[0], given[1]))"), address, count)),
    turns: pairs(
      await run(
        preciseWgsl,
        pair("sineCosineOfTurns(bitcast<f32>(given[i]))"),
        floats(asked.turns),
        asked.turns.length,
      ),
    ),
    activations: {
      silu: await activation("silu"),
      tanh: await activation("tanh"),
      softplus: await activation("softplus"),
    },
  };
  device.destroy();
  return answers;
}
