import { createServer } from "node:http";

/** The apps' side: answers every POST with an id, after `delayMs` when it is given. Says its port when it listens. */
const delayMs = Number(process.argv[2] ?? "0");
let count = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    count += 1;
    const body = `{"id":"${count}","status":"created"}`;
    const answer = () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    };
    if (delayMs === 0) answer();
    else setTimeout(answer, delayMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`ready ${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
