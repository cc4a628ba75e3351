import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthNote } from "#components/auth/note.tsx";
import { Setup } from "#components/auth/setup.tsx";
import { ApiProvider } from "#components/lib/api.tsx";
import { setupState } from "#server/auth/owner.ts";
import { auth } from "#server/messages/auth.ts";

export const metadata: Metadata = { title: auth.setup.action };

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ link?: string }> }) {
  const link = (await searchParams).link ?? null;
  const state = await setupState(link);
  if (!state.needsOwner) redirect("/sign-in");
  if (state.needs === "link" && !state.linkIsGood) return <AuthNote title={auth.setup.elsewhere} text={auth.setup.elsewhereText} />;
  return (
    <ApiProvider>
      <Setup link={link} />
    </ApiProvider>
  );
}
