import type { Connector, IdempotencyRule, Operation, RateRule, Trigger } from "./contract.ts";

const head = `# Apps

What each app can do here, and how far that was checked. Made from the definitions by \`npm run docs\`; change those, not this page.

**Effect** what a call does in the app; an account can be limited to some effects. **Repeat** what keeps a call that is sent again
from having its effect twice. **Not checked** what the vendor's description does not say and nobody has tried on a live account.
Every app has a simulation that refuses what the vendor would refuse, and keeps the promises of one suite: limits, expired access,
failures, errors inside a 200, broken answers, and no secret anywhere.
`;

/** docs/connectors.md: every app in order of its title. The same definitions give the same text. */
export function printDocs(connectors: readonly Connector[]): string {
  const sorted = [...connectors].sort((a, b) => (a.title < b.title ? -1 : 1));
  return [head, ...sorted.map(printApp)].join("\n");
}

function printApp(app: Connector): string {
  const { operations, triggers, power, scopes } = app;
  const facts = [
    `- Signed in by: ${app.auth.map(signIn).join("; ")}`,
    `- Address: \`${app.baseUrl.replaceAll("{vars.", "{")}\``,
    `- Never more than ${limit(app.rate)}`,
    ...(app.describedBy === undefined ? [] : [`- Held against: ${app.describedBy}`]),
    ...(power?.unlimited === undefined ? [] : [`- Access cannot be limited at the app: ${power.unlimited}`]),
    ...(power?.cannot === undefined ? [] : [`- Patchbay cannot: ${power.cannot.join("; ")}`]),
    ...(scopes === undefined
      ? []
      : [
          `- What the scopes allow: ${Object.entries(scopes)
            .map(([name, words]) => `\`${name}\` ${words}`)
            .join("; ")}`,
        ]),
  ];
  return [`## ${app.title}`, "", ...facts, "", ...operationTable(Object.values(operations)), ...triggerTable(Object.values(triggers)), ...doubts(app)].join(
    "\n",
  );
}

function signIn(auth: Connector["auth"][number]): string {
  switch (auth.kind) {
    case "oauth2":
      return `OAuth 2${auth.pkce ? " with PKCE" : ""}`;
    case "none":
      return "nothing";
    default:
      return "title" in auth ? auth.title : "key";
  }
}

function operationTable(operations: readonly Operation[]): readonly string[] {
  const rows = operations.map((operation) => {
    const limits = operation.rate === undefined ? "" : limit(operation.rate);
    const gives = operation.answer === undefined ? "" : `, gives a file (${operation.answer.type})`;
    return row([
      `**${operation.title}** \`${operation.id}\`${gives}`,
      operation.effect,
      codes(operation.scopes),
      repeat(operation.idempotency),
      limits || "as the app",
    ]);
  });
  return [row(["Operation", "Effect", "Scopes", "Repeat", "Limit"]), row(["---", "---", "---", "---", "---"]), ...rows, ""];
}

function triggerTable(triggers: readonly Trigger[]): readonly string[] {
  if (triggers.length === 0) return [];
  const rows = triggers.map((trigger) => row([`**${trigger.title}** \`${trigger.id}\``, signature(trigger), handshake(trigger), codes(trigger.scopes)]));
  return [row(["Event", "Proved by", "A new address", "Scopes"]), row(["---", "---", "---", "---"]), ...rows, ""];
}

/** What keeps a repeat from having a second effect. */
function repeat(rule: IdempotencyRule): string {
  if ("keptHours" in rule) return `a key${"header" in rule ? ` in \`${rule.header}\`` : ""}, remembered for ${hours(rule.keptHours)}`;
  return { natural: "changes nothing", findFirst: "looked for first", none: "a person is asked" }[rule.mode];
}

function hours(count: number): string {
  return count < 1 ? `${Math.round(count * 60)} min` : `${count} h`;
}

function limit({ calls, perMs, concurrent }: RateRule): string {
  const time = perMs === 1_000 ? "second" : perMs === 60_000 ? "minute" : `${perMs / 1_000} s`;
  return `${calls} call${calls === 1 ? "" : "s"} a ${time}, ${concurrent} at once`;
}

function signature({ signature: rule }: Trigger): string {
  switch (rule.kind) {
    case "hmac":
      return `HMAC-SHA256 in \`${rule.header}\`${rule.timestamp === undefined ? "" : ", at most five minutes old"}`;
    case "standard-webhooks":
      return "Standard Webhooks";
    case "url-secret":
      return "the secret in its address";
    case "none":
      return "nothing";
  }
}

function handshake({ handshake: rule }: Trigger): string {
  switch (rule?.kind) {
    case undefined:
      return "is not asked anything";
    case "echo":
      return "is sent a challenge";
    case "probe":
      return "is probed with right and wrong signatures";
    case "ping":
      return "is asked whether it is there";
  }
}

/** What could not be checked, the app's own first. */
function doubts(app: Connector): readonly string[] {
  const parts = [...Object.values(app.operations), ...Object.values(app.triggers)];
  const lines = [...(app.unverified ?? []), ...parts.flatMap((part) => unverifiedOf(part).map((fact) => `${part.title}: ${fact}`))];
  return lines.length === 0 ? [] : ["Not checked:", ...lines.map((line) => `- ${line}`), ""];
}

function unverifiedOf(part: { readonly id: string; readonly unverified?: readonly string[] }): readonly string[] {
  return part.unverified ?? [];
}

function codes(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `\`${name}\``).join(" ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
