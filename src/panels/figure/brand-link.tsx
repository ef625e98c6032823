import { useCallback, useEffect, useState } from "react";
import type { Theme } from "../../plots/palette.ts";
import { shareAddress } from "../../store/share-address.ts";
import { usePlayground } from "../../store/use-playground.ts";
import { Mark } from "../mark.tsx";
import { baseOf } from "../share/base-address.ts";
import { useAllWords } from "../words.ts";

/** The name, and the way to the full page with what is shown here. */
export function BrandLink({ theme }: { readonly theme: Theme }) {
  const words = useAllWords();
  const { state } = usePlayground();
  const base = baseOf(window.location.href);
  const [address, setAddress] = useState(base);
  // Asked for when somebody is about to follow it: it holds the drawing, and writing that takes a moment.
  const prepare = useCallback(() => {
    shareAddress(state.get(), { base }).then(setAddress, console.warn);
  }, [state, base]);
  useEffect(prepare, [prepare]);
  return (
    <a
      className="brand-link"
      href={address}
      target="_blank"
      rel="noopener"
      data-tip={words.embed.fullPageHelp}
      onPointerEnter={prepare}
      onPointerDown={prepare}
      onFocus={prepare}
    >
      <Mark size={20} theme={theme} />
      <b>{words.name}</b>
      <span className="visually-hidden">{words.embed.fullPage}</span>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M9.5 2.5h4v4M13.3 2.7 7.5 8.5M7 3.5H2.5v10h10V9"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </a>
  );
}
