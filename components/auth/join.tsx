"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { auth } from "#server/messages/auth.ts";
import { AuthCard } from "./card.tsx";
import { PersonForm, useFirstSignIn } from "./new-person.tsx";

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
      <PersonForm words={words} problems={problems} error={error} working={working} onSubmit={submit} />
    </AuthCard>
  );
}

function useJoin() {
  const api = useApi();
  const enter = useFirstSignIn();
  const join = useMutation(api.setup.join.mutationOptions({ onSuccess: ({ email }, { password }) => enter.mutate({ email, password }) }));
  return { join: join.mutate, working: join.isPending || enter.isPending || enter.isSuccess, error: join.error };
}
