/** Words of signing in and of the first start. */
export const auth = {
  signIn: {
    title: "Sign in to Patchbay",
    email: "E-mail",
    password: "Password",
    action: "Sign in",
    working: "Signing in",
    with: (provider: string) => `Continue with ${provider}`,
    or: "or",
    problems: {
      wrong: "That e-mail and password do not fit together. Check both and try again.",
      busy: "Many people are signing in at once. Wait a few seconds and try again.",
      limited: "Too many tries for this address. Wait a few minutes and try again.",
      notLinked: "That sign-in is not linked to anyone here. Sign in with your e-mail and password, or ask an owner to add you.",
      other: "Signing in did not work. Nothing was changed. Try again in a moment.",
      offline: "The server could not be reached. Check that it is up and try again.",
    },
  },
  setup: {
    title: "Set up Patchbay",
    intro: "Create the owner of this installation. It is stored on this machine only.",
    name: "Your name",
    team: "Name of your team or shop",
    email: "E-mail",
    emailHint: "You sign in with it. Nothing is sent to it.",
    password: "Password",
    passwordHint: "At least 10 characters. A few words in a row work well.",
    action: "Create owner",
    working: "Creating",
    elsewhere: "Open the set-up link",
    elsewhereText:
      "This server can be reached from other machines, so its first account needs the one-time link that the server wrote when it started. Run npm run owner-link on the server for a new one.",
    problems: {
      name: "Enter your name.",
      team: "Enter a name for your team.",
      email: "Enter an e-mail address such as ada@example.com.",
      short: "Use at least 10 characters.",
    },
  },
} as const;
