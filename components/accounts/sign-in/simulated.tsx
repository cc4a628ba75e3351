"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { FlaskConicalIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Outputs, problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { connect } from "#server/messages/connect.ts";

const words = connect.simulated;

interface Request {
  readonly connector: string;
  readonly state: string;
  readonly challenge: string;
}

/** A simulated app asks what its vendor would ask: whom it is for, and what is agreed to. Plainly marked as a simulation. */
export function SimulatedConsent({ request }: { request: Request }) {
  const api = useApi();
  const page = useQuery(api.connect.simulated.queryOptions({ ...request }, { retry: false, staleTime: Number.POSITIVE_INFINITY }));
  return (
    <section aria-labelledby="simulated" className="w-full max-w-[440px] rounded-xl border border-border border-dashed bg-card p-6">
      {page.data ? <Asking page={page.data} request={request} /> : page.error ? <Over /> : <Fetching />}
    </section>
  );
}

function Over() {
  return (
    <>
      <h1 id="simulated" className="font-semibold text-20">
        {words.unknown}
      </h1>
      <p className="pt-1 text-muted-foreground">{words.unknownText}</p>
    </>
  );
}

function Fetching() {
  return (
    <Loading label={words.loading}>
      <h1 id="simulated" className="sr-only">
        {words.loading}
      </h1>
      <div className="grid gap-3">
        <Skeleton className="w-1/2" />
        <Skeleton className="h-24 rounded-lg" />
      </div>
    </Loading>
  );
}

type Page = Outputs["connect"]["simulated"];

function Asking({ page, request }: { page: Page; request: Request }) {
  const [scopes, setScopes] = useState<readonly string[]>(page.scopes.map(({ scope }) => scope));
  const [organisations, setOrganisations] = useState<readonly number[]>([0]);
  const { answer, busy, error } = useAnswer(request, { scopes: [...scopes], organisations: [...organisations] });
  return (
    <form
      method="post"
      className="grid gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        answer("allow");
      }}
    >
      <div>
        <p className="flex items-center gap-1.5 font-medium text-12 text-muted-foreground">
          <FlaskConicalIcon aria-hidden className="size-3.5" />
          {words.mark(page.app)}
        </p>
        <h1 id="simulated" className="pt-2 font-semibold text-20">
          {words.title(page.app)}
        </h1>
      </div>
      {error ? (
        <div role="alert">
          <Banner hue="failed">{`${problemOf(error).what} ${problemOf(error).why}`}</Banner>
        </div>
      ) : null}
      <Organisations page={page} chosen={organisations} onChange={setOrganisations} />
      {page.scopes.length === 0 ? <p>{words.nothing}</p> : <Scopes page={page} chosen={scopes} onChange={setScopes} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" aria-disabled={busy}>
          {words.allow}
        </Button>
        <Button onClick={() => answer("deny")}>{words.deny}</Button>
        <Button look="ghost" onClick={() => answer("late")}>
          {words.late}
        </Button>
      </div>
    </form>
  );
}

function Organisations({ page, chosen, onChange }: { page: Page; chosen: readonly number[]; onChange: (chosen: readonly number[]) => void }) {
  return (
    <fieldset>
      <legend className="pb-1.5 font-medium text-12 text-muted-foreground">{words.as}</legend>
      <div className="rounded-lg border border-border">
        {page.organisations.map((name, number) => (
          <label key={name} className="flex min-h-9 items-center gap-2.5 border-border border-b px-3 last:border-b-0 max-md:min-h-11">
            <input
              type={page.several ? "checkbox" : "radio"}
              name="organisation"
              className="accent-primary"
              checked={chosen.includes(number)}
              onChange={({ target }) => onChange(next(page.several, chosen, number, target.checked))}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function next(several: boolean, chosen: readonly number[], number: number, on: boolean): readonly number[] {
  if (!several) return [number];
  return on ? [...chosen, number].toSorted() : chosen.filter((one) => one !== number);
}

function Scopes({ page, chosen, onChange }: { page: Page; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  return (
    <fieldset>
      <legend className="pb-1.5 font-medium text-12 text-muted-foreground">{words.asks(page.app)}</legend>
      <ul className="rounded-lg border border-border">
        {page.scopes.map(({ scope, sentence }) => (
          <li key={scope} className="flex min-h-9 items-center gap-2.5 border-border border-b px-3 py-1.5 last:border-b-0 max-md:min-h-11">
            <Checkbox
              id={scope}
              checked={chosen.includes(scope)}
              onCheckedChange={(on) => onChange(on === true ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
            />
            <label htmlFor={scope}>{sentence}</label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function useAnswer(request: Request, agreed: { readonly scopes: string[]; readonly organisations: number[] }) {
  const api = useApi();
  const send = useMutation(api.connect.answerSimulated.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  const busy = send.isPending || send.isSuccess;
  return {
    answer: (answer: "allow" | "deny" | "late") => (busy ? undefined : send.mutate({ ...request, ...agreed, answer })),
    busy,
    error: send.error,
  };
}
