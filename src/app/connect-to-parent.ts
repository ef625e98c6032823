import type { Playground } from "../store/playground-store.ts";
import { isTakenByControl } from "./keyboard.ts";

/** Talks with the page around, where there is one; what that takes is fetched only then. @returns ends it */
export function connectToParent(playground: Playground): () => void {
  if (window.parent === window) return () => {};
  let over = false;
  let stop = () => {};
  const connect = async () => {
    const { embedded } = await import("../embed/host/embedded.ts");
    if (!over) stop = embedded(playground, { takesKey: isTakenByControl });
  };
  // Without it the playground is whole; only the page around gets no answers.
  connect().catch((error: unknown) => console.error(error));
  return () => {
    over = true;
    stop();
  };
}
