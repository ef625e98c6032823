import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { languageNamed } from "../i18n/dictionaries.ts";
import { Button } from "./controls/button.tsx";
import type { Part } from "./part.ts";
import { partWords } from "./parts.ts";
import { AllWordsProvider, useWords } from "./words.ts";

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
  const { module, words, missing, fetch } = usePart(part, wanted);
  if (module && words) return <AllWordsProvider value={words}>{children(module)}</AllWordsProvider>;
  if (!wanted) return null;
  return frame(missing ? <Missing retry={fetch} /> : <OnItsWay />);
}

const asItIs = (content: ReactNode) => content;

/** As Later, without a word: another place says that the same part did not come. */
export function Quietly<Module>({ part, wanted = true, children }: Omit<LaterProps<Module>, "frame">) {
  const { module, words } = usePart(part, wanted);
  return module && words ? <AllWordsProvider value={words}>{children(module)}</AllWordsProvider> : null;
}

function usePart<Module>(part: Part<Module>, wanted: boolean) {
  const words = useWords();
  const language = languageNamed(words.tag);
  const itsWords = partWords[language === "auto" ? "en" : language];
  const code = useSyncExternalStore(part.subscribe, part.get);
  const more = useSyncExternalStore(itsWords.subscribe, itsWords.get);
  const fetch = () => {
    void itsWords.fetch();
    void part.fetch();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what fetch reads
  useEffect(() => {
    if (wanted) fetch();
  }, [part, itsWords, wanted]);
  const all = useMemo(() => more.module && { ...words, ...more.module }, [words, more.module]);
  return { module: code.module, words: all, missing: code.missing || more.missing, fetch };
}

/** A word, where it takes longer than anybody waits for without one. */
const OnItsWay = () => <p className="part-place aside">{useWords().notices.partLoading}</p>;

function Missing({ retry }: { readonly retry: () => void }) {
  const words = useWords().notices;
  return (
    <div className="part-missing" role="alert">
      <p>{words.partMissing}</p>
      <div className="row">
        <Button name={words.partRetry} tip={words.partRetryHelp} onClick={retry} />
        <Button name={words.reload} tip={words.reloadHelp} kind="plain" onClick={() => window.location.reload()} />
      </div>
    </div>
  );
}
