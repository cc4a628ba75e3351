"use client";
import { useEditor } from "./store/context.ts";

/** Says what happened to those who do not see the canvas. Two places in turn, so that the same sentence is read again. */
export function LiveRegion() {
  const said = useEditor((state) => state.said);
  return (
    <div className="sr-only">
      <p role="status" aria-live="polite">
        {said.count % 2 === 0 ? said.text : ""}
      </p>
      <p role="status" aria-live="polite">
        {said.count % 2 === 1 ? said.text : ""}
      </p>
    </div>
  );
}
