import { type GlLayer, glLayer } from "./particles-gl-layer.ts";
import {
  areCompiled,
  type Compiling,
  compilePrograms,
  linkedPrograms,
  type Programs,
} from "./particles-gl-programs.ts";

/**
 * Particles and trails by WebGL2. One context off the page draws for every stage, and the picture is laid on the stage's
 * own 2D canvas: browsers allow a page few contexts, a lost one leaves the last picture where it is, and whoever saves or
 * reads a stage meets a 2D canvas whatever drew it.
 */
export interface ParticleGl {
  /**
   * Whether it can draw now. Where it cannot yet, or not again since its context was lost, it is brought up by one small
   * part at each call, for a frame to bear.
   */
  isReady(): boolean;
  /** Buffers for a stage. */
  layer(): GlLayer;
  /** The context, to lose it on purpose; null before the first `isReady` and where there is no WebGL2. */
  context(): WebGL2RenderingContext | null;
}

/** What a layer draws with, while there is a context; another one after each loss, with which every buffer goes. */
export interface GlPen {
  readonly gl: WebGL2RenderingContext;
  readonly canvas: HTMLCanvasElement;
  readonly programs: Programs;
}

export function particleGl(): ParticleGl {
  let gl: WebGL2RenderingContext | null = null;
  let isMissing = false;
  let compiling: Compiling | null = null;
  let pen: GlPen | null = null;
  let canvas: HTMLCanvasElement | null = null;

  const open = () => {
    canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    canvas.addEventListener("webglcontextlost", (event) => {
      // Else it would not come back.
      event.preventDefault();
      compiling = pen = null;
    });
    gl = canvas.getContext("webgl2", {
      antialias: false,
      depth: false,
      premultipliedAlpha: true,
      // Each picture is fetched in the task that draws it.
      preserveDrawingBuffer: false,
      powerPreference: "high-performance",
      failIfMajorPerformanceCaveat: true,
    });
    isMissing = gl === null;
  };

  const isReady = (): boolean => {
    if (pen) return !pen.gl.isContextLost();
    if (isMissing) return false;
    if (!gl || !canvas) {
      open();
      return false;
    }
    if (gl.isContextLost()) return false;
    if (!compiling) {
      compiling = compilePrograms(gl);
      return false;
    }
    if (!areCompiled(gl, compiling)) return false;
    const programs = linkedPrograms(gl, compiling);
    if (programs) pen = { gl, canvas, programs };
    else isMissing = !gl.isContextLost();
    return programs !== null;
  };

  return {
    isReady,
    layer: () => glLayer(() => pen),
    context: () => gl,
  };
}
