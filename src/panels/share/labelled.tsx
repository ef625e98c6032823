import { Segmented, type SegmentedProps } from "../controls/segmented.tsx";

/** A few options side by side under their name. */
export function Labelled<Value extends string>(props: SegmentedProps<Value>) {
  return (
    <div className="share-labelled">
      <span className="setting-label" aria-hidden="true">
        {props.name}
      </span>
      <Segmented {...props} />
    </div>
  );
}
