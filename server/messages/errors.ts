/** What happened, why, what was not affected, and what to do next. `{name}` is filled from the error's params. */
export interface ErrorMessage {
  readonly what: string;
  readonly why: string;
  readonly safe: string;
  readonly next: string;
}

const nothingChanged = "Nothing was changed.";

const messages = {
  not_found: {
    what: "This does not exist.",
    why: "It was removed, or the address is not right.",
    safe: nothingChanged,
    next: "Go back to the list and choose again.",
  },
  role_too_low: {
    what: "You may not do this.",
    why: "It asks for the role {needed}; yours is {role}.",
    safe: nothingChanged,
    next: "Ask an owner or admin of this workspace.",
  },
  signed_out: {
    what: "You are signed out.",
    why: "Your session ended, or was ended from another device.",
    safe: "Everything that was saved is still there.",
    next: "Sign in again.",
  },
  draft_changed: {
    what: "{who} changed this flow at {when}.",
    why: "Your copy began from an older draft, so saving it would undo their work.",
    safe: "Their draft is kept, and yours is still in this window.",
    next: "See the changes, keep yours as a copy, or reload.",
  },
  run_not_retryable: {
    what: "This run cannot be retried now.",
    why: "It succeeded, or it is still going.",
    safe: nothingChanged,
    next: "Wait for it to end, or replay it as a new run.",
  },
  queue_full: {
    what: "Too many runs are waiting.",
    why: "More events came in than can be worked on at the moment.",
    safe: "Nothing was stored for this event, and the runs that wait are safe.",
    next: "Send it again in a moment.",
  },
  run_over: {
    what: "This run is over already.",
    why: "It ended before it could be cancelled.",
    safe: nothingChanged,
    next: "Look at how it ended.",
  },
  draft_moved: {
    what: "This flow was changed a moment ago.",
    why: "Somebody saved a newer draft while this one was being published.",
    safe: "Nothing was published.",
    next: "Reload to see the changes, then publish again.",
  },
  flow_removed: {
    what: "This flow was removed.",
    why: "Somebody removed it while it was open here.",
    safe: "Its runs can still be read.",
    next: "Go back to your flows.",
  },
  not_published: {
    what: "This flow is not live yet.",
    why: "It has never been published.",
    safe: nothingChanged,
    next: "Publish it first.",
  },
  no_version: {
    what: "This version does not exist.",
    why: "The flow has no version with this number.",
    safe: nothingChanged,
    next: "Choose one from the list of versions.",
  },
  graph_unreadable: {
    what: "This flow cannot be read.",
    why: "{reason}",
    safe: nothingChanged,
    next: "Reload the page; if it happens again, paste the steps into a new flow.",
  },
  account_field: {
    what: "{field} cannot be used.",
    why: "{reason}",
    safe: "Nothing was stored.",
    next: "Correct the field and try again.",
  },
  account_test_failed: {
    what: "{app} did not accept the account.",
    why: "{reason}",
    safe: "Nothing was stored.",
    next: "Check what you pasted, and that the key has the rights named beside the field.",
  },
  oauth_app_missing: {
    what: "{app} cannot be asked yet.",
    why: "This workspace has no app of its own at {app}, which is what people agree to there.",
    safe: "Nothing was stored.",
    next: "Set the app up once, or use the sandbox.",
  },
  person_needed: {
    what: "This needs a person.",
    why: "Signing in at an app happens in the browser of somebody who is signed in here.",
    safe: nothingChanged,
    next: "Sign in and connect the account on the accounts page.",
  },
  connect_over: {
    what: "This sign-in is over.",
    why: "It was finished already, or its time ran out.",
    safe: nothingChanged,
    next: "Connect the account again.",
  },
  lookup_failed: {
    what: "{app} did not give its list.",
    why: "{reason}",
    safe: nothingChanged,
    next: "Test the account, or type the value yourself.",
  },
  test_has_problems: {
    what: "This flow cannot be tested yet.",
    why: "{count} things have to be set right first.",
    safe: "No app was called.",
    next: "Open the list of problems and go through it.",
  },
  sample_missing: {
    what: "There is no sample to test with.",
    why: "The first step has no example data yet.",
    safe: "No app was called.",
    next: "Paste an example, or send a sample.",
  },
  sample_unreadable: {
    what: "This sample cannot be used.",
    why: "{reason}",
    safe: "No app was called.",
    next: "Correct the sample and test again.",
  },
  step_unknown: {
    what: "This step is not in the flow.",
    why: "It was removed or renamed meanwhile.",
    safe: "No app was called.",
    next: "Choose another step.",
  },
  no_hook: {
    what: "This flow has no address.",
    why: "Its first step does not wait for another system.",
    safe: nothingChanged,
    next: "Choose a first step that is started by an app or by another system.",
  },
  hook_not_live: {
    what: "No sample was sent.",
    why: "The flow is not published, or it is paused, so nothing listens at its address.",
    safe: "No run was started.",
    next: "Publish the flow or start it again, then send the sample.",
  },
  file_size: {
    what: "The file was not kept.",
    why: "It is empty, or larger than 100 MB.",
    safe: "Nothing was stored.",
    next: "Ask the app for the file again, or for a smaller one.",
  },
  sample_not_taken: {
    what: "The sample was not taken.",
    why: "The flow's own address answered it with {status}, as it would have answered the app.",
    safe: "No run was started.",
    next: "Check the account that signs this flow's events, then send the sample again.",
  },
  template_unknown: {
    what: "This template does not exist.",
    why: "The address is not right.",
    safe: nothingChanged,
    next: "Choose one from the templates.",
  },
  account_in_use: {
    what: "This account is still used.",
    why: "Live flows use it: {flows}.",
    safe: nothingChanged,
    next: "Choose another account in those flows and publish them, or pause them.",
  },
  owner_exists: {
    what: "There is an owner already.",
    why: "Somebody else finished this first.",
    safe: "Their account is as they made it; none was made for you.",
    next: "Sign in, or ask the owner to add you.",
  },
  setup_link_not_usable: {
    what: "This link cannot be used.",
    why: "It was used before, is older than a day, or is not complete.",
    safe: nothingChanged,
    next: "Run npm run owner-link on the server for a new one.",
  },
  invite_not_usable: {
    what: "This invitation cannot be used.",
    why: "It was used before, was replaced by a newer one, or is older than a week.",
    safe: nothingChanged,
    next: "Ask whoever invited you for a new link.",
  },
  join_password_wrong: {
    what: "You have not joined yet.",
    why: "Somebody with this e-mail address is known here already, and this is not their password.",
    safe: nothingChanged,
    next: "Enter the password you have here.",
  },
  email_not_usable: {
    what: "This e-mail address cannot be used.",
    why: "Sign-in names are plain addresses such as ada@example.com.",
    safe: nothingChanged,
    next: "Check the address.",
  },
  email_taken: {
    what: "This person is here already.",
    why: "Somebody with this e-mail address exists.",
    safe: nothingChanged,
    next: "Look for them in the team list.",
  },
  password_wrong: {
    what: "The password was not changed.",
    why: "The present password is not right.",
    safe: "Your password and your sessions are as they were.",
    next: "Type your present password again.",
  },
  last_owner: {
    what: "This person stays owner.",
    why: "A workspace needs at least one owner.",
    safe: nothingChanged,
    next: "Make somebody else owner first.",
  },
  sign_in_busy: {
    what: "Too many people are signing in.",
    why: "Checking a password takes this server some effort, and many are waiting.",
    safe: nothingChanged,
    next: "Try again in a few seconds.",
  },
  too_many_guesses: {
    what: "Too many unknown addresses were tried.",
    why: "One sender asked for many addresses that do not exist.",
    safe: nothingChanged,
    next: "Wait a minute, then send to the address that the flow shows.",
  },
  input_not_usable: {
    what: "Something in the request is not right.",
    why: "{fields}",
    safe: nothingChanged,
    next: "Correct it and try again.",
  },
  bug: {
    what: "Something went wrong on our side.",
    why: "This is a fault in Patchbay; its number is {id}.",
    safe: "What was saved before is still there.",
    next: "Try again; if it happens again, look for the number in the server's log.",
  },
} satisfies { readonly [code: string]: ErrorMessage };

export type ErrorCode = keyof typeof messages;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(messages, code);
}

/** The four parts of an error's message, filled in. A code without words of its own is shown as a fault of ours. */
export function errorMessage(code: string, params: { readonly [name: string]: string }): ErrorMessage {
  const { what, why, safe, next } = messages[isErrorCode(code) ? code : "bug"];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "unknown");
  return { what: fill(what), why: fill(why), safe: fill(safe), next: fill(next) };
}
