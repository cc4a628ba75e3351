"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { connect } from "#server/messages/connect.ts";
import { keyFields, missingFields, readTyped } from "./key-form.ts";
import { SignIn } from "./sign-in/sign-in.tsx";
import { TypedField } from "./typed-field.tsx";
import type { Account } from "./use-accounts.ts";

const words = accounts.again;

interface ReconnectProps {
  account: Account;
  connector: CatalogConnector;
  /** A sign-in that this page comes back from. */
  attempt?: string | null;
  onDone: () => void;
}

/** New access for an account that stays itself: no flow has to be changed. By the way it was connected, or the one there is. */
export function Reconnect({ account, connector, attempt = null, onDone }: ReconnectProps) {
  const auth = connector.auth.find(({ id }) => id === account.auth) ?? connector.auth[0];
  if (auth?.kind !== "oauth2") return <NewKeys account={account} connector={connector} onDone={onDone} />;
  return (
    <Dialog open onOpenChange={onDone}>
      <DialogContent
        title={words.title(account.name)}
        description={account.organisation === null ? connect.againAny : connect.againSubtitle(account.organisation)}
        icon={<Tile size={40} icon={connector.icon} monogram={connector.monogram} sandbox={account.sandbox} />}
        closeLabel={accounts.close}
      >
        <SignIn app={connector.title} connector={connector.id} account={account.id} sandbox={account.sandbox} attempt={attempt} onDone={onDone} />
      </DialogContent>
    </Dialog>
  );
}

function NewKeys({ account, connector, onDone }: { account: Account; connector: CatalogConnector; onDone: () => void }) {
  const auth = connector.auth.find((each) => each.kind === "apiKey" || each.kind === "basic");
  const fields = auth ? keyFields(auth).filter((field) => field.secret) : [];
  const [missing, setMissing] = useState<{ readonly [name: string]: string }>({});
  const replace = useReplace(account, onDone);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = readTyped(fields, new FormData(event.currentTarget));
    const found = missingFields(fields, typed);
    setMissing(found);
    if (Object.keys(found).length === 0 && !replace.isPending) replace.mutate({ id: account.id, ...typed });
  }
  return (
    <Dialog open onOpenChange={onDone}>
      <DialogContent
        title={words.title(account.name)}
        description={words.text}
        icon={<Tile size={40} icon={connector.icon} monogram={connector.monogram} />}
        closeLabel={accounts.close}
      >
        <form method="post" onSubmit={submit} noValidate className="contents">
          <DialogBody className="grid gap-4">
            {replace.error ? (
              <div role="alert">
                <Banner hue="failed">
                  {problemOf(replace.error).what} {problemOf(replace.error).why}
                </Banner>
              </div>
            ) : null}
            {auth?.help ? <p className="text-muted-foreground">{auth.help}</p> : null}
            {fields.map((field) => (
              <TypedField key={field.name} field={field} problem={missing[field.name] ?? null} />
            ))}
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button>{accounts.cancel}</Button>
            </DialogClose>
            <Button type="submit" look="primary" aria-disabled={replace.isPending}>
              {replace.isPending ? accounts.dialog.working : accounts.reconnect}
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function useReplace(account: Account, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation(
    api.accounts.replaceKeys.mutationOptions({
      onSuccess: async ({ organisation }) => {
        toast.success(organisation ? accounts.testedAs(account.name, organisation) : accounts.tested(account.name));
        await queries.invalidateQueries(api.accounts.list.pathFilter());
        onDone();
      },
    }),
  );
}
