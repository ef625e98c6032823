import { useEffect, useRef, useState } from "react";
import { Button } from "../controls/button.tsx";
import { useAllWords } from "../words.ts";
import { download } from "./download.ts";
import { mostScannable, type QrCode, qrOf, qrPath, qrPixels, qrSide, qrSvg } from "./qr.ts";

interface QrPanelProps {
  readonly address: string;
  /** Leaves out what makes the address long; null where nothing does. */
  readonly shorten: (() => void) | null;
}

/** The address as a QR code: black on white in every theme, since scanners expect it. */
export function QrPanel({ address, shorten }: QrPanelProps) {
  const words = useAllWords().share;
  const [large, setLarge] = useState(false);
  const code = qrOf(address);
  if (!code) {
    return (
      <div className="share-qr-long" role="alert">
        <p>{words.qrLong(String(address.length), String(mostScannable))}</p>
        {shorten ? (
          <Button name={words.qrShorten} tip={words.qrShortenHelp} onClick={shorten} />
        ) : (
          <p>{words.qrShortest}</p>
        )}
      </div>
    );
  }
  return (
    <div className="share-qr">
      <Code code={code} name={words.qrName} />
      <div>
        <p className="share-address">{address}</p>
        <Button name={words.qrLarge} tip={words.qrLargeHelp} kind="primary" onClick={() => setLarge(true)} />
        <Button
          name={words.qrSvg}
          tip={words.qrSvgHelp}
          onClick={() => download(fileName("svg"), new Blob([qrSvg(code)], { type: "image/svg+xml" }))}
        />
        <Button name={words.qrPng} tip={words.qrPngHelp} onClick={() => void savePng(code, fileName("png"))} />
      </div>
      {large ? <ForTheRoom code={code} address={address} close={() => setLarge(false)} /> : null}
    </div>
  );
}

const Code = ({ code, name }: { readonly code: QrCode; readonly name: string }) => (
  <svg
    className="qr"
    role="img"
    aria-label={name}
    viewBox={`0 0 ${qrSide(code)} ${qrSide(code)}`}
    shapeRendering="crispEdges"
  >
    <path fill="#fff" d={`M0 0h${qrSide(code)}v${qrSide(code)}H0z`} />
    <path fill="#000" d={qrPath(code)} />
  </svg>
);

const fileName = (extension: "svg" | "png") => `scorescape-qr.${extension}`;

/** Pixels of a module in a picture file: sharp on a slide. */
const pixelsPerModule = 16;

async function savePng(code: QrCode, name: string): Promise<void> {
  const { side, data } = qrPixels(code, pixelsPerModule);
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  canvas.getContext("2d")?.putImageData(new ImageData(data, side, side), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (blob) download(name, blob);
}

/** As large as the screen: a room of people scans it. Escape, the button or a click closes it. */
function ForTheRoom(props: { readonly code: QrCode; readonly address: string; readonly close: () => void }) {
  const words = useAllWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (dialog.current?.open) return;
    dialog.current?.showModal();
    // A dialog itself cannot take the whole screen. Where its content cannot either, the window is large enough.
    screen.current?.requestFullscreen?.().catch(() => {});
    const left = () => {
      if (document.fullscreenElement === null) dialog.current?.close();
    };
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }, []);
  const close = () => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="qr-room" aria-label={words.share.qrName} onClose={props.close}>
      <div ref={screen}>
        <Code code={props.code} name={words.share.qrName} />
        <p>{props.address}</p>
        <Button name={words.help.close} tip={words.help.close} icon="close" iconOnly kind="plain" onClick={close} />
      </div>
    </dialog>
  );
}
