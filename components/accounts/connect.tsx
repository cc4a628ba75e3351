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
import { Segmented } from "#components/ui/segmented.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { CatalogAuth, CatalogConnector, Effect } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { Effects } from "./effects.tsx";
import { effectsOf, keyFields, missingFields, readTyped } from "./key-form.ts";
import { SignIn } from "./sign-in/sign-in.tsx";
import type { Wanted } from "./sign-in/use-sign-in.ts";
import { TypedField } from "./typed-field.tsx";

const words = accounts.dialog;

interface ConnectProps {
  connector: CatalogConnector;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConnected: (id: string) => void;
  /** What the account is wanted for; absent = what the live flows do with the app. */
  uses?: readonly Wanted[];
  /** A sign-in that this page comes back from. */
  attempt?: string | null;
}

/** Connects one app: by signing in there, by a key that is checked before it is saved, or as a sandbox. */
export function Connect({ connector, open, onOpenChange, onConnected, ...wish }: ConnectProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <ConnectWays connector={connector} onConnected={onConnected} {...wish} />
    </Dialog>
  );
}

type Way = "signIn" | "key";

function ConnectWays({ connector, onConnected, ...wish }: Omit<ConnectProps, "open" | "onOpenChange">) {
  const key = connector.auth.find((auth) => auth.kind === "apiKey" || auth.kind === "basic");
  const signsIn = connector.auth.some((auth) => auth.kind === "oauth2");
  const [way, setWay] = useState<Way>(signsIn ? "signIn" : "key");
  const byKey = way === "key" && key !== undefined;
  return (
    <DialogContent
      title={words.title(connector.title)}
      description={byKey ? words.subtitle : connect.subtitle(connector.title)}
      icon={<Tile size={40} icon={connector.icon} monogram={connector.monogram} />}
      closeLabel={accounts.close}
    >
      {signsIn && key ? <Ways way={way} onChange={setWay} /> : null}
      {byKey ? (
        <KeyForm
          connector={connector}
          auth={key}
          sandbox={<UseSandbox connector={connector} signsIn={signsIn} onConnected={onConnected} />}
          onConnected={onConnected}
        />
      ) : (
        <SignIn app={connector.title} connector={connector.id} onDone={onConnected} {...wish} />
      )}
    </DialogContent>
  );
}

function Ways({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  return (
    <div className="px-5 pb-3">
      <Segmented
        label={connect.ways}
        value={way}
        onChange={onChange}
        options={[
          { value: "signIn", label: connect.signIn },
          { value: "key", label: connect.key },
        ]}
      />
    </div>
  );
}

/** One click for an app without a sign-in; where there is one, its simulated consent is lived through in the other way. */
function UseSandbox({ connector, signsIn, onConnected }: { connector: CatalogConnector; signsIn: boolean; onConnected: (id: string) => void }) {
  const { connectSandbox, makingSandbox } = useSandbox(connector, onConnected);
  if (signsIn) return null;
  return (
    <Button look="ghost" className="-ml-3" aria-disabled={makingSandbox} onClick={makingSandbox ? undefined : connectSandbox}>
      <FlaskConicalIcon />
      {words.sandbox}
    </Button>
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
