"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLinkIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Outputs, problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy.tsx";
import { DialogBody, DialogClose, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { SafeLink } from "#components/ui/safe-link.tsx";
import { connect } from "#server/messages/connect.ts";

const words = connect.own;

interface OwnAppProps {
  connector: string;
  explanation: Outputs["connect"]["explain"];
  sandbox: React.ReactNode;
  onSaved: () => void;
}

/** The workspace's own app at a vendor: where to make it, the address to enter there, and what to bring back. */
export function OwnApp({ connector, explanation, sandbox, onSaved }: OwnAppProps) {
  const { app, setUp } = explanation;
  const [missing, setMissing] = useState(false);
  const save = useSave(onSaved);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [clientId = "", secret = ""] = ["client-id", "client-secret"].map((name) => String(form.get(name) ?? "").trim());
    setMissing(clientId.length < 3 || secret.length < 3);
    if (clientId.length >= 3 && secret.length >= 3 && !save.isPending) save.mutate({ connector, clientId, secret });
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-4">
        {save.error ? (
          <div role="alert">
            <Banner hue="failed">{`${problemOf(save.error).what} ${problemOf(save.error).why}`}</Banner>
          </div>
        ) : null}
        <div>
          <h3 className="font-semibold">{words.title(app)}</h3>
          <p className="text-muted-foreground">{words.text(app)}</p>
        </div>
        {setUp.help ? <p>{setUp.help}</p> : null}
        {setUp.url ? (
          <SafeLink href={setUp.url} className="inline-flex items-center gap-1.5 font-medium text-primary-text hover:underline">
            {words.where(app)}
            <ExternalLinkIcon aria-hidden className="size-3.5" />
          </SafeLink>
        ) : null}
        <div className="grid gap-1.5">
          <p className="font-medium text-12 text-muted-foreground">{words.address}</p>
          <p className="flex items-center gap-1 rounded-md border border-border bg-muted px-2 py-1">
            <code className="min-w-0 grow truncate font-mono text-12" title={setUp.redirectUri}>
              {setUp.redirectUri}
            </code>
            <CopyButton text={setUp.redirectUri} label={words.copy} done={words.copied} />
          </p>
        </div>
        <Field label={words.id} problem={missing ? words.missing : null}>
          {(control) => <Input {...control} name="client-id" autoComplete="off" spellCheck={false} />}
        </Field>
        <Field label={words.secret} hint={words.secretHint}>
          {(control) => <Input {...control} name="client-secret" type="password" autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      </DialogBody>
      <DialogFoot aside={sandbox}>
        <DialogClose asChild>
          <Button>{connect.cancel}</Button>
        </DialogClose>
        <Button type="submit" look="primary" aria-disabled={save.isPending}>
          {words.save}
        </Button>
      </DialogFoot>
    </form>
  );
}

function useSave(onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation(
    api.connect.saveApp.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(api.connect.explain.pathFilter());
        onSaved();
      },
    }),
  );
}
