"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheckIcon, CircleXIcon, FlaskConicalIcon } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { connectionOf } from "../store/env.ts";
import { ConnectButton } from "./connect-button.tsx";
import { PanelRow } from "./row.tsx";

interface AccountFieldProps {
  connector: string;
  value: string | null;
  onChange: (id: string) => void;
}

const words = editorWords.setup;

/** Which account the step uses, whether it works, and a sandbox with one click when there is none. */
export function AccountField({ connector, value, onChange }: AccountFieldProps) {
  const env = useEditor((state) => state.env);
  const title = env.catalog.connectors[connector]?.title ?? connector;
  const fitting = useMemo(() => env.connections.filter((one) => one.connector === connector), [env.connections, connector]);
  const chosen = connectionOf(env, value);
  const hasSandbox = fitting.some((one) => one.sandbox);
  return (
    <PanelRow
      label={words.account}
      hint={
        chosen === undefined ? (
          <NoAccount title={title} none={fitting.length === 0} connector={connector} offer={!hasSandbox} onChange={onChange} />
        ) : chosen.health === "broken" ? (
          <Link href={`/accounts?reconnect=${chosen.id}`} className="font-medium text-primary-text hover:underline">
            {words.reconnect(chosen.name)}
          </Link>
        ) : chosen.sandbox ? (
          <ConnectButton connector={connector} title={title} onChange={onChange} />
        ) : undefined
      }
    >
      {(id) => (
        <span className="flex items-center gap-2">
          <Select
            id={id}
            value={chosen?.id ?? ""}
            onChange={onChange}
            placeholder={words.noAccount}
            disabled={fitting.length === 0}
            options={fitting.map((one) => ({ value: one.id, label: one.name, ...(one.sandbox ? { note: editorWords.card.sandbox } : {}) }))}
          />
          {chosen === undefined ? null : <Health works={chosen.health === "working"} />}
        </span>
      )}
    </PanelRow>
  );
}

function Health({ works }: { works: boolean }) {
  return works ? (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-12 text-success">
      <CircleCheckIcon aria-hidden className="size-4" />
      {words.working}
    </span>
  ) : (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-12 text-failed">
      <CircleXIcon aria-hidden className="size-4" />
      {words.broken}
    </span>
  );
}

function NoAccount({
  title,
  none,
  connector,
  offer,
  onChange,
}: {
  title: string;
  none: boolean;
  connector: string;
  offer: boolean;
  onChange: (id: string) => void;
}) {
  const api = useApi();
  const queries = useQueryClient();
  const store = useEditorStore();
  const { mutate, isPending } = useMutation(
    api.accounts.createSandbox.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: api.accounts.list.queryKey() });
        onChange(id);
      },
      onError: (error) => store.getState().refuse(`${problemOf(error).what} ${problemOf(error).next}`),
    }),
  );
  return (
    <div className="grid justify-items-start gap-2 pt-1">
      {none ? <p>{words.noneYet(title)}</p> : null}
      {offer ? (
        <>
          <Button size="sm" aria-busy={isPending} onClick={() => (isPending ? undefined : mutate({ connector, name: words.sandboxName(title) }))}>
            <FlaskConicalIcon />
            {isPending ? words.creating : words.sandbox}
          </Button>
          <p>{words.sandboxHint(title)}</p>
        </>
      ) : null}
      <ConnectButton connector={connector} title={title} onChange={onChange} />
    </div>
  );
}
