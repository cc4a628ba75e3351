import { once } from "node:events";
import { createServer } from "node:net";

const TRIES = 20;

/** The wanted port, or the next free one within twenty; null when all are taken. 0 asks the system for any. */
export async function findPort(host: string, wanted: number): Promise<number | null> {
  if (wanted === 0) return listenOnce(host, 0);
  for (let port = wanted; port <= Math.min(wanted + TRIES, 65_535); port++) {
    if ((await listenOnce(host, port)) !== null) return port;
  }
  return null;
}

async function listenOnce(host: string, port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return null;
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : null;
}
