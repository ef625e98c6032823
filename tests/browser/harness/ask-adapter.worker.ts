import { askAdapter } from "./ask-adapter.ts";

postMessage(await askAdapter());
