import { backend, findBackend, getBackend, setBackend } from "@tensorflow/tfjs-core";
import type { TfjsBackendName } from "./backend.ts";

/**
 * tfjs computes everything on the one backend in force, and loading another puts that in force: so whoever is about to
 * compute takes it back. It takes effect at once, since the backend is loaded already.
 */
export function activate(name: TfjsBackendName): void {
  // Both: a backend whose loading ends after another was put in force leaves that one's name there.
  if (getBackend() !== name || backend() !== findBackend(name)) void setBackend(name);
}
