"use client";
import { CheckIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Outputs, problemOf } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { DialogBody, DialogClose, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { connect as words } from "#server/messages/connect.ts";
import { Pick } from "./pick.tsx";
import type { SignIn } from "./use-sign-in.ts";

export type Explanation = Outputs["connect"]["explain"];

interface ExplainProps {
  explanation: Explanation;
  /** An account that is there already. */
  again: boolean;
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
  signIn: SignIn;
  sandbox: React.ReactNode;
  onGo: (vars: { readonly [name: string]: string }) => void;
  onChangeApp: (() => void) | null;
}

/** What Patchbay will be able to do and what not, before anybody is sent anywhere. */
export function Explain({ explanation, again, picked, onPick, signIn, sandbox, onGo, onChangeApp }: ExplainProps) {
  const [missing, setMissing] = useState<readonly string[]>([]);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const vars = Object.fromEntries(explanation.asks.map(({ name }) => [name, String(form.get(name) ?? "").trim()]));
    const empty = explanation.asks.filter(({ name }) => vars[name] === "").map(({ name }) => name);
    setMissing(empty);
    if (empty.length === 0 && !signIn.busy) onGo(vars);
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-4">
        {signIn.error ? (
          <div role="alert">
            <Banner hue="failed">{`${problemOf(signIn.error).what} ${problemOf(signIn.error).why}`}</Banner>
          </div>
        ) : null}
        {explanation.choices.length === 0 ? null : <Pick choices={explanation.choices} picked={picked} onPick={onPick} />}
        <Able explanation={explanation} again={again} />
        {explanation.asks.map(({ name, title, help, example }) => (
          <Field
            key={name}
            label={title}
            hint={`${help} ${words.example(example)}`.trim()}
            problem={missing.includes(name) ? words.enter(title.toLowerCase()) : null}
          >
            {(control) => <Input {...control} name={name} autoComplete="off" spellCheck={false} />}
          </Field>
        ))}
        {explanation.own && onChangeApp ? (
          <p className="flex flex-wrap items-center gap-2 text-12 text-muted-foreground">
            {explanation.own.from === "workspace" ? words.own.present(explanation.own.clientId) : words.own.fromSettings(explanation.own.clientId)}
            <Button look="ghost" size="xs" onClick={onChangeApp}>
              {words.own.change}
            </Button>
          </p>
        ) : null}
      </DialogBody>
      <DialogFoot aside={sandbox}>
        <DialogClose asChild>
          <Button>{words.cancel}</Button>
        </DialogClose>
        <Button type="submit" look="primary" aria-disabled={signIn.busy}>
          {words.goOn(explanation.app)}
        </Button>
      </DialogFoot>
    </form>
  );
}

function Able({ explanation, again }: { explanation: Explanation; again: boolean }) {
  const { able, already, cannot, unlimited } = explanation;
  return (
    <div className="grid gap-2">
      {able.length === 0 ? null : <h3 className="font-medium text-12 text-muted-foreground">{already.length > 0 ? words.ableMore : words.able}</h3>}
      <ul className="grid gap-1.5 empty:hidden">
        {able.map(({ sentence, usedBy }) => (
          <li key={sentence} className="flex items-start gap-2">
            <CheckIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            <span>
              {sentence}
              {usedBy.length === 0 ? null : <span className="block text-12 text-muted-foreground">{words.usedBy(usedBy)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {again && able.length === 0 && unlimited === null ? <p>{words.nothingNew}</p> : null}
      {already.length === 0 ? null : <p className="text-muted-foreground">{words.already(already)}</p>}
      {unlimited === null ? null : <p>{unlimited}</p>}
      {cannot.length === 0 ? null : <p className="text-muted-foreground">{words.cannot(cannot)}</p>}
    </div>
  );
}
