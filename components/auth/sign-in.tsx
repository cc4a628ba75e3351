"use client";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { useHydrated } from "#components/lib/hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { auth } from "#server/messages/auth.ts";
import { AuthCard } from "./card.tsx";
import { returnPath } from "./return-path.ts";

export interface Provider {
  readonly id: string;
  readonly name: string;
}

const words = auth.signIn;

/** E-mail and password, and the other ways in that this installation has. `refused`: why another way in sent the person back. */
export function SignIn({ next, refused, providers }: { next: string | null; refused: string | null; providers: readonly Provider[] }) {
  const hydrated = useHydrated();
  const { problem, working, submit } = useSignIn(returnPath(next), refused);
  return (
    <AuthCard title={words.title}>
      <form method="post" onSubmit={submit} className="grid gap-4">
        {problem ? (
          <div role="alert">
            <Banner hue="failed">{problem}</Banner>
          </div>
        ) : null}
        <Field label={words.email}>{(control) => <Input {...control} name="email" type="email" autoComplete="username" required autoFocus />}</Field>
        <Field label={words.password}>{(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required />}</Field>
        <Button type="submit" look="primary" disabled={!hydrated} aria-disabled={working}>
          {working ? words.working : words.action}
        </Button>
      </form>
      <OtherWays providers={providers} next={returnPath(next)} />
    </AuthCard>
  );
}

function useSignIn(next: string, refused: string | null) {
  const [problem, setProblem] = useState<string | null>(refused === null ? null : problemOf(refused));
  const [working, setWorking] = useState(false);
  async function enter(email: string, password: string) {
    const answer = await signIn("credentials", { redirect: false, email, password });
    if (answer?.ok && !answer.error) return window.location.assign(next);
    setProblem(problemOf(answer?.error ?? ""));
    setWorking(false);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setProblem(null);
    const form = new FormData(event.currentTarget);
    enter(String(form.get("email")), String(form.get("password"))).catch(() => {
      setProblem(words.problems.offline);
      setWorking(false);
    });
  }
  return { problem, working, submit };
}

/** `error` is next-auth's, or the reason that our own check threw. */
function problemOf(error: string): string {
  const { problems } = words;
  const known: { readonly [code: string]: string } = {
    wrong: problems.wrong,
    CredentialsSignin: problems.wrong,
    limited: problems.limited,
    sign_in_busy: problems.busy,
    NotLinked: problems.notLinked,
  };
  return known[error] ?? problems.other;
}

function OtherWays({ providers, next }: { providers: readonly Provider[]; next: string }) {
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-2 pt-4">
      <p className="flex items-center gap-3 text-12 text-faint-foreground before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        {words.or}
      </p>
      {providers.map((provider) => (
        <Button key={provider.id} onClick={() => void signIn(provider.id, { callbackUrl: next })}>
          {words.with(provider.name)}
        </Button>
      ))}
    </div>
  );
}
