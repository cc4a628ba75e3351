import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

/** An app that blabs: whatever it is told, secrets and all, stands in its answers. */
export interface EchoApp {
  readonly url: string;
  /** `host:port` */
  readonly place: string;
  /** Status of the answers to what is written. */
  status: number;
  close(): Promise<void>;
}

export async function startEchoApp(): Promise<EchoApp> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const status = request.method === "GET" ? 200 : app.status;
      const answer = request.method === "GET" ? { items: [] } : echo(request.headers, body);
      response.writeHead(status, { "content-type": "application/json", "x-echo": String(request.headers["x-api-key"]) });
      // As PHP prints it: with every slash escaped.
      response.end(JSON.stringify(answer).replaceAll("/", "\\/"));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const place = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const app: EchoApp = {
    url: `http://${place}/inventory`,
    place,
    status: 422,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return app;
}

function echo(headers: IncomingHttpHeaders, body: string): { readonly [name: string]: unknown } {
  const key = String(headers["x-api-key"]);
  const forms = [
    key,
    Buffer.from(key).toString("base64"),
    Buffer.from(key).toString("base64url"),
    encodeURIComponent(key),
    encodeURIComponent(key).toLowerCase(),
  ];
  const detail = `You sent ${forms.join(" and ")} with ${body}`;
  const level = { sku: forms.join(" "), locationId: body, onHand: 1, reserved: 0, available: 1, version: 1, updatedAt: "2026-11-20T09:41:27Z" };
  return { type: "about:blank", title: detail, status: 422, detail, errors: [{ pointer: detail, detail }], levels: [level] };
}
