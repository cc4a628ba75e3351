import type { Metadata } from "next";
import { Join } from "#components/auth/join.tsx";
import { AuthNote } from "#components/auth/note.tsx";
import { ApiProvider } from "#components/lib/api.tsx";
import { readInvitation } from "#server/auth/join.ts";
import { auth } from "#server/messages/auth.ts";

export const metadata: Metadata = { title: auth.join.action };

export default async function JoinPage({ searchParams }: { searchParams: Promise<{ link?: string | string[] }> }) {
  const { link } = await searchParams;
  const invitation = typeof link === "string" ? await readInvitation(link) : null;
  if (typeof link !== "string" || !invitation?.isGood) return <AuthNote title={auth.join.unusable} text={auth.join.unusableText} />;
  return (
    <ApiProvider>
      <Join link={link} workspace={invitation.workspace} email={invitation.email} />
    </ApiProvider>
  );
}
