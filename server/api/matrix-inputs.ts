/** Ids of things in one workspace; a stranger to it must not learn that they exist. */
export interface Ids {
  readonly flow: string;
  readonly run: string;
  readonly account: string;
  readonly session: string;
  readonly user: string;
  readonly invite: string;
  readonly attempt: string;
}

const graph = { schema: 1, nodes: [], edges: [] };

/** An input for every procedure that takes one. The test over all procedures fails for one that is missing here. */
export const inputs: { readonly [path: string]: (ids: Ids) => unknown } = {
  "setup.createOwner": () => ({ email: "eve@example.com", name: "Eve", password: "long enough", workspace: "Eve & Co" }),
  "flows.get": ({ flow }) => ({ id: flow }),
  "flows.create": () => ({}),
  "flows.saveDraft": ({ flow }) => ({ id: flow, revision: 1, graph }),
  "flows.rename": ({ flow }) => ({ id: flow, name: "Mine" }),
  "flows.remove": ({ flow }) => ({ id: flow }),
  "flows.publish": ({ flow }) => ({ id: flow, revision: 1 }),
  "flows.versions": ({ flow }) => ({ id: flow }),
  "flows.version": ({ flow }) => ({ id: flow, version: 1 }),
  "flows.rollback": ({ flow }) => ({ id: flow, version: 1 }),
  "flows.pause": ({ flow }) => ({ id: flow, paused: true }),
  "flows.test": ({ flow }) => ({ id: flow, graph }),
  "flows.testStep": ({ flow }) => ({ id: flow, graph, node: "order" }),
  "flows.hook": ({ flow }) => ({ id: flow }),
  "flows.replaceHook": ({ flow }) => ({ id: flow }),
  "flows.sendSample": ({ flow }) => ({ id: flow }),
  "accounts.createSandbox": () => ({ connector: "xero" }),
  "accounts.createKey": () => ({ connector: "none", auth: "key", name: "Mine", vars: {}, secrets: {} }),
  "accounts.choices": ({ account }) => ({ id: account, lookup: "lists" }),
  "accounts.test": ({ account }) => ({ id: account }),
  "accounts.rename": ({ account }) => ({ id: account, name: "Mine" }),
  "accounts.remove": ({ account }) => ({ id: account }),
  "accounts.replaceKeys": ({ account }) => ({ id: account, vars: {}, secrets: {} }),
  "accounts.allow": ({ account }) => ({ id: account, allowedEffects: ["read"] }),
  "accounts.sandbox": ({ account }) => ({ id: account }),
  "accounts.setSwitches": ({ account }) => ({ id: account, switches: ["slow"] }),
  "accounts.resetSandbox": ({ account }) => ({ id: account }),
  "connect.explain": () => ({ connector: "xero" }),
  "connect.begin": () => ({ connector: "xero", popup: true, returnTo: "/accounts" }),
  "connect.beginSandbox": () => ({ connector: "xero", popup: true, returnTo: "/accounts" }),
  "connect.beginAgain": ({ account }) => ({ connector: "xero", popup: true, returnTo: "/accounts", purpose: "reconnect", account }),
  "connect.attempt": ({ attempt }) => ({ id: attempt }),
  "connect.decide": ({ attempt }) => ({ id: attempt, partial: true }),
  "connect.saveApp": () => ({ connector: "xero", clientId: "an app", secret: "a secret" }),
  "connect.removeApp": () => ({ connector: "mailchimp" }),
  "connect.simulated": () => ({ connector: "xero", state: "guessed", challenge: "guessed" }),
  "connect.answerSimulated": () => ({ connector: "xero", state: "guessed", challenge: "guessed", answer: "allow", scopes: [], organisations: [0] }),
  "runs.list": () => ({}),
  "runs.get": ({ run }) => ({ id: run }),
  "runs.step": ({ run }) => ({ id: run, node: "order" }),
  "runs.retry": ({ run }) => ({ id: run }),
  "runs.replay": ({ run }) => ({ id: run }),
  "runs.cancel": ({ run }) => ({ id: run }),
  "runs.eraseFiles": ({ run }) => ({ id: run }),
  "runs.watch": ({ run }) => ({ id: run }),
  "team.changeRole": ({ user }) => ({ userId: user, role: "viewer" }),
  "setup.invitation": () => ({ link: "guessed" }),
  "setup.join": () => ({ link: "guessed", name: "Eve", password: "long enough" }),
  "team.invite": () => ({ email: "eve@example.com", role: "viewer" }),
  "team.remove": ({ user }) => ({ userId: user }),
  "team.revokeInvite": ({ invite }) => ({ id: invite }),
  "audit.list": () => ({}),
  "sessions.revoke": ({ session }) => ({ id: session }),
  "sessions.changePassword": () => ({ present: "wrong", next: "a new long password" }),
};

/** Procedures that take nothing, or only what may be left out. */
export const withoutInput = [
  "setup.state",
  "me",
  "catalog",
  "audit.verify",
  "monitor.floods",
  "flows.list",
  "templates.list",
  "accounts.list",
  "runs.watchList",
  "team.list",
  "team.invites",
  "sessions.list",
  "sessions.signOutEverywhere",
];

/** Procedures whose input names nothing that belongs to a workspace. */
export const withoutIds = [
  "setup.createOwner",
  "setup.invitation",
  "setup.join",
  "team.invite",
  "flows.create",
  "accounts.createSandbox",
  "accounts.createKey",
  "connect.explain",
  "connect.begin",
  "connect.beginSandbox",
  "connect.saveApp",
  "runs.list",
  "audit.list",
  "sessions.changePassword",
];
