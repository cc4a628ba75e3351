"use client";
import type { FormEvent } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

export interface NameDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  label: string;
  action: string;
  cancel: string;
  name: string;
  onName: (name: string) => void;
}

/** Gives a thing another name; an empty one is not taken. */
export function NameBox({ open, onOpenChange, title, label, action, cancel, name, onName }: NameDialogProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (given === "") return;
    onName(given);
    onOpenChange(false);
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title} className="max-w-[420px]">
        <form onSubmit={submit} className="contents">
          <DialogBody>
            <Field label={label}>
              {(control) => <Input {...control} name="name" defaultValue={name} required maxLength={120} onFocus={(event) => event.currentTarget.select()} />}
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button>{cancel}</Button>
            </DialogClose>
            <Button type="submit" look="primary">
              {action}
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
