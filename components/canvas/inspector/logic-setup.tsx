"use client";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Logic, LogicNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useSlots } from "../slots.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import { BranchSetup } from "./branch-setup.tsx";
import { PanelRow, PanelSection } from "./row.tsx";
import { useSurroundings } from "./use-surroundings.ts";

const words = editorWords.logicPanel;

/** The settings of a step without an app. */
export function LogicSetup({ node }: { node: LogicNode }) {
  const store = useEditorStore();
  const { mapping: MappingForm, condition: Condition } = useSlots();
  const change = (logic: Logic, merge?: string) =>
    store
      .getState()
      .edit([replaceStep({ ...node, logic })], { label: editorWords.did.setup(node.name), ...(merge === undefined ? {} : { merge: `${merge} ${node.key}` }) });
  const around = useSurroundings(node.key);
  const field = useEditor((state) => state.field);
  const { logic } = node;
  switch (logic.type) {
    case "branch":
      return <BranchSetup node={node} logic={logic} onChange={change} />;
    case "filter":
      return (
        <PanelSection>
          <Condition {...around} label={words.filter} formula={logic.condition} onFormula={(condition) => change({ ...logic, condition }, "condition")} />
        </PanelSection>
      );
    case "set":
      return <MappingForm {...around} field={field} value={logic.value} onChange={(value, _, merge) => change({ ...logic, value }, merge)} />;
    case "join":
      return (
        <PanelSection>
          <p className="pb-2 text-muted-foreground">{words.join}</p>
        </PanelSection>
      );
    case "respond":
      return (
        <>
          <PanelSection>
            <PanelRow label={words.status}>
              {(id) => (
                <Input
                  id={id}
                  type="number"
                  min={200}
                  max={599}
                  className="w-24 tabular-nums"
                  value={logic.status}
                  onChange={(event) => change({ ...logic, status: clampStatus(event.target.valueAsNumber) }, "status")}
                />
              )}
            </PanelRow>
          </PanelSection>
          <MappingForm {...around} field={field} value={logic.body} onChange={(body, _, merge) => change({ ...logic, body }, merge)} />
        </>
      );
    case "stop":
      return (
        <>
          <PanelSection>
            <PanelRow label={words.outcome}>
              {(id) => (
                <Select
                  id={id}
                  value={logic.outcome}
                  onChange={(outcome) => change({ ...logic, outcome: outcome === "succeeded" ? "succeeded" : "failed" })}
                  options={[
                    { value: "succeeded", label: words.succeeded },
                    { value: "failed", label: words.failed },
                  ]}
                />
              )}
            </PanelRow>
          </PanelSection>
          <MappingForm {...around} field={field} value={logic.message} onChange={(message, _, merge) => change({ ...logic, message }, merge)} />
        </>
      );
  }
}

function clampStatus(typed: number): number {
  return Number.isInteger(typed) ? Math.min(599, Math.max(200, typed)) : 200;
}
