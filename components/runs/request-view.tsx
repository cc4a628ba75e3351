import { CopyButton } from "#components/ui/copy.tsx";
import type { StepDetail } from "#server/api/views/runs.ts";
import { runs } from "#server/messages/runs.ts";

const words = runs.run;

/** The exact request as it was written down before it was sent; secrets are placeholders. */
export function RequestView({ request, idempotencyKey }: { request: NonNullable<StepDetail["request"]>; idempotencyKey: string | null }) {
  const headers = Object.entries(request.headers);
  return (
    <div className="grid gap-4 px-4 py-3">
      <Part title={words.method}>
        <code className="block font-mono text-12 [overflow-wrap:anywhere]">
          <strong className="font-semibold">{request.method}</strong> {request.url}
        </code>
      </Part>
      {idempotencyKey ? (
        <Part title={words.key}>
          <code className="font-mono text-12 [overflow-wrap:anywhere]">{idempotencyKey}</code>
        </Part>
      ) : null}
      <Part title={words.headers}>
        <dl className="grid grid-cols-[minmax(88px,34%)_1fr] gap-x-2 gap-y-1 font-mono text-12">
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted-foreground [overflow-wrap:anywhere]">{name}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="pt-2 text-12 text-faint-foreground">{words.masked}</p>
      </Part>
      {request.body ? (
        <Part title={words.body} copy={request.body}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
          <pre tabIndex={0} className="overflow-x-auto rounded-md border border-border bg-muted p-3 font-mono text-12">
            {indentJson(request.body)}
          </pre>
        </Part>
      ) : null}
    </div>
  );
}

function Part({ title, copy, children }: { title: string; copy?: string; children: React.ReactNode }) {
  return (
    <section>
      <div className="flex items-center pb-1">
        <h3 className="grow font-medium text-11 text-faint-foreground">{title}</h3>
        {copy ? <CopyButton text={copy} label={runs.values.copy} done={runs.values.copied} /> : null}
      </div>
      {children}
    </section>
  );
}

/** Lays JSON out in lines without reading its numbers, which would change long ones; other text stays as it is. */
export function indentJson(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  let depth = 0;
  return text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/g, (token) => {
    if (token.startsWith('"')) return token;
    if (/^\s/.test(token)) return "";
    if (token === "{" || token === "[") return `${token}\n${"  ".repeat(++depth)}`;
    if (token === "}" || token === "]") {
      depth = Math.max(0, depth - 1);
      return `\n${"  ".repeat(depth)}${token}`;
    }
    return token === "," ? `,\n${"  ".repeat(depth)}` : ": ";
  });
}
