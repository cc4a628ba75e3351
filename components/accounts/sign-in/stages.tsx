"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogBody, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { connect as words } from "#server/messages/connect.ts";
import type { Attempt, SignIn } from "./use-sign-in.ts";

type Of<Status extends Attempt["status"]> = Extract<Attempt, { status: Status }>;

/** The window is open: nothing to do here but wait, or stop. */
export function Waiting({ app, signIn }: { app: string; signIn: SignIn }) {
  return (
    <>
      <DialogBody>
        <div role="status" className="grid gap-1">
          <p className="font-medium">{words.waiting(app)}</p>
          <p className="text-muted-foreground">{words.waitingText}</p>
        </div>
      </DialogBody>
      <DialogFoot
        aside={
          signIn.canRepeat ? (
            <Button look="ghost" className="-ml-3" onClick={signIn.again}>
              {words.noWindow}
            </Button>
          ) : null
        }
      >
        <Button onClick={signIn.stop}>{words.cancel}</Button>
      </DialogFoot>
    </>
  );
}

/** It came to nothing: why, and the way to try again. */
export function Failed({ text, signIn, children }: { text: string; signIn: SignIn; children?: React.ReactNode }) {
  return (
    <>
      <DialogBody>
        <div role="alert">
          <Banner hue="failed">{text}</Banner>
        </div>
        {children}
      </DialogBody>
      <DialogFoot>
        <Button onClick={signIn.stop}>{words.cancel}</Button>
        <Button look="primary" aria-disabled={signIn.busy} onClick={signIn.again}>
          {words.tryAgain}
        </Button>
      </DialogFoot>
    </>
  );
}

/** Another organisation than before: the account stays as it was, unless that was meant. */
export function WrongOrganisation({ attempt, signIn }: { attempt: Of<"failed">; signIn: SignIn }) {
  const organisation = attempt.organisation ?? words.another;
  return (
    <Failed text={failureText(attempt)} signIn={signIn}>
      <div className="grid justify-items-start gap-1.5 pt-4">
        <p className="text-muted-foreground">{words.switchText}</p>
        <Button onClick={() => signIn.start({ purpose: "switch", sandbox: attempt.sandbox, vars: {} })}>{words.switchTo(organisation)}</Button>
      </div>
    </Failed>
  );
}

export function failureText(attempt: Of<"failed">): string {
  return words.failed[attempt.failure]({
    app: attempt.app,
    organisation: attempt.organisation ?? words.another,
    before: attempt.before ?? words.another,
  });
}

/** The sign-in reaches several organisations; a person picks one. */
export function Choose({ attempt, signIn }: { attempt: Of<"choose">; signIn: SignIn }) {
  const [chosen, setChosen] = useState(attempt.choices[0]?.value ?? "");
  return (
    <>
      <DialogBody>
        <p className="pb-2 text-muted-foreground">{words.chooseText(attempt.app)}</p>
        <fieldset>
          <legend className="pb-1.5 font-medium">{words.choose}</legend>
          <div className="rounded-lg border border-border">
            {attempt.choices.map(({ value, title }) => (
              <label key={value} className="flex min-h-9 items-center gap-2.5 border-border border-b px-3 last:border-b-0 hover:bg-accent">
                <input type="radio" name="organisation" className="accent-primary" checked={value === chosen} onChange={() => setChosen(value)} />
                {title}
              </label>
            ))}
          </div>
        </fieldset>
      </DialogBody>
      <DialogFoot>
        <Button onClick={signIn.stop}>{words.cancel}</Button>
        <Button look="primary" aria-disabled={signIn.decide.isPending} onClick={() => signIn.decide.mutate({ id: attempt.id, organisation: chosen })}>
          {signIn.decide.isPending ? words.working : words.chooseAction}
        </Button>
      </DialogFoot>
    </>
  );
}

/** Fewer permissions than asked for: which, and whether that will do. */
export function Partial({ attempt, signIn }: { attempt: Of<"partial">; signIn: SignIn }) {
  return (
    <>
      <DialogBody>
        <div role="alert">
          <Banner hue="waiting">{words.partial(attempt.app)}</Banner>
        </div>
        <p className="pt-3">{words.partialText}</p>
        <ul className="list-disc pt-1 pl-5">
          {attempt.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot
        aside={
          <Button look="ghost" className="-ml-3" onClick={() => signIn.decide.mutate({ id: attempt.id, partial: true })}>
            {words.partialKeep}
          </Button>
        }
      >
        <Button onClick={signIn.stop}>{words.cancel}</Button>
        <Button look="primary" aria-disabled={signIn.busy} onClick={signIn.again}>
          {words.tryAgain}
        </Button>
      </DialogFoot>
    </>
  );
}

/** The account is there; its name can still be changed. */
export function Connected({ attempt, onDone }: { attempt: Of<"connected">; onDone: (name: string) => void }) {
  return (
    <form
      method="post"
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(String(new FormData(event.currentTarget).get("account-name") ?? "").trim());
      }}
    >
      <DialogBody className="grid gap-4">
        <p role="status" className="font-medium text-14">
          {attempt.organisation === null ? words.connected : words.connectedTo(attempt.organisation)}
        </p>
        <Field label={words.name} hint={words.nameHint}>
          {(control) => <Input {...control} name="account-name" defaultValue={attempt.name} maxLength={120} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button type="submit" look="primary">
          {words.done}
        </Button>
      </DialogFoot>
    </form>
  );
}
