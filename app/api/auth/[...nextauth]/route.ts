import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#server/auth/options.ts";
import { sessionToken } from "#server/auth/read-session.ts";

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const options = authOptions({
    // Our own edge writes this header anew on every request; what a sender put there never gets here.
    address: request.headers.get("x-forwarded-for") ?? "unknown",
    browser: request.headers.get("user-agent") ?? "",
    current: await sessionToken(request.headers),
  });
  return NextAuth(request, context, options);
}

export { handle as GET, handle as POST };
