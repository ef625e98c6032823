import { hasLink, type Opening, openingOfQuery } from "../store/opening.ts";
import { rememberedTab } from "./remembered-tab.ts";

/**
 * What the page opens with, by its address; work of this very tab that the address is of is restored whole. What reads
 * more than a query is fetched only then. Never rejects.
 */
export async function opened({ search, hash }: Pick<Location, "search" | "hash">): Promise<Opening> {
  const plain = openingOfQuery(search);
  const sameTab = !plain.page.embed && rememberedTab()?.address === search + hash;
  if (!sameTab && !hasLink(hash) && plain.page.lesson === "") return plain;
  try {
    const { openLater } = await import("./open-later.ts");
    return await openLater({ search, hash, sameTab });
  } catch (error) {
    console.warn(error);
    return { ...plain, fault: "unfetched" };
  }
}
