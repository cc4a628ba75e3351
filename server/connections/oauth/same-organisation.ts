/** Whom an account belongs to at its app, as far as the app says. */
export interface Side {
  readonly organisation: string | null;
  readonly organisationId: string | null;
  readonly vars: { readonly [name: string]: string };
}

/** Whether two sign-ins lead to the same organisation. Its own id decides where the app gives one: names may change. */
export function isSameOrganisation(before: Side, after: Side): boolean {
  if (before.organisationId !== null && after.organisationId !== null) return before.organisationId === after.organisationId;
  const moved = Object.entries(after.vars).some(([name, value]) => before.vars[name] !== undefined && before.vars[name] !== value);
  return !moved && (before.organisation === null || after.organisation === null || before.organisation === after.organisation);
}
