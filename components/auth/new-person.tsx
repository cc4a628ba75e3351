"use client";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import type { FormEvent, ReactNode } from "react";
import { problemOf } from "#components/lib/api.tsx";
import { useHydrated } from "#components/lib/hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";

interface PersonFormProps {
  readonly words: { readonly name: string; readonly password: string; readonly passwordHint: string; readonly working: string; readonly action: string };
  readonly problems: { readonly name?: string; readonly password?: string };
  /** What the server said against it. */
  readonly error: unknown;
  readonly working: boolean;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What else is asked for, between name and password. */
  readonly children?: ReactNode;
}

/** Name and password of somebody new. Waits for the page's script: sent before, the browser would send the password its own way. */
export function PersonForm({ words, problems, error, working, onSubmit, children }: PersonFormProps) {
  const hydrated = useHydrated();
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="grid gap-4">
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
      {children}
      <Field label={words.password} hint={words.passwordHint} problem={problems.password ?? null}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" disabled={!hydrated} aria-disabled={working}>
        {working ? words.working : words.action}
      </Button>
    </form>
  );
}

/** Signs somebody in who was made just now; where that fails they are asked for it as anybody is. */
export function useFirstSignIn() {
  return useMutation({
    mutationFn: async ({ email, password }: { email: string; password: string }) => {
      const answer = await signIn("credentials", { redirect: false, email, password });
      window.location.assign(answer?.ok ? "/" : "/sign-in");
    },
  });
}
