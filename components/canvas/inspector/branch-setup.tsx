"use client";
import { PlusIcon, Trash2Icon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { freshKey } from "#server/flow/fresh-key.ts";
import type { BranchCase, Logic, LogicNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useSlots } from "../slots.ts";
import { PanelSection } from "./row.tsx";
import { useSurroundings } from "./use-surroundings.ts";

type Branch = Extract<Logic, { type: "branch" }>;
const words = editorWords.logicPanel;

/** The ways of a branch in the order in which they are tried. A way's wire keeps its end when the way is renamed. */
export function BranchSetup({ node, logic, onChange }: { node: LogicNode; logic: Branch; onChange: (logic: Branch, merge?: string) => void }) {
  const { condition: Condition } = useSlots();
  const around = useSurroundings(node.key);
  const change = (index: number, next: BranchCase, merge: string): void => onChange({ ...logic, cases: logic.cases.toSpliced(index, 1, next) }, merge);
  const add = (): void => {
    const label = editorWords.branch.newCase(logic.cases.length + 1);
    const id = freshKey(label, new Set([...logic.cases.map((one) => one.id), "otherwise", "error", "out"]));
    onChange({ ...logic, cases: [...logic.cases, { id, label, condition: "" }] });
  };
  return (
    <>
      {logic.cases.map((one, index) => (
        <PanelSection key={one.id}>
          <div className="flex items-center gap-2 pb-2">
            <Input
              compact
              aria-label={words.caseLabel(index + 1)}
              className="grow font-medium"
              maxLength={40}
              value={one.label}
              onChange={(event) => change(index, { ...one, label: event.target.value }, `label ${one.id}`)}
            />
            <Button
              look="ghost"
              size="sm"
              square
              aria-label={words.removeCase(one.label)}
              onClick={() => onChange({ ...logic, cases: logic.cases.toSpliced(index, 1) })}
            >
              <Trash2Icon />
            </Button>
          </div>
          <Condition
            {...around}
            label={words.condition(one.label)}
            formula={one.condition}
            onFormula={(condition) => change(index, { ...one, condition }, `condition ${one.id}`)}
          />
        </PanelSection>
      ))}
      <PanelSection>
        <Button size="sm" onClick={add}>
          <PlusIcon />
          {words.addCase}
        </Button>
        <p className="py-2 text-12 text-muted-foreground">{words.otherwise}</p>
      </PanelSection>
    </>
  );
}
