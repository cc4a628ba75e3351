import type { Metadata } from "next";
import { Returned } from "#components/accounts/sign-in/returned.tsx";
import { connect } from "#server/messages/connect.ts";

export const metadata: Metadata = { title: connect.connected };

/** Where the window of a sign-in ends. Shows nothing that only a signed-in person may see. */
export default async function ConnectedPage({ searchParams }: { searchParams: Promise<{ attempt?: string | string[]; problem?: string | string[] }> }) {
  const { attempt, problem } = await searchParams;
  return <Returned attempt={typeof attempt === "string" ? attempt : null} problem={typeof problem === "string" ? problem : null} />;
}
