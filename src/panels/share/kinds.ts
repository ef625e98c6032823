/** The ways of handing a playground on. */
export const kindNames = ["link", "qr", "iframe", "element", "reveal", "quarto", "notebook", "slides"] as const;
export type KindName = (typeof kindNames)[number];

const framed = new Set<KindName>(["iframe", "element", "reveal", "quarto", "notebook"]);

/** Whether it shows the playground inside another page, and so has a size, and only some of its panels. */
export const isFramed = (kind: KindName): boolean => framed.has(kind);
