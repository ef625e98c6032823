/** Where the playground itself is: what every shared address begins with. */

/** A page's address without query and fragment. */
export const baseOf = (address: string): string => address.replace(/[?#].*$/s, "");

/** Whether it opens on this computer and nowhere else: a file, or a server that only listens here. */
export const opensOnlyHere = (address: string): boolean =>
  /^(file|blob|data|about):|^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|\/|$)/i.test(address);

/**
 * The address of a hosted copy as it was typed: http or https, without query and fragment, ending in a folder or a file.
 *
 * @returns null for what is none
 */
export function hostedBase(typed: string): string | null {
  const text = typed.trim();
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname, username, password } = new URL(text);
  // Who shares an address does not mean to share a password.
  if (username !== "" || password !== "") return null;
  return `${origin}${pathname}`;
}

/** The address of a file that lies beside the page. */
export const besidePage = (base: string, file: string): string => new URL(file, base).href;
