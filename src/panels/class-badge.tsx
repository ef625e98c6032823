import { classMarkPath } from "../plots/class-mark.ts";

/** The mark of a class (from 0) in its colour; an ornament, for the letter beside it names the class. */
export function ClassBadge({ label }: { readonly label: number }) {
  const colour = ["var(--ink)", "var(--class-b)"][label] ?? "var(--ink-2)";
  return (
    <svg className="class-badge" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={classMarkPath(label)} fill={colour} />
    </svg>
  );
}
