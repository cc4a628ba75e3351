/** Sentences about accounts whose access comes by signing in at the app. */
export const connectMessages = {
  ended: "The app ended this account's access. Reconnect it; runs that wait for it then go on by themselves.",
  notRenewed: "The app could not renew this account's access just now.",
} as const;

interface Story {
  readonly app: string;
  /** Whom the person signed in to, and whom the account belongs to. */
  readonly organisation: string;
  readonly before: string;
}

/** Words of connecting an account by signing in at its app. */
export const connect = {
  subtitle: (app: string) => `You sign in at ${app} and say there what Patchbay may do. Your password stays with ${app}.`,
  againSubtitle: (organisation: string) => `Sign in as ${organisation} again. The account keeps its place in every flow.`,
  againAny: "Sign in again. The account keeps its place in every flow.",
  able: "Patchbay will be able to",
  ableMore: "Patchbay will also be able to",
  already: (things: readonly string[]) => `It may already: ${things.join(", ")}.`,
  nothingNew: "No new permission is asked for.",
  /** A step and the flow it stands in. */
  stepOf: (step: string, flow: string) => `${step} in ${flow}`,
  askTitle: (account: string) => `Ask more for ${account}`,
  askSubtitle: (app: string) => `You say at ${app} what Patchbay may do. The account keeps its place in every flow.`,
  pick: "What should flows do with it?",
  pickText: "No live flow uses the app yet, so only what you choose is asked for. A step that needs more asks then.",
  usedBy: (titles: readonly string[]) => `used by: ${titles.join(", ")}`,
  cannot: (things: readonly string[]) => `It cannot: ${things.join(", ")}.`,
  goOn: (app: string) => `Continue to ${app}`,
  sandbox: "Use the sandbox instead",
  ways: "How to connect",
  signIn: "Sign in there",
  key: "Use a key",
  example: (example: string) => `For example ${example}`,
  enter: (field: string) => `Enter ${field}.`,
  loading: "Looking up what is needed",
  waiting: (app: string) => `Go on in the window of ${app}`,
  waitingText: "This page goes on by itself when you are done there.",
  noWindow: "Open the window again",
  cancel: "Cancel",
  tryAgain: "Try again",
  closed: (app: string) => `The window of ${app} was closed before you were done. Nothing was connected.`,
  failed: {
    denied: ({ app }: Story) => `You said no at ${app}, so nothing was connected.`,
    refused: ({ app }: Story) =>
      `${app} did not accept the request. Check the app that is set up for this workspace there: its client ID, secret and return address.`,
    expired: () => "It took too long: a sign-in has to be finished within ten minutes. Nothing was connected.",
    forged: ({ app }: Story) => `What came back was not signed by ${app}, so it was not believed. Nothing was connected.`,
    unreachable: ({ app }: Story) => `${app} could not be reached to finish the sign-in. Nothing was connected.`,
    unreadable: ({ app }: Story) => `The answer of ${app} was not what it describes, so it was not believed. Nothing was connected.`,
    no_app: ({ app }: Story) => `The app that is set up for this workspace at ${app} was removed meanwhile. Nothing was connected.`,
    no_organisation: ({ app }: Story) => `This sign-in at ${app} reaches no organisation. Sign in as somebody who belongs to one.`,
    wrong_organisation: ({ organisation, before }: Story) =>
      `You signed in to ${organisation}, but this account belongs to ${before}. It was left as it is, so that no flow writes into the wrong books.`,
    not_accepted: ({ app }: Story) => `${app} let you in, but refused the first harmless call. Nothing was connected.`,
    bug: () => "Something went wrong on our side. Nothing was connected.",
  },
  another: "another organisation",
  switchTo: (organisation: string) => `Switch the account to ${organisation}`,
  switchText: "Flows that use the account then work there. You sign in once more to say so.",
  partial: (app: string) => `${app} did not give every permission`,
  partialText: "Steps that need these will fail:",
  partialKeep: "Connect without them",
  choose: "Which organisation should flows work with?",
  chooseText: (app: string) => `Your sign-in at ${app} reaches several.`,
  chooseAction: "Use this organisation",
  connectedTo: (organisation: string) => `Connected to ${organisation}`,
  connected: "Connected",
  name: "Name of this account",
  nameHint: "So that two accounts of one app cannot be confused.",
  done: "Done",
  working: "Checking",
  own: {
    title: (app: string) => `Once for this workspace: an app of your own at ${app}`,
    text: (app: string) => `People agree to it when they connect ${app}. It is yours, so only you decide what it may do.`,
    where: (app: string) => `Open ${app}'s page for apps`,
    address: "Return address, to be entered there",
    copy: "Copy the return address",
    copied: "Copied",
    id: "Client ID",
    secret: "Client secret",
    secretHint: "Kept sealed on this server. It can be replaced, and never read again.",
    save: "Save and go on",
    change: "Change the app",
    present: (id: string) => `Your app there: ${id}`,
    fromSettings: (id: string) => `The app of this installation: ${id}`,
    missing: "Enter the client ID and the client secret.",
  },
  back: {
    done: "You can close this window",
    doneText: "The page that opened it goes on by itself.",
    state: "This sign-in was not begun here",
    stateText:
      "Its address was used before, is too old, or belongs to another browser. Nothing was connected, and nothing was asked of the app. Connect the account again.",
    signedOut: "You are signed out here",
    signedOutText: "Sign in to Patchbay in this browser, then connect the account again. Nothing was connected.",
    toAccounts: "To the accounts",
  },
  simulated: {
    title: (app: string) => `Simulated ${app}`,
    mark: (app: string) => `This is a simulation. Nothing leaves Patchbay, and ${app} knows nothing of it.`,
    asks: (app: string) => `Patchbay asks to use ${app} in your name:`,
    nothing: "This app has no single permissions: access reaches the whole account.",
    as: "Sign in as",
    allow: "Allow access",
    deny: "Deny",
    late: "Come back too late",
    unknown: "Nothing is asked here",
    unknownText: "This consent was answered already, or was not begun in this browser. Close the window and try again.",
    loading: "Loading the request",
  },
} as const;
