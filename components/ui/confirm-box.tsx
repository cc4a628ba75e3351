"use client";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "./dialog.tsx";

export interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** A verb naming the thing: "Remove flow". */
  action: string;
  cancel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmBox({ open, onOpenChange, title, children, action, cancel, danger = false, busy = false, onConfirm }: ConfirmProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent role="alertdialog" title={title} className="max-w-[460px]">
        <DialogBody className="text-muted-foreground">{children}</DialogBody>
        <DialogFoot>
          <DialogClose asChild>
            <Button>{cancel}</Button>
          </DialogClose>
          <Button look={danger ? "danger" : "primary"} aria-disabled={busy} onClick={busy ? undefined : onConfirm}>
            {action}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
