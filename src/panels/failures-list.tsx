import { failureNames } from "../lessons/failures.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { failureExample } from "./failure-example.ts";
import { useCannotCompute } from "./use-cannot-run.ts";
import { useAllWords } from "./words.ts";

/** The failures by name. @param chosen one was pressed */
export function FailuresList({ chosen: close }: { readonly chosen: () => void }) {
  const words = useAllWords().failures;
  const playground = usePlayground();
  const chosen = usePlaygroundState((state) => state.example?.name ?? null);
  const reason = useCannotCompute();
  return (
    <>
      {failureNames.map((name) => (
        <button
          key={name}
          type="button"
          className="failure"
          aria-pressed={name === chosen}
          aria-disabled={reason !== null}
          data-tip={reason ?? words.claims[name]}
          onClick={() => {
            if (reason !== null) return;
            playground.showExample(failureExample(name));
            close();
          }}
        >
          {words.names[name]}
        </button>
      ))}
    </>
  );
}
