"use client";
import type { GraphNode } from "#server/flow/graph.ts";
import { ActionSetup } from "./action-setup.tsx";
import { LogicSetup } from "./logic-setup.tsx";
import { StepProblems } from "./step-problems.tsx";
import { TriggerSetup } from "./trigger-setup.tsx";

/** What the step is: app, action and account; or a logic step's own settings. */
export function SetupTab({ node }: { node: GraphNode }) {
  return (
    <>
      <StepProblems node={node.key} part="setup" />
      {node.kind === "trigger" ? <TriggerSetup node={node} /> : null}
      {node.kind === "action" ? <ActionSetup node={node} /> : null}
      {node.kind === "logic" ? <LogicSetup node={node} /> : null}
    </>
  );
}
