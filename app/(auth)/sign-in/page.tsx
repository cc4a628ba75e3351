import type { Metadata } from "next";
import { SignIn } from "#components/auth/sign-in.tsx";
import { auth } from "#server/messages/auth.ts";

export const metadata: Metadata = { title: auth.signIn.action };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  return <SignIn next={next ?? null} providers={[]} />;
}
