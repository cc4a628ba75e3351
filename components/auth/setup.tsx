"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { auth } from "#server/messages/auth.ts";
import { AuthCard } from "./card.tsx";
import { checkOwner, type OwnerProblems } from "./check-owner.ts";
import { PersonForm, useFirstSignIn } from "./new-person.tsx";

const words = auth.setup;

/** The first start: makes the owner, then signs them in. `link` comes from the one-time set-up link, if there was one. */
export function Setup({ link }: { link: string | null }) {
  const [problems, setProblems] = useState<OwnerProblems>({});
  const { create, working, error } = useOwner();
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
      <PersonForm words={words} problems={problems} error={error} working={working} onSubmit={submit}>
        <Field label={words.team} problem={problems.workspace ?? null}>
          {(control) => <Input {...control} name="workspace" autoComplete="organization" />}
        </Field>
        <Field label={words.email} hint={words.emailHint} problem={problems.email ?? null}>
          {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
        </Field>
      </PersonForm>
    </AuthCard>
  );
}

function useOwner() {
  const api = useApi();
  const enter = useFirstSignIn();
  const make = useMutation(api.setup.createOwner.mutationOptions({ onSuccess: (_, owner) => enter.mutate(owner) }));
  return { create: make.mutate, working: make.isPending || enter.isPending || enter.isSuccess, error: make.error };
}
