import { z } from "zod";
import { join, readInvitation } from "#server/auth/join.ts";
import { createOwner, PASSWORD_MAX, PASSWORD_MIN, setupState } from "#server/auth/owner.ts";
import { procedure, router } from "../trpc.ts";

const link = z.string().max(100).nullable().default(null);
const newOwner = z.object({
  email: z.string().max(254),
  name: z.string().trim().min(1).max(100),
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
  workspace: z.string().trim().min(1).max(100),
  link,
});

export const setupRouter = router({
  state: procedure
    .open()
    .input(z.object({ link }).default({ link: null }))
    .query(({ input }) => setupState(input.link)),
  createOwner: procedure
    .open()
    .input(newOwner)
    .mutation(({ input }) => createOwner(input)),
  invitation: procedure
    .open()
    .input(z.object({ link: z.string().max(100) }))
    .query(({ input }) => readInvitation(input.link)),
  join: procedure
    .open()
    .input(z.object({ link: z.string().max(100), name: newOwner.shape.name, password: newOwner.shape.password }))
    .mutation(({ input }) => join(input)),
});
