import { observable } from "./observable.ts";

/** Another version of the page that is ready: what opens it in place of this one; null where there is none. */
export const newVersion = observable<{ readonly open: (() => void) | null }>({ open: null });
