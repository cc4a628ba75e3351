"use client";
import { Select } from "#components/ui/select.tsx";
import type { TriggerNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import { AccountField } from "./account-field.tsx";
import { AppLine } from "./app-line.tsx";
import { HookAddress } from "./hook-address.tsx";
import { PanelRow, PanelSection } from "./row.tsx";
import { SampleField } from "./sample-field.tsx";

const words = editorWords.setup;

/** What starts the flow: an app's event with its account and address, or a call of one's own with an example. */
export function TriggerSetup({ node }: { node: TriggerNode }) {
  const { trigger } = node;
  const connectors = useEditor((state) => state.env.catalog.connectors);
  const appTitle = trigger.type === "app" ? (connectors[trigger.connector]?.title ?? trigger.connector) : "";
  return (
    <>
      {trigger.type === "app" ? <AppTrigger node={node} connector={trigger.connector} chosen={trigger.trigger} /> : null}
      {trigger.type === "manual" ? null : <HookAddress own={trigger.type === "webhook"} appTitle={appTitle} />}
      {trigger.type === "app" ? null : <SampleField node={node} trigger={trigger} />}
    </>
  );
}

function AppTrigger({ node, connector, chosen }: { node: TriggerNode; connector: string; chosen: string }) {
  const store = useEditorStore();
  const app = useEditor((state) => state.env.catalog.connectors[connector]);
  const choose = (trigger: string) =>
    store.getState().edit([replaceStep({ ...node, trigger: { type: "app", connector, trigger } })], { label: editorWords.did.setup(node.name) });
  return (
    <PanelSection>
      <AppLine connector={connector} />
      <PanelRow label={words.trigger} hint={app?.triggers[chosen]?.description}>
        {(id) => (
          <Select id={id} value={chosen} onChange={choose} options={Object.values(app?.triggers ?? {}).map((one) => ({ value: one.id, label: one.title }))} />
        )}
      </PanelRow>
      <AccountField
        connector={connector}
        value={node.connection}
        onChange={(connection) => store.getState().edit([replaceStep({ ...node, connection })], { label: editorWords.did.account(node.name) })}
      />
    </PanelSection>
  );
}
