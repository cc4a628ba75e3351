"use client";
import { TriangleAlertIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";

const words = editorWords.test;

/** Before a test that changes something real: what, and in whose account. Remembered for this session once agreed. */
export function RealTestDialog() {
  const { asking } = useFlowSession();
  if (asking === null) return null;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : asking.cancel())}>
      <DialogContent title={words.realTitle} description={words.realWhy}>
        <DialogBody>
          <ul className="grid gap-2">
            {asking.writes.map((write) => (
              <li key={write.node} className="flex gap-2">
                <TriangleAlertIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
                {words.realWrite(write.step, write.account)}
              </li>
            ))}
          </ul>
        </DialogBody>
        <DialogFoot>
          <Button onClick={asking.cancel}>{words.realCancel}</Button>
          <Button look="primary" onClick={asking.go}>
            {words.realGo}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
