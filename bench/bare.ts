import { createServer } from "node:http";
import pg from "pg";
import { Agent } from "undici";
import { targets } from "./order-app.ts";

/** The yardstick: a bare Node server that makes the same calls and keeps the order by one plain insert, nothing else. */
const [databaseUrl = "", targetPort = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const agent = new Agent({ connections: 64 });
const origin = `http://127.0.0.1:${targetPort}`;
const headers = { "content-type": "application/json", authorization: "Bearer bench-key-0123456789" };

interface Order {
  readonly name: string;
  readonly total_price: string;
  readonly total_tax: string;
  readonly currency: string;
  readonly buyer_accepts_marketing: boolean;
  readonly customer: { readonly email: string; readonly first_name: string; readonly last_name: string };
  readonly shipping_address: { readonly zip: string; readonly city: string; readonly country_code: string };
  readonly line_items: readonly { readonly sku: string }[];
}

async function handle(text: string): Promise<string> {
  const order: Order = JSON.parse(text);
  const { customer, shipping_address: address } = order;
  const body = JSON.stringify({
    email: customer.email,
    first: customer.first_name,
    last: customer.last_name,
    name: `Order ${order.name} of ${customer.last_name}`,
    total: order.total_price,
    tax: order.total_tax,
    currency: order.currency,
    postcode: address.zip,
    city: address.city,
    country: address.country_code,
    note: order.buyer_accepts_marketing ? "subscribed" : "transactional",
    sku: order.line_items[0]?.sku,
  });
  const calls = targets.map(async (target) => {
    const answer = await agent.request({ origin, path: `/${target}`, method: "POST", headers, body });
    const made: { readonly id: string } = JSON.parse(await answer.body.text());
    return [target, made.id] as const;
  });
  const results = JSON.stringify(Object.fromEntries(await Promise.all(calls)));
  await pool.query({ name: "keep", text: "insert into bare_orders (body, results) values ($1, $2)", values: [text, results] });
  return results;
}

await pool.query("create table if not exists bare_orders (id bigint generated always as identity primary key, body text not null, results text not null)");
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    handle(Buffer.concat(parts).toString()).then(
      (body) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
        response.end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`ready ${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
