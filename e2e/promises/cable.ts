import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { isReady, type Unit, unitReader } from "./wire.ts";

/** What becomes of a unit: it goes on, or the cable is cut right before the database gets it, or right after it has done it. */
export type Verdict = "pass" | "cutBefore" | "cutAfter";

/** A cable between one process and the database, which knows what goes through it and can be cut at any point. */
export interface Cable {
  /** The database's address by way of the cable. */
  readonly url: string;
  /** Asked for every unit. */
  judge: (unit: Unit) => Verdict;
  /** Called in the same turn in which a verdict cuts the cable: from then on nothing gets through. */
  onCut: () => void;
  /** Connections break and new ones are refused, until it is mended. */
  cut(): void;
  mend(): Promise<void>;
}

export async function layCable(to: string): Promise<Cable> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => carry(near, dial(Number(target.port), target.hostname)));
  const port = await listen(server, 0);
  const cable: Cable = {
    url: Object.assign(new URL(to), { hostname: "127.0.0.1", port: String(port) }).href,
    judge: () => "pass",
    onCut: () => undefined,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend: async () => void (await listen(server, port)),
  };

  function carry(near: Socket, far: Socket): void {
    let held = false;
    const read = unitReader();
    const cutNow = (): void => {
      cable.onCut();
      cable.cut();
    };
    join(near, far);
    join(far, near);
    near.on("data", (bytes: Buffer) => {
      for (const unit of read(bytes)) {
        if (near.destroyed) return;
        const verdict = unit.sql === "" ? "pass" : cable.judge(unit);
        if (verdict === "cutBefore") return cutNow();
        held = verdict === "cutAfter";
        far.write(unit.bytes);
      }
    });
    far.on("data", (bytes: Buffer) => {
      if (!held) near.write(bytes);
      else if (isReady(bytes)) cutNow();
    });
  }

  function join(from: Socket, into: Socket): void {
    sockets.add(from);
    from.on("error", () => into.destroy());
    from.on("close", () => {
      sockets.delete(from);
      into.destroy();
    });
  }

  return cable;
}

async function listen(server: Server, port: number): Promise<number> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
