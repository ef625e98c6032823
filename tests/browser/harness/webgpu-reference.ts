import { beta1 } from "../../../src/engine/optimiser.ts";
import { requireAdapter } from "../../../src/engine/tfjs/webgpu-adapter.ts";
import { openWebgpuDevice } from "../../../src/engine/tfjs/webgpu-device.ts";
import { dataTable } from "../../../src/engine/webgpu/data-table.ts";
import { DeviceBuffers } from "../../../src/engine/webgpu/device-buffers.ts";
import { DeviceKernels } from "../../../src/engine/webgpu/device-kernels.ts";
import { DeviceNetwork } from "../../../src/engine/webgpu/device-network.ts";
import { FusedSampling } from "../../../src/engine/webgpu/fused-sampling.ts";
import { FusedTraining } from "../../../src/engine/webgpu/fused-training.ts";
import { networkLayout } from "../../../src/engine/webgpu/network-layout.ts";
import { scorePlan } from "../../../src/engine/webgpu/sampling-plan.ts";
import { hasKernels } from "../../../src/engine/webgpu/webgpu-engine.ts";
import { gaussianMixture } from "../../../src/maths/density/gaussian-mixture.ts";
import { createTrainingBatch } from "../../../src/maths/objective/training-batch.ts";
import { fillTrainingTargets } from "../../../src/maths/objective/training-targets.ts";
import type { ReferenceCase, ReferenceErrors } from "../../engine/reference-case.ts";

/** How far from the reference the fused kernels compute losses, gradients and scores; null for a case they leave to tfjs. */
export async function fusedReferenceErrors(
  cases: readonly ReferenceCase[],
  parts: number,
): Promise<(ReferenceErrors | null)[]> {
  const { gpu, backend } = await openWebgpuDevice(await requireAdapter());
  const buffers = new DeviceBuffers(gpu, () => backend.complaint());
  const errors: (ReferenceErrors | null)[] = [];
  for (const one of cases) {
    errors.push(hasKernels(one.network, one.objective) ? await errorsOf(buffers, one, parts) : null);
  }
  if (buffers.count > 0) throw new Error(`expected every buffer to be freed, got ${buffers.count} left`);
  return errors;
}

async function errorsOf(buffers: DeviceBuffers, reference: ReferenceCase, parts: number): Promise<ReferenceErrors> {
  const { network, scale, objective, weighting } = reference;
  const sigmas = [...reference.sigmas];
  const size = sigmas.length;
  const batch = createTrainingBatch(network, objective, size);
  batch.noisy.set(reference.points);
  batch.noise.set(reference.noise);
  batch.sigmas.set(sigmas);
  const density = gaussianMixture(reference.mixture);
  fillTrainingTargets(batch, { network, scale, objective, density, classes: null, flipTarget: false, weighting });
  const given = Float32Array.from(
    { length: 4 * size },
    (_, k) => ((k & 2) === 0 ? batch.noisy : batch.target)[2 * (k >> 2) + (k & 1)],
  );
  const parameters = Float32Array.from(reference.parameters);
  const zeros = () => new Float32Array(parameters.length);
  const arrays = { parameters, firstMoment: zeros(), secondMoment: zeros(), average: parameters.slice() };
  const kernels = DeviceKernels.of(buffers.device);
  const device = new DeviceNetwork(buffers, networkLayout(network), arrays);
  const training = new FusedTraining(buffers, kernels, device, parts);
  const sampling = new FusedSampling(buffers, kernels, device);
  try {
    const points = Float32Array.from(reference.points);
    const score = await sampling.submit(
      await sampling.compile(),
      scale,
      scorePlan(network, points, Float32Array.from(sigmas), null),
    );
    // As many levels as samples: sample b is of level b.
    const settings = {
      sigmas,
      onlyLevel: null,
      objective,
      weighting,
      batchSize: size,
      learningRate: 0.01,
      emaDecay: 0.9,
    };
    const rest = { labelDropout: 0, flipTarget: false, projection: "gaussian" } as const;
    const losses = await training.submit(await training.compile(), {
      training: { ...settings, ...rest },
      scale,
      seed: 1,
      data: dataTable({ kind: "points", points: new Float32Array(2) }),
      first: 0,
      steps: 1,
      givenAt: () => given,
    });
    const { firstMoment } = await device.read();
    // After the first step Adam's first moment is (1 - β₁) times the gradient.
    const gradient = firstMoment.map((moment) => moment / (1 - beta1));
    const loss = losses.reduce((sum, each) => sum + each, 0) / size;
    return {
      score: largestError(score, reference.score),
      loss: Math.abs(loss / reference.loss - 1),
      gradient: reference.gradient === null ? 0 : largestError(gradient, reference.gradient),
    };
  } finally {
    for (const each of [device, training, sampling]) each.dispose();
  }
}

function largestError(actual: ArrayLike<number>, expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((component, i) => Math.abs((actual[i] as number) - component))) / largest;
}
