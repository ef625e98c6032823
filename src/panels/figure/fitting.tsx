import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface FittingProps {
  readonly className: string;
  /** How many things the style sheet leaves out, one after the other (data-less="1", "2", …), until the rest fits. */
  readonly most: number;
  /** What makes the room another one. */
  readonly room: string;
  readonly children: ReactNode;
}

/**
 * A box whose content must fit: words differ in length from one language to the next and from one moment to the next, so
 * what is left out for want of room is found by looking.
 */
export function Fitting({ className, most, room, children }: FittingProps) {
  const box = useRef<HTMLDivElement>(null);
  const [less, setLess] = useState(0);
  /** Counts the changes of the words. */
  const [words, setWords] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new MutationObserver(() => setWords((count) => count + 1));
    for (const watched of element.querySelectorAll(".headline, .right-tabs, .of-losses")) {
      observer.observe(watched, { characterData: true, childList: true, subtree: true });
    }
    return () => observer.disconnect();
  });
  // Fonts change the lengths of lines when they arrive.
  useEffect(() => {
    let over = false;
    void document.fonts?.ready.then(() => over || setWords((count) => count + 1));
    return () => {
      over = true;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all is tried again when room or words are others
  useLayoutEffect(() => setLess(0), [room, words, most]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again after each that was left out
  useLayoutEffect(() => {
    const element = box.current;
    if (element && less < most && element.scrollHeight > element.clientHeight + 1) setLess(less + 1);
  }, [less, room, words, most]);
  return (
    <div ref={box} className={className} data-less={less}>
      {children}
    </div>
  );
}
