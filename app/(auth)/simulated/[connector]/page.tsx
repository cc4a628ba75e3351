import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SimulatedConsent } from "#components/accounts/sign-in/simulated.tsx";
import { ApiProvider } from "#components/lib/api.tsx";
import { currentSession } from "#server/auth/current-session.ts";
import { connect } from "#server/messages/connect.ts";

export const metadata: Metadata = { title: connect.simulated.title("app") };

interface SimulatedProps {
  params: Promise<{ connector: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
}

/** The consent page of a simulated app: what a vendor's own page would ask. */
export default async function SimulatedPage({ params, searchParams }: SimulatedProps) {
  if (!(await currentSession())) redirect("/connected?problem=signed_out");
  const { connector } = await params;
  const { state, code_challenge: challenge } = await searchParams;
  return (
    <ApiProvider>
      <SimulatedConsent request={{ connector, state: textOf(state), challenge: textOf(challenge) }} />
    </ApiProvider>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
