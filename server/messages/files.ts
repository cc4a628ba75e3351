/** What a download says when there is none. */
export interface FileRefusal {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

export const fileMessages = {
  signedOut: { code: "signed_out", message: "You are not signed in, so the file was not given out.", next: "Sign in and open the run again." },
  roleTooLow: {
    code: "role_too_low",
    message: "Your role may see that runs happened, but not what they held.",
    next: "Ask an admin of the team for the role of operator.",
  },
  notFound: {
    code: "not_found",
    message: "There is no such file here. It may have been erased.",
    next: "Open the run to see what it held, or run it again to get the file anew.",
  },
} as const;
