import { bindingTypes } from "./wgsl/bindings.ts";

/** Kernels of one device, compiled once for each text, and the layout of the bind group that all of them have. */
export class DeviceKernels {
  readonly bindGroupLayout: GPUBindGroupLayout;
  readonly #device: GPUDevice;
  readonly #layout: GPUPipelineLayout;
  readonly #compiling = new Map<string, Promise<GPUComputePipeline>>();

  private constructor(device: GPUDevice) {
    this.#device = device;
    this.bindGroupLayout = device.createBindGroupLayout({
      // 4: GPUShaderStage.COMPUTE, which has no name outside a browser.
      entries: bindingTypes.map((buffer, binding) => ({ binding, visibility: 4, buffer })),
    });
    this.#layout = device.createPipelineLayout({ bindGroupLayouts: [this.bindGroupLayout] });
  }

  static readonly #ofDevice = new WeakMap<GPUDevice, DeviceKernels>();
  /** Engines on one device share its kernels. */
  static of(device: GPUDevice): DeviceKernels {
    const kernels = DeviceKernels.#ofDevice.get(device) ?? new DeviceKernels(device);
    DeviceKernels.#ofDevice.set(device, kernels);
    return kernels;
  }

  /** @returns rejects when the device does not take the text; errors name the label */
  compile(label: string, code: string): Promise<GPUComputePipeline> {
    const known = this.#compiling.get(code);
    if (known !== undefined) return known;
    const compiling = this.#device.createComputePipelineAsync({
      label,
      layout: this.#layout,
      compute: { module: this.#device.createShaderModule({ label, code }) },
    });
    this.#compiling.set(code, compiling);
    return compiling;
  }

  /** All of a set, side by side. */
  async compileAll<Name extends string>(
    names: readonly Name[],
    texts: Readonly<Record<Name, string>>,
  ): Promise<Readonly<Record<Name, GPUComputePipeline>>> {
    const compiled = await Promise.all(
      names.map(async (name) => [name, await this.compile(name, texts[name])] as const),
    );
    return Object.fromEntries(compiled) as Record<Name, GPUComputePipeline>;
  }
}
