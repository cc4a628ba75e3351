"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { problemOf, useApi } from "#components/lib/api.tsx";
import { useHydrated } from "#components/lib/hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { Box } from "#components/ui/table.tsx";
import { settings } from "#server/messages/settings.ts";
import { Section } from "./section.tsx";

const words = settings.password;

/** Changes one's own password. */
export function Password() {
  const api = useApi();
  const hydrated = useHydrated();
  const [problems, setProblems] = useState<{ present?: string; next?: string }>({});
  const change = useMutation(api.sessions.changePassword.mutationOptions());
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const [present, next] = ["present", "next"].map((name) => String(new FormData(form).get(name) ?? ""));
    const found = { ...(present ? {} : { present: words.missing }), ...(next && next.length >= 10 ? {} : { next: words.short }) };
    setProblems(found);
    if (!present || !next || Object.keys(found).length > 0) return;
    change.mutate(
      { present, next },
      {
        // All sessions have ended, this one too.
        onSuccess: () => window.location.assign("/sign-in"),
      },
    );
  }
  return (
    <Section id="password" title={words.title} intro={words.intro}>
      <Box className="p-4">
        <form method="post" onSubmit={submit} noValidate className="grid max-w-[400px] gap-4">
          {change.error ? (
            <div role="alert">
              <Banner hue="failed">
                {problemOf(change.error).what} {problemOf(change.error).why}
              </Banner>
            </div>
          ) : null}
          <Field label={words.present} problem={problems.present ?? null}>
            {(control) => <Input {...control} name="present" type="password" autoComplete="current-password" />}
          </Field>
          <Field label={words.next} hint={words.hint} problem={problems.next ?? null}>
            {(control) => <Input {...control} name="next" type="password" autoComplete="new-password" />}
          </Field>
          <Button type="submit" className="justify-self-start" disabled={!hydrated} aria-disabled={change.isPending}>
            {words.action}
          </Button>
        </form>
      </Box>
    </Section>
  );
}
