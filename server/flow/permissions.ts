/** Ask for access that lasts while nobody is signed in. Whether it was granted shows by itself, so apps need not repeat them. */
const lasting: readonly string[] = ["offline_access", "refresh_token"];

/** Needed and not granted; nothing is missing at an app without scopes (`granted` is null). */
export function missingScopes(needed: readonly string[], granted: readonly string[] | null): readonly string[] {
  return granted === null ? [] : needed.filter((scope) => !lasting.includes(scope) && !granted.includes(scope));
}

/** Granted and needed by nothing; what every account of the app is asked for is in `always`. */
export function unusedScopes(granted: readonly string[] | null, needed: readonly string[], always: readonly string[]): readonly string[] {
  return (granted ?? []).filter((scope) => !lasting.includes(scope) && !needed.includes(scope) && !always.includes(scope));
}
