import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { Button } from "./controls/button.tsx";
import type { Part } from "./part.ts";
import { useWords } from "./words.ts";

interface LaterProps<Module> {
  readonly part: Part<Module>;
  /** Whether it is to be fetched now; until then nothing stands in its place. */
  readonly wanted?: boolean;
  /** Puts what is said until it is there into a place as large as the part, so that nothing moves when it arrives. */
  readonly frame?: (content: ReactNode) => ReactNode;
  readonly children: (module: Module) => ReactNode;
}

/** A part of the page whose code may still be on its way, or may not have come. */
export function Later<Module>({ part, wanted = true, frame = asItIs, children }: LaterProps<Module>) {
  const { module, missing } = usePart(part, wanted);
  if (module) return children(module);
  if (!wanted) return null;
  return frame(missing ? <Missing retry={() => void part.fetch()} /> : <OnItsWay />);
}

const asItIs = (content: ReactNode) => content;

/** As Later, without a word: another place says that the same part did not come. */
export function Quietly<Module>({ part, wanted = true, children }: Omit<LaterProps<Module>, "frame">) {
  const { module } = usePart(part, wanted);
  return module ? children(module) : null;
}

function usePart<Module>(part: Part<Module>, wanted: boolean) {
  useEffect(() => {
    if (wanted) void part.fetch();
  }, [part, wanted]);
  return useSyncExternalStore(part.subscribe, part.get);
}

/** A word, where it takes longer than anybody waits for without one. */
const OnItsWay = () => <p className="part-place aside">{useWords().notices.partLoading}</p>;

function Missing({ retry }: { readonly retry: () => void }) {
  const words = useWords().notices;
  return (
    <div className="part-missing" role="alert">
      <p>{words.partMissing}</p>
      <Button name={words.partRetry} tip={words.partRetryHelp} onClick={retry} />
    </div>
  );
}
