import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "#components/auth/sign-in.tsx";
import { setupState } from "#server/auth/owner.ts";
import { offeredProviders } from "#server/auth/providers.ts";
import { auth } from "#server/messages/auth.ts";

export const metadata: Metadata = { title: auth.signIn.action };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string; error?: string }> }) {
  const { next, error } = await searchParams;
  if ((await setupState(null)).needsOwner) redirect("/setup");
  return <SignIn next={next ?? null} refused={error ?? null} providers={offeredProviders()} />;
}
