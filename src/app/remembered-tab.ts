/** What a tab remembers from one load of the page to the next, whatever other tabs do. */
export interface RememberedTab {
  /** Of its record among the kept work. */
  readonly id: string;
  /** Query and fragment that its work was shown under. */
  readonly address: string;
}

const key = "scorescape.tab";

/** @returns null where nothing is remembered, or the browser forbids it */
export function rememberedTab(): RememberedTab | null {
  try {
    const [id, address] = JSON.parse(window.sessionStorage.getItem(key) ?? "[]") as readonly unknown[];
    return typeof id === "string" && typeof address === "string" ? { id, address } : null;
  } catch {
    return null;
  }
}

export function rememberTab({ id, address }: RememberedTab): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify([id, address]));
  } catch {
    // Then a reload opens what the address says.
  }
}
