import {
  discFragment,
  discVertex,
  trailFragment,
  trailVertex,
  veilFragment,
  veilVertex,
} from "./particles-gl-shaders.ts";

/** The programs on a context, and where their uniforms are. */

export interface Programs {
  readonly disc: WebGLProgram;
  readonly trail: WebGLProgram;
  readonly veil: WebGLProgram;
  /** Those that follow are drawn by it. */
  readonly choose: (program: WebGLProgram) => void;
  readonly at: Readonly<Record<keyof typeof uniforms, WebGLUniformLocation | null>>;
}

const uniforms = {
  discSide: ["disc", "side"],
  discSize: ["disc", "disc"],
  discMark: ["disc", "mark"],
  discInk: ["disc", "ink"],
  discPaper: ["disc", "paper"],
  discOpacity: ["disc", "opacity"],
  trailSide: ["trail", "side"],
  trailAge: ["trail", "age"],
  trailCuts: ["trail", "cuts"],
  trailReach: ["trail", "reach"],
  trailHalfWidth: ["trail", "halfWidth"],
  trailTint: ["trail", "tint"],
} as const;

/** A program that is being compiled beside the page; nothing waits for it until `linkedPrograms`. */
export type Compiling = Readonly<Record<"disc" | "trail" | "veil", WebGLProgram | null>>;

export function compilePrograms(gl: WebGL2RenderingContext): Compiling {
  return {
    disc: begun(gl, discVertex, discFragment),
    trail: begun(gl, trailVertex, trailFragment),
    veil: begun(gl, veilVertex, veilFragment),
  };
}

function begun(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    // Both are null on a context that was lost meanwhile.
    if (!program || !shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  if (program) gl.linkProgram(program);
  return program;
}

/** Whether asking for the programs would not wait for the compiler. */
export function areCompiled(gl: WebGL2RenderingContext, { disc, trail, veil }: Compiling): boolean {
  const parallel = gl.getExtension("KHR_parallel_shader_compile");
  if (!parallel) return true;
  return [disc, trail, veil].every(
    (program) => !program || gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) !== false,
  );
}

/** @returns null where a program is refused or the context lost: particles are drawn without it then */
export function linkedPrograms(gl: WebGL2RenderingContext, compiling: Compiling): Programs | null {
  const { disc, trail, veil } = compiling;
  if (!disc || !trail || !veil) return null;
  for (const program of [disc, trail, veil]) {
    if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) return null;
  }
  const programs = { disc, trail, veil };
  const at = Object.fromEntries(
    Object.entries(uniforms).map(([name, [program, uniform]]) => [
      name,
      gl.getUniformLocation(programs[program], uniform),
    ]),
  ) as Programs["at"];
  return { ...programs, choose: (program) => gl.useProgram(program), at };
}
