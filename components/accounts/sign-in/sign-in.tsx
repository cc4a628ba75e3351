"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { FlaskConicalIcon } from "lucide-react";
import { useState } from "react";
import { useApi, useApiClient } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { DialogBody } from "#components/ui/dialog.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { connect as words } from "#server/messages/connect.ts";
import { Explain } from "./explain.tsx";
import { OwnApp } from "./own-app.tsx";
import { Choose, Connected, Failed, failureText, Partial, Waiting, WrongOrganisation } from "./stages.tsx";
import { type SignInWish, type SignIn as Signing, useSignIn } from "./use-sign-in.ts";

interface SignInProps extends SignInWish {
  app: string;
  /** A simulated account is connected again at the simulated app. */
  sandbox?: boolean;
  onDone: (account: string) => void;
}

/** The body of the connect dialog for an app that people sign in at: explain, window, check, name it. */
export function SignIn({ app, sandbox = false, onDone, ...wish }: SignInProps) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const wanted = picked.length === 0 ? wish : { ...wish, uses: picked.map((use) => ({ use })) };
  const signIn = useSignIn(wanted);
  const finish = useFinish(onDone);
  const { attempt } = signIn;
  const name = attempt?.app ?? app;
  if (signIn.closed) return <Failed text={words.closed(name)} signIn={signIn} />;
  if (signIn.waiting || attempt?.status === "pending") return <Waiting app={name} signIn={signIn} />;
  switch (attempt?.status) {
    case undefined:
      return <Start app={app} sandbox={sandbox} wish={wanted} signIn={signIn} picked={picked} onPick={setPicked} />;
    case "choose":
      return <Choose attempt={attempt} signIn={signIn} />;
    case "partial":
      return <Partial attempt={attempt} signIn={signIn} />;
    case "connected":
      return <Connected attempt={attempt} onDone={(typed) => void finish(attempt.account, attempt.name, typed)} />;
    case "failed":
      if (attempt.failure === "wrong_organisation") return <WrongOrganisation attempt={attempt} signIn={signIn} />;
      return <Failed text={failureText(attempt)} signIn={signIn} />;
  }
}

interface StartProps {
  app: string;
  sandbox: boolean;
  wish: SignInWish;
  signIn: Signing;
  /** Ids of the actions and triggers that a person chose, where no flow says what is needed. */
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
}

function Start({ app, sandbox, wish, signIn, picked, onPick }: StartProps) {
  const api = useApi();
  const [changing, setChanging] = useState(false);
  const { connector, account, uses } = wish;
  const explain = useQuery(
    api.connect.explain.queryOptions(
      { connector, ...(account === undefined ? {} : { account }), ...(uses === undefined ? {} : { uses: [...uses] }) },
      // What is picked changes what is explained; the list must not vanish under the pointer.
      { placeholderData: keepPreviousData },
    ),
  );
  const purpose = account === undefined ? "connect" : "reconnect";
  const instead =
    account === undefined ? (
      <Button look="ghost" className="-ml-3" onClick={() => signIn.start({ purpose, sandbox: true, vars: {} })}>
        <FlaskConicalIcon />
        {words.sandbox}
      </Button>
    ) : null;
  if (explain.error) {
    return (
      <DialogBody>
        <ProblemBox error={explain.error} retry={() => void explain.refetch()} />
      </DialogBody>
    );
  }
  if (!explain.data) return <Starting />;
  if (!sandbox && (changing || explain.data.own === null))
    return <OwnApp connector={connector} explanation={explain.data} sandbox={instead} onSaved={() => setChanging(false)} />;
  return (
    <Explain
      explanation={{ ...explain.data, app }}
      again={account !== undefined}
      picked={picked}
      onPick={onPick}
      signIn={signIn}
      sandbox={instead}
      onGo={(vars) => signIn.start({ purpose, sandbox, vars })}
      onChangeApp={sandbox ? null : () => setChanging(true)}
    />
  );
}

function Starting() {
  return (
    <DialogBody>
      <Loading label={words.loading}>
        <div className="grid gap-3">
          <Skeleton className="w-1/2" />
          <Skeleton className="h-16 rounded-lg" />
        </div>
      </Loading>
    </DialogBody>
  );
}

/** Gives the account the name that was typed, and hands it on. */
function useFinish(onDone: (account: string) => void) {
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  return async (account: string, before: string, typed: string) => {
    if (typed !== "" && typed !== before) await client.accounts.rename.mutate({ id: account, name: typed }).catch(toastProblem);
    await queries.invalidateQueries(api.accounts.list.pathFilter());
    onDone(account);
  };
}
