"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FlaskConicalIcon, ShieldCheckIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { CatalogAuth, CatalogConnector, Effect } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { Effects } from "./effects.tsx";
import { effectsOf, keyFields, missingFields, readTyped } from "./key-form.ts";
import { TypedField } from "./typed-field.tsx";

const words = accounts.dialog;

interface ConnectProps {
  connector: CatalogConnector;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConnected: (id: string) => void;
}

/** Connects one app: by a key that is checked before it is saved, or as a sandbox. */
export function Connect({ connector, open, onOpenChange, onConnected }: ConnectProps) {
  const { connectSandbox, makingSandbox } = useSandbox(connector, onConnected);
  const key = connector.auth.find((auth) => auth.kind === "apiKey" || auth.kind === "basic");
  const sandbox = (
    <Button look="ghost" className="-ml-3" aria-disabled={makingSandbox} onClick={makingSandbox ? undefined : connectSandbox}>
      <FlaskConicalIcon />
      {words.sandbox}
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={words.title(connector.title)}
        description={words.subtitle}
        icon={<Tile size={40} icon={connector.icon} monogram={connector.monogram} />}
        closeLabel={accounts.close}
      >
        {key ? (
          <KeyForm connector={connector} auth={key} sandbox={sandbox} onConnected={onConnected} />
        ) : (
          <OnlyBySignIn connector={connector} onSandbox={connectSandbox} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function KeyForm({
  connector,
  auth,
  sandbox,
  onConnected,
}: {
  connector: CatalogConnector;
  auth: CatalogAuth;
  sandbox: React.ReactNode;
  onConnected: (id: string) => void;
}) {
  const fields = keyFields(auth);
  const [missing, setMissing] = useState<{ readonly [name: string]: string }>({});
  const [allowed, setAllowed] = useState<readonly Effect[]>(effectsOf(connector).map((use) => use.effect));
  const create = useKeyAccount(onConnected);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = readTyped(fields, form);
    const found = missingFields(fields, typed);
    setMissing(found);
    if (Object.keys(found).length > 0 || create.isPending) return;
    const name = String(form.get("account-name") ?? "").trim() || connector.title;
    create.mutate({ connector: connector.id, auth: auth.id, name, ...typed, allowedEffects: [...allowed] });
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-4">
        {create.error ? (
          <div role="alert">
            <Banner hue="failed">
              {problemOf(create.error).what} {problemOf(create.error).why}
            </Banner>
          </div>
        ) : null}
        {auth.help ? <p className="text-muted-foreground">{auth.help}</p> : null}
        {fields.map((field) => (
          <TypedField key={field.name} field={field} problem={missing[field.name] ?? null} />
        ))}
        <Field label={words.name} hint={words.nameHint}>
          {(control) => <Input {...control} name="account-name" defaultValue={connector.title} maxLength={120} autoComplete="off" />}
        </Field>
        <Effects connector={connector} allowed={allowed} onChange={setAllowed} />
        <p className="flex items-center gap-2 text-12 text-muted-foreground">
          <ShieldCheckIcon aria-hidden className="size-4 shrink-0" />
          {words.harmless}
        </p>
      </DialogBody>
      <DialogFoot aside={sandbox}>
        <DialogClose asChild>
          <Button>{accounts.cancel}</Button>
        </DialogClose>
        <Button type="submit" look="primary" aria-disabled={create.isPending}>
          {create.isPending ? words.working : words.action(connector.title)}
        </Button>
      </DialogFoot>
    </form>
  );
}

function OnlyBySignIn({ connector, onSandbox }: { connector: CatalogConnector; onSandbox: () => void }) {
  return (
    <>
      <DialogBody className="grid gap-2">
        <p>{words.oauthOnly(connector.title)}</p>
        <p className="text-muted-foreground">{words.oauthNext}</p>
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button>{accounts.cancel}</Button>
        </DialogClose>
        <Button look="primary" onClick={onSandbox}>
          <FlaskConicalIcon />
          {words.sandbox}
        </Button>
      </DialogFoot>
    </>
  );
}

function useKeyAccount(onConnected: (id: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation(
    api.accounts.createKey.mutationOptions({
      onSuccess: async ({ id, organisation }, { name }) => {
        toast.success(organisation ? words.connectedTo(name, organisation) : words.connected(name));
        await queries.invalidateQueries(api.accounts.list.pathFilter());
        onConnected(id);
      },
    }),
  );
}

function useSandbox(connector: CatalogConnector, onConnected: (id: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const name = words.sandboxName(connector.title);
  const create = useMutation(
    api.accounts.createSandbox.mutationOptions({
      onError: toastProblem,
      onSuccess: async ({ id }) => {
        toast.success(words.connected(name));
        await queries.invalidateQueries(api.accounts.list.pathFilter());
        onConnected(id);
      },
    }),
  );
  return { connectSandbox: () => create.mutate({ connector: connector.id, name }), makingSandbox: create.isPending };
}
