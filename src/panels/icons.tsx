/** 20 × 20 line icons, drawn in the text's colour. They are ornaments: the control beside them carries the name. */
const paths = {
  play: "M6 4.2v11.6a.6.6 0 0 0 .9.5l9.6-5.8a.6.6 0 0 0 0-1L6.9 3.7a.6.6 0 0 0-.9.5Z|fill",
  pause: "M6.2 4h2.2v12H6.2zM11.6 4h2.2v12h-2.2z|fill",
  step: "M5 4.6v10.8a.5.5 0 0 0 .8.4l7.4-5.4a.5.5 0 0 0 0-.8L5.8 4.2a.5.5 0 0 0-.8.4ZM14.2 4h1.6v12h-1.6z|fill",
  back: "M15 4.6v10.8a.5.5 0 0 1-.8.4L6.8 10.4a.5.5 0 0 1 0-.8l7.4-5.4a.5.5 0 0 1 .8.4ZM4.2 4h1.6v12H4.2z|fill",
  restart:
    "M10 4.6v10.8a.5.5 0 0 1-.8.4L2.4 10.4a.5.5 0 0 1 0-.8L9.2 4.2a.5.5 0 0 1 .8.4ZM17.5 4.6v10.8a.5.5 0 0 1-.8.4L9.9 10.4a.5.5 0 0 1 0-.8l6.8-5.4a.5.5 0 0 1 .8.4Z|fill",
  reset: "M5.2 6.2A6.3 6.3 0 1 1 3.8 11M5.2 2.8v3.6h3.6",
  pen: "M17 3c-4 1.5-7 4.6-8.8 8M8.3 10.8c1 .4 1.7 1.2 2 2.2M8.2 11c-2-.3-3.7 1-3.9 3-.1 1-.5 1.8-1.3 2.3 2.6.6 6 .2 7.2-2.2M17 3c-.9 4-3.5 7.4-6.8 9.9",
  eraser:
    "m11.2 4.2 4.6 4.6a1 1 0 0 1 0 1.4l-5.6 5.6H7.4l-3.2-3.2a1 1 0 0 1 0-1.4l5.6-7a1 1 0 0 1 1.4 0ZM7 8.2l5.2 5.2",
  minus: "M4 10h12",
  undo: "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8",
  redo: "M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12",
  trash: "M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5 6.3 16h7.4l.8-10.5",
  chevron: "m7.5 5 5 5-5 5",
  down: "m5 7.5 5 5 5-5",
  sun: "M10 6.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM10 2.3v1.6M10 16.1v1.6M2.3 10h1.6M16.1 10h1.6M4.6 4.6l1.1 1.1M14.3 14.3l1.1 1.1M15.4 4.6l-1.1 1.1M5.7 14.3l-1.1 1.1",
  moon: "M15.8 12.3A6.6 6.6 0 0 1 7.7 4.2a6.6 6.6 0 1 0 8.1 8.1Z",
  bolt: "M11 2.5 4.5 11.5h4L8.5 17.5l6.5-9h-4.5Z|fill",
  link: "M8.5 11.5a3 3 0 0 0 4.3.2l2.6-2.6a3 3 0 1 0-4.3-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.3-.2L4.6 10.9a3 3 0 1 0 4.3 4.2l1-1",
  table: "M3.5 4h13v12h-13zM3.5 8h13M3.5 12h13M9 4v12",
  close: "m5 5 10 10M15 5 5 15",
  warning: "M10 3.2 17.5 16.5h-15ZM10 8v4M10 14v.6",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.8h7",
  dice: "M4 4h12v12H4zM7.3 7.3h.1M12.7 7.3h.1M10 10h.1M7.3 12.7h.1M12.7 12.7h.1",
  curve: "M3.5 3.5v13h13M5.5 6c1.5 6 4 8 10.5 8.5",
  arrows: "M3 17l4.5-4.5M4.5 12.5h3v3M11 11l5.5-5.5M12.5 5.5h4v4M3.5 9 7 5.5M4.5 5.5H7V8",
  compare: "M3 4h6v12H3zM11 4h6v12h-6z",
  add: "M10 4v12M4 10h12",
  save: "M10 3v9.5M6.5 9.2 10 12.6l3.5-3.4M3.5 13v3.5h13V13",
  share: "M10 12.5V3M6.5 6 10 2.6 13.5 6M4 9.5v7h12v-7",
  screen: "M3 4.5h14v9H3zM7 16.5h6M10 13.5v3",
  options: "M3 6h7M14 6h3M10 4v4M3 14h3M10 14h7M6 12v4",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  const [path, mode] = paths[name].split("|");
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d={path}
        fill={mode === "fill" ? "currentColor" : "none"}
        stroke={mode === "fill" ? "none" : "currentColor"}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
