/**
 * The rooms of the house and who may import whom. A row lists what its room may use; everything else is forbidden.
 * "type" in front of a room: types only. `LEAVES` stand open to every server room.
 */
const VERBS = ["server/publishing", "server/triggers", "server/runs", "server/monitor", "server/connections", "server/files"];
const CONNECTORS = ["server/connectors", "server/connectors/runtime", "server/connectors/*"];
const CONTRACT = "server/connectors/contract";
const LEAVES = ["server/errors", "server/env", "server/log", "server/messages", "server/sealing"];

const TABLE: { readonly [room: string]: readonly string[] } = {
  "server/flow": [],
  "server/errors": [],
  "server/env": [],
  "server/log": ["server/env"],
  "server/messages": ["type server/flow", "type server/errors"],
  "server/sealing": ["server/env", "db"],
  "server/connectors/contract": ["server/flow"],
  "server/connectors/*": ["server/flow", CONTRACT],
  "server/connectors/runtime": ["server/flow", CONTRACT, "server/egress", "server/errors", "server/messages"],
  "server/connectors/import": ["server/flow", CONTRACT, "server/egress"],
  "server/connectors": ["server/flow", CONTRACT, "server/connectors/*", "server/connectors/runtime", "server/egress"],
  "server/egress": [...LEAVES],
  "server/hub": ["server/flow", ...CONNECTORS, CONTRACT, "db", "type server/auth", ...LEAVES],
  "server/engine": ["server/flow", CONTRACT, "server/errors"],
  db: ["server/flow", "server/errors", "server/env", "server/log"],
  "db/testing": ["db", "db/client", "server/sealing"],
  "server/files": ["server/flow", "db", "type server/auth", ...LEAVES],
  "server/queue": ["db/client", ...LEAVES],
  "server/connections": ["server/flow", ...CONNECTORS, CONTRACT, "server/egress", "server/sandbox", "server/files", "db", "type server/auth", ...LEAVES],
  "server/runs": [
    "server/flow",
    ...CONNECTORS,
    CONTRACT,
    "server/engine",
    "server/hub",
    "server/connections",
    "server/queue",
    "db",
    "type server/auth",
    ...LEAVES,
  ],
  "server/triggers": ["server/flow", ...CONNECTORS, CONTRACT, "server/runs", "server/connections", "server/queue", "db", "type server/auth", ...LEAVES],
  "server/publishing": [
    "server/flow",
    ...CONNECTORS,
    CONTRACT,
    "server/triggers",
    "server/runs",
    "server/hub",
    "server/connections",
    "server/queue",
    "db",
    "type server/auth",
    ...LEAVES,
  ],
  "server/monitor": [
    "server/flow",
    ...CONNECTORS,
    CONTRACT,
    "server/runs",
    "server/connections",
    "server/egress",
    "server/queue",
    "db",
    "type server/auth",
    ...LEAVES,
  ],
  "server/auth": ["db", ...LEAVES],
  "server/api": ["server/flow", ...VERBS, "server/auth", ...LEAVES],
  "server/sandbox": ["server/flow", ...CONNECTORS, CONTRACT, "server/egress", "db", ...LEAVES],
  "server/http": [...LEAVES],
  "server/main": ["server/http", "server/worker", "db", "server/queue", "server/sandbox", ...VERBS, "server/auth", "server/api", ...LEAVES],
  "server/worker": ["db", "server/queue", "server/sandbox", ...VERBS, ...LEAVES],
  "server/launch": ["server/main", "server/worker", "db", "server/auth", ...LEAVES],
  "components/ui": ["components/lib", "server/messages"],
  "components/lib": ["server/flow", "type server/api", "server/messages"],
  "components/*": ["server/flow", "type server/api", "components/ui", "components/lib", "server/messages"],
  app: ["components/*", "components/ui", "components/lib", "server/auth", "server/api", ...LEAVES],
};

/** Open to tests of every room, on top of its own row. */
const FOR_TESTS = ["server/flow", "db", "db/testing", "e2e/fakes", ...LEAVES];

const FILES = ["server/errors", "server/env", "server/log", "server/main", "server/worker", "db/client", "db/testing", "server/connectors/contract"];
const NAMED = ["server/connectors/runtime", "server/connectors/import", "components/ui", "components/lib", "e2e/fakes"];

/** The room a file stands in, as the table names it. */
export function roomOf(path: string): string {
  const bare = path.replace(/(\.(test|e2e))?\.tsx?$/, "");
  if (FILES.includes(bare)) return bare;
  const [top = "", second = "", third] = path.split("/");
  const pair = `${top}/${second}`;
  if (top === "server" && second === "connectors" && third !== undefined) return connectorRoom(`${pair}/${third}`, path);
  if (NAMED.includes(pair)) return pair;
  if (top === "components") return "components/*";
  if (top !== "server") return top;
  // A test that stands beside main.ts puts rooms together as main.ts does.
  return third === undefined ? "server/main" : pair;
}

function connectorRoom(folder: string, path: string): string {
  if (NAMED.includes(folder)) return folder;
  return path.split("/").length > 3 ? "server/connectors/*" : "server/connectors";
}

/** Files with the same address are neighbours and may use each other: one room, one app, one feature. */
export function addressOf(path: string): string {
  const room = roomOf(path);
  if (room === "db/client") return "db";
  return room.endsWith("/*") ? path.split("/").slice(0, room.split("/").length).join("/") : room;
}

/** One connector's row is that of all; the client of the database is named apart only as something to use. */
function rowOf(path: string): string {
  return roomOf(path) === "db/client" ? "db" : roomOf(path);
}

/** Whether the table lets `from` use `to`. */
export function mayImport(from: { readonly path: string; readonly isTest: boolean }, to: string, typeOnly: boolean): boolean {
  if (addressOf(from.path) === addressOf(to)) return true;
  const row = [...(TABLE[rowOf(from.path)] ?? []), ...(from.isTest ? FOR_TESTS : [])];
  const names = [roomOf(to), ...(roomOf(to) === "db/client" ? ["db"] : [])];
  return names.some((name) => row.includes(name) || (typeOnly && row.includes(`type ${name}`)));
}
