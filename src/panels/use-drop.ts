import { type RefObject, useEffect, useRef, useState } from "react";
import type { Importer } from "./use-import.ts";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
const typedInto =
  "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, dialog[open], [contenteditable]";
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest(typedInto) !== null;

/**
 * Files dropped on an element, and what is pasted on the page, are imported.
 *
 * @param taken something is being imported this way
 * @returns whether files hover over the element
 */
export function useDrop(target: RefObject<HTMLElement | null>, importer: Importer, taken: () => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ importer, taken });
  latest.current = { importer, taken };
  useEffect(() => {
    const inside = (event: DragEvent) =>
      event.target instanceof Node && target.current?.contains(event.target) === true;
    const hover = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      // A file beside the panel must not make the browser leave the page for it.
      event.preventDefault();
      event.dataTransfer.dropEffect = inside(event) ? "copy" : "none";
      setOver(inside(event));
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (!inside(event)) return;
      latest.current.taken();
      latest.current.importer.files([...(event.dataTransfer?.files ?? [])]);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || !event.clipboardData) return;
      const [file] = event.clipboardData.files;
      const text = event.clipboardData.getData("text/plain");
      if (!file && text.trim() === "") return;
      event.preventDefault();
      latest.current.taken();
      if (!file) latest.current.importer.text(text);
      // A picture from the clipboard is called image.png by browsers, which says nothing.
      else if (file.type.startsWith("image/")) latest.current.importer.pastedImage(file);
      else latest.current.importer.files([file]);
    };
    const stop = new AbortController();
    document.addEventListener("dragover", hover, { signal: stop.signal });
    document.addEventListener("drop", drop, { signal: stop.signal });
    document.addEventListener("dragleave", leave, { signal: stop.signal });
    document.addEventListener("paste", paste, { signal: stop.signal });
    return () => stop.abort();
  }, [target]);
  return over;
}
