import { useRef, useState } from "react";
import { useSize } from "../use-canvas.ts";
import { useAllWords } from "../words.ts";
import { sandbox } from "./snippets.ts";
import { useSettled } from "./use-address.ts";

/** Somebody who ticks one box after another waits for one preview, ms. */
const settledAfter = 400;
/** The preview is no higher, CSS pixels. */
const highest = 340;

interface PreviewProps {
  /** Of this page, whatever copy the shared address points to: no other server is asked. */
  readonly address: string | null;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** What opens, alive, as it stands in a frame of its true size, made smaller to fit. */
export function Preview({ address, width, height }: PreviewProps) {
  const words = useAllWords().share;
  const place = useRef<HTMLDivElement>(null);
  const { width: room } = useSize(place);
  const settled = useSettled(address, settledAfter);
  const [loaded, setLoaded] = useState<string | null>(null);
  const scale = Math.min(1, room / width, highest / height);
  return (
    <figure className="share-preview">
      <div ref={place} className="share-preview-place" style={{ height: Math.round(height * scale) }}>
        {settled !== null && room > 0 ? (
          <iframe
            // A frame that goes to another address leaves an entry in the page's history; a new one does not.
            key={settled}
            src={settled}
            title={words.preview}
            sandbox={sandbox}
            style={{ width, height, scale: String(scale), translate: `${(room - width * scale) / 2}px 0` }}
            onLoad={() => setLoaded(settled)}
          />
        ) : null}
        {settled === null || loaded !== settled ? <p role="status">{words.previewLoading}</p> : null}
      </div>
      <figcaption>{words.previewSize(String(width), String(height), String(Math.round(100 * scale)))}</figcaption>
    </figure>
  );
}
