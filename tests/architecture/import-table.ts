/**
 * Which folder of src/ may import what, and what it is compiled against. The picture of the house: a change here is a
 * change of architecture.
 */
export interface Room {
  /** Folders of src/ it may import from, besides itself. */
  readonly folders: readonly string[];
  /** Outside packages, and where in the folder they may stand. */
  readonly packages: readonly { readonly name: RegExp; readonly within: RegExp }[];
  readonly lib: readonly string[];
}

const ecmascript = ["ES2023"];
const worker = ["ES2023", "WebWorker"];
const dom = ["ES2023", "DOM", "DOM.Iterable"];

const react = /^react(-dom)?(\/|$)/;
const anywhere = /./;
const page = [
  "app",
  "embed",
  "panels",
  "imports",
  "exports",
  "store",
  "client",
  "protocol",
  "plots",
  "lessons",
  "i18n",
  "config",
  "maths",
];

export const importTable: Readonly<Record<string, Room>> = {
  maths: { folders: [], packages: [], lib: ecmascript },
  config: { folders: ["maths"], packages: [{ name: /^valibot$/, within: anywhere }], lib: ecmascript },
  protocol: { folders: ["maths", "config"], packages: [], lib: ecmascript },
  engine: {
    folders: ["maths", "config"],
    packages: [{ name: /^@tensorflow\//, within: /^engine\/(tfjs|webgpu)\// }],
    lib: worker,
  },
  worker: { folders: ["engine", "protocol", "config", "maths"], packages: [], lib: worker },
  // The service worker: it knows files and addresses, nothing of the page.
  offline: { folders: [], packages: [], lib: worker },
  client: { folders: ["protocol", "config", "maths"], packages: [], lib: dom },
  store: {
    folders: ["client", "protocol", "config", "maths"],
    packages: [
      { name: react, within: /^store\/use-playground\.ts$/ },
      // A wrapper of IndexedDB: the one place where the page keeps anything.
      { name: /^idb-keyval$/, within: /^store\/kept-work\.ts$/ },
    ],
    lib: dom,
  },
  plots: { folders: ["maths"], packages: [{ name: /^d3(-|$)/, within: anywhere }], lib: dom },
  imports: { folders: ["config", "maths"], packages: [{ name: /^papaparse$/, within: anywhere }], lib: dom },
  // Files of what is shown: pictures, films, tables, programs. What encodes them is fetched when it is asked for.
  exports: {
    folders: ["plots", "store", "protocol", "i18n", "config", "maths"],
    packages: [
      { name: /^(mediabunny|gifenc)$/, within: /^exports\/film\// },
      { name: /^client-zip$/, within: anywhere },
    ],
    lib: dom,
  },
  i18n: { folders: ["config", "maths"], packages: [], lib: ecmascript },
  lessons: { folders: ["config", "maths"], packages: [], lib: ecmascript },
  panels: {
    // Lessons are data: a panel shows what they say and hands what they set to the store.
    folders: ["plots", "store", "imports", "exports", "lessons", "i18n", "config", "maths"],
    packages: [
      { name: react, within: anywhere },
      { name: /^uqr$/, within: /^panels\/share\// },
    ],
    lib: dom,
  },
  embed: {
    folders: page,
    packages: [
      { name: react, within: anywhere },
      // What the page around sends is read by schemas, as links are.
      { name: /^valibot$/, within: /^embed\/host\// },
    ],
    lib: dom,
  },
  app: {
    folders: page,
    packages: [
      { name: react, within: anywhere },
      // Typefaces: style sheets and font files, no code.
      { name: /^@fontsource-variable\//, within: anywhere },
    ],
    lib: dom,
  },
};

/** The files that may name the worker, and only to start it: from its address, or from a script that holds its code. */
export const workerOwners: readonly string[] = ["client/create-worker.ts", "client/create-inline-worker.ts"];
