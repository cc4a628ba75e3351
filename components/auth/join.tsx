"use client";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { useHydrated } from "#components/lib/hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { auth } from "#server/messages/auth.ts";
import { AuthCard } from "./card.tsx";

const words = auth.join;

interface JoinProps {
  /** The token of the invitation's address. */
  readonly link: string;
  readonly workspace: string;
  readonly email: string;
}

/** An invited person gives a name and a password, and is in. */
export function Join({ link, workspace, email }: JoinProps) {
  const [problems, setProblems] = useState<{ name?: string; password?: string }>({});
  const { join, working, error } = useJoin();
  const hydrated = useHydrated();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name = "", password = ""] = ["name", "password"].map((field) => String(form.get(field) ?? ""));
    const found = { ...(name.trim() ? {} : { name: words.problems.name }), ...(password.length >= 10 ? {} : { password: words.problems.short }) };
    setProblems(found);
    if (Object.keys(found).length === 0 && !working) join({ link, name, password });
  }
  return (
    <AuthCard title={words.title(workspace)} intro={words.intro(email)}>
      <form method="post" onSubmit={submit} noValidate className="grid gap-4">
        {error ? (
          <div role="alert">
            <Banner hue="failed">
              {problemOf(error).what} {problemOf(error).next}
            </Banner>
          </div>
        ) : null}
        <Field label={words.name} problem={problems.name ?? null}>
          {(control) => <Input {...control} name="name" autoComplete="name" autoFocus />}
        </Field>
        <Field label={words.password} hint={words.passwordHint} problem={problems.password ?? null}>
          {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
        </Field>
        <Button type="submit" look="primary" disabled={!hydrated} aria-disabled={working}>
          {working ? words.working : words.action}
        </Button>
      </form>
    </AuthCard>
  );
}

function useJoin() {
  const api = useApi();
  const enter = useMutation({
    mutationFn: async ({ email, password }: { email: string; password: string }) => {
      const answer = await signIn("credentials", { redirect: false, email, password });
      window.location.assign(answer?.ok ? "/" : "/sign-in");
    },
  });
  const join = useMutation(api.setup.join.mutationOptions({ onSuccess: ({ email }, { password }) => enter.mutate({ email, password }) }));
  return { join: join.mutate, working: join.isPending || enter.isPending || enter.isSuccess, error: join.error };
}
