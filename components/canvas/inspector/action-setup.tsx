"use client";
import { Select } from "#components/ui/select.tsx";
import type { ActionNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import { AccountField } from "./account-field.tsx";
import { AppLine } from "./app-line.tsx";
import { PanelRow, PanelSection } from "./row.tsx";

const words = editorWords.setup;

/** App, action, account. */
export function ActionSetup({ node }: { node: ActionNode }) {
  const store = useEditorStore();
  const app = useEditor((state) => state.env.catalog.connectors[node.connector]);
  const operation = app?.operations[node.operation];
  const choose = (next: string) => store.getState().edit([replaceStep({ ...node, operation: next })], { label: editorWords.did.setup(node.name) });
  return (
    <PanelSection>
      <AppLine connector={node.connector} />
      <PanelRow label={words.action} hint={operation?.description}>
        {(id) => (
          <Select
            id={id}
            value={node.operation}
            onChange={choose}
            options={Object.values(app?.operations ?? {}).map((one) => ({ value: one.id, label: one.title }))}
          />
        )}
      </PanelRow>
      <AccountField
        connector={node.connector}
        value={node.connection}
        onChange={(connection) => store.getState().edit([replaceStep({ ...node, connection })], { label: editorWords.did.account(node.name) })}
      />
    </PanelSection>
  );
}
