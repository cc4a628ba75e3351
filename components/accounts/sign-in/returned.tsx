"use client";
import Link from "next/link";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { connect } from "#server/messages/connect.ts";
import { tellBack } from "./window.ts";

const words = connect.back;

/** The end of a sign-in's window: it tells the page that opened it, and closes. What went wrong before a sign-in was known stays to be read. */
export function Returned({ attempt, problem }: { attempt: string | null; problem: string | null }) {
  useEffect(() => {
    if (attempt === null) return;
    tellBack(attempt);
    window.close();
  }, [attempt]);
  const signedOut = problem === "signed_out";
  const isProblem = attempt === null;
  return (
    <section aria-labelledby="returned" className="w-full max-w-[400px] rounded-xl border border-border bg-card p-6">
      <h1 id="returned" className="font-semibold text-20">
        {isProblem ? (signedOut ? connect.back.signedOut : words.state) : words.done}
      </h1>
      <p className="pt-1 text-muted-foreground">{isProblem ? (signedOut ? words.signedOutText : words.stateText) : words.doneText}</p>
      {isProblem ? (
        <Button asChild className="mt-5">
          <Link href="/accounts">{words.toAccounts}</Link>
        </Button>
      ) : null}
    </section>
  );
}
