"use client";
import { useMemo, useState } from "react";
import { findNode } from "../graph/walk.ts";
import { useSlots } from "../slots.ts";
import { useEditor } from "../store/context.ts";
import { connectionOf } from "../store/env.ts";
import { returnedAttempt } from "./returned-attempt.ts";
import { usesOf } from "./uses-of.ts";

/** Asks the app of a step for what the step's account may not do yet. The account stays the same. */
export function AskPermission({ node, onClose }: { node: string; onClose: () => void }) {
  const { ask: AskDialog } = useSlots();
  const graph = useEditor((state) => state.graph);
  const env = useEditor((state) => state.env);
  const flowName = useEditor((state) => state.flowName);
  const [attempt] = useState(() => returnedAttempt(node));
  const step = findNode(graph, node);
  const account = step !== undefined && "connection" in step ? connectionOf(env, step.connection) : undefined;
  const connector = account === undefined ? undefined : env.catalog.connectors[account.connector];
  const uses = useMemo(() => {
    const others = graph.nodes.filter((one) => "connection" in one && one.connection === account?.id);
    return usesOf({ ...graph, nodes: others }, flowName, account?.connector ?? "");
  }, [graph, flowName, account?.id, account?.connector]);
  if (account === undefined || connector === undefined) return null;
  return <AskDialog connector={connector} account={account} uses={uses} attempt={attempt} onClose={onClose} />;
}
