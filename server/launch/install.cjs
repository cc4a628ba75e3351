// Runs before everything else, on whatever Node the machine has (20 or newer) and before any package is there:
// plain old JavaScript, nothing imported that does not come with Node.
"use strict";

const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..", "..");
const stampFile = path.join(root, "node_modules", ".installed-lock");
/** Runs TypeScript as it is; older ones cannot start our server. */
const OLDEST_NODE = [22, 18];

function say(line) {
  process.stderr.write(`${line}\n`);
}

function lockHash() {
  return createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

function isInstalled(hash) {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === hash;
}

/** `npm install --no-save` and not `npm ci`: some registries lack packages of foreign systems, and `npm ci` then refuses the lock. */
function install() {
  const started = Date.now();
  say("Installing packages; the first time this takes about a minute ...");
  const npm = process.env.npm_execpath;
  const args = ["install", "--no-save", "--include=dev", "--include=optional", "--loglevel=error"];
  const command = npm === undefined ? "npm" : process.execPath;
  const result = spawnSync(command, npm === undefined ? args : [npm, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (result.status !== 0) {
    say("The packages could not be installed. Check the connection to the package registry and run the command again.");
    process.exit(1);
  }
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** npm puts node_modules/.bin first on the path of a script, so the Node it brought is the one that runs next. */
function checkNode() {
  const brought = path.join(root, "node_modules", ".bin", "node");
  if (fs.existsSync(brought)) return;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`Patchbay needs Node ${OLDEST_NODE.join(".")} or newer on this system; this one is ${process.versions.node}. Install Node 24 and run the command again.`);
  process.exit(1);
}

const hash = lockHash();
if (!isInstalled(hash)) {
  install();
  // A new file, not a changed one: the folder may be a hard-linked copy of another checkout's.
  fs.rmSync(stampFile, { force: true });
  fs.writeFileSync(stampFile, hash);
}
checkNode();
