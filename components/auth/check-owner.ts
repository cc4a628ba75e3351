import { auth } from "#server/messages/auth.ts";

export interface OwnerForm {
  readonly name: string;
  readonly workspace: string;
  readonly email: string;
  readonly password: string;
}

export type OwnerProblems = { readonly [Field in keyof OwnerForm]?: string };

const { problems } = auth.setup;

/** What is still missing, a sentence for each field. The server has the last word. */
export function checkOwner(form: OwnerForm): OwnerProblems {
  return {
    ...(form.name.trim() === "" ? { name: problems.name } : {}),
    ...(form.workspace.trim() === "" ? { workspace: problems.team } : {}),
    ...(/^\S+@\S+$/.test(form.email.trim()) ? {} : { email: problems.email }),
    ...(form.password.length < 10 ? { password: problems.short } : {}),
  };
}
