const ASK = "ask";

/** The sign-in that this page comes back from: one that a step asked more permission with, or (null) one of a new account. */
export function returnedAttempt(asking: string | null): string | null {
  if (typeof window === "undefined") return null;
  const params = new URLSearchParams(window.location.search);
  return params.get(ASK) === asking ? params.get("attempt") : null;
}

/** So that who has to leave the page for it comes back to this step's question. */
export function rememberAsking(node: string): void {
  change((params) => params.set(ASK, node));
}

export function forgetAttempt(): void {
  change((params) => {
    params.delete("attempt");
    params.delete(ASK);
  });
}

function change(edit: (params: URLSearchParams) => void): void {
  const url = new URL(window.location.href);
  edit(url.searchParams);
  window.history.replaceState(window.history.state, "", url);
}
