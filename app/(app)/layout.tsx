import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ApiProvider } from "#components/lib/api.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { currentSession } from "#server/auth/current-session.ts";
import { setupState } from "#server/auth/owner.ts";

/** The gate of every page inside: without an owner to set-up, without a session to sign-in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) redirect(await wayIn());
  const { name, email } = session.actor;
  const wideRail = (await cookies()).get("rail")?.value === "wide";
  return (
    <ApiProvider>
      <Shell person={{ name, email }} wideRail={wideRail}>
        {children}
      </Shell>
    </ApiProvider>
  );
}

async function wayIn(): Promise<string> {
  const { needsOwner } = await setupState(null);
  if (needsOwner) return "/setup";
  const path = (await headers()).get("x-patchbay-path");
  return path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}
