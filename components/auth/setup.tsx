"use client";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { type Inputs, problemOf, useApi } from "#components/lib/api.tsx";
import { useHydrated } from "#components/lib/hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { auth } from "#server/messages/auth.ts";
import { AuthCard } from "./card.tsx";
import { checkOwner, type OwnerProblems } from "./check-owner.ts";

const words = auth.setup;

/** The first start: makes the owner, then signs them in. `link` comes from the one-time set-up link, if there was one. */
export function Setup({ link }: { link: string | null }) {
  const [problems, setProblems] = useState<OwnerProblems>({});
  const { create, working, error } = useOwner();
  const hydrated = useHydrated();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const owner = { name: text("name"), workspace: text("workspace"), email: text("email"), password: text("password") };
    const found = checkOwner(owner);
    setProblems(found);
    if (Object.keys(found).length === 0 && !working) create({ ...owner, link });
  }
  return (
    <AuthCard title={words.title} intro={words.intro}>
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
        <Field label={words.team} problem={problems.workspace ?? null}>
          {(control) => <Input {...control} name="workspace" autoComplete="organization" />}
        </Field>
        <Field label={words.email} hint={words.emailHint} problem={problems.email ?? null}>
          {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
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

function useOwner() {
  const api = useApi();
  const enter = useMutation({
    mutationFn: async (owner: Inputs["setup"]["createOwner"]) => {
      const answer = await signIn("credentials", { redirect: false, email: owner.email, password: owner.password });
      window.location.assign(answer?.ok ? "/" : "/sign-in");
    },
  });
  const make = useMutation(api.setup.createOwner.mutationOptions({ onSuccess: (_, owner) => enter.mutate(owner) }));
  return { create: make.mutate, working: make.isPending || enter.isPending || enter.isSuccess, error: make.error };
}
