import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { findFile } from "#db/queries/files.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { answerFile } from "#server/api/download.ts";
import { cookieOf, openApi } from "#server/api/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { accountApps } from "#server/connections/apps.ts";
import { createSandboxAccount, readSandbox } from "#server/connections/sandbox-accounts.ts";
import { eraseFiles, keepFile } from "#server/files/files.ts";
import { FILE, isFile, type Value } from "#server/flow/value.ts";
import { type Answer, ask, useEdges } from "#server/http/testing.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";

useTestDatabase();
const { start } = useEdges();
let workspaceId: WorkspaceId;
let access: Access;

beforeAll(async () => {
  const { server } = await openApi();
  server.close();
});
afterAll(async () => {
  await stopSandbox();
});
beforeEach(async () => {
  workspaceId = await makeWorkspace();
  access = { workspaceId, role: "owner", actor: { kind: "system", task: "test" } };
});

const runId = newId();
const pdf = Buffer.from("%PDF-1.4 a label for Ada Bell");
const keep = (name = "label.pdf", mediaType = "application/pdf") => keepFile(workspaceId, { runId, name, mediaType, bytes: pdf });

async function download(id: string, headers: { readonly [name: string]: string } = {}, method = "GET"): Promise<Answer> {
  const edge = await start({ files: answerFile });
  return ask(edge, `/api/files/${id}`, { method, headers });
}

function idOf(value: Value): string {
  return isFile(value) ? value[FILE].id : "no file";
}

describe("the whole way", () => {
  test("a label comes from the app, is kept, and reaches a member's disk byte by byte", async () => {
    const { id: connection } = await createSandboxAccount(access, { connector: "royal-mail" });
    const ref = { connector: "royal-mail", operation: "get_label", connection };
    const apps = accountApps(workspaceId, runId);
    const prepared = await apps.prepare(ref, { orderIdentifier: 10_041, documentType: "postageLabel" }, "k");
    const request = prepared.ok ? prepared.request : { method: "", url: "", headers: {}, body: null };
    const result = await apps.send(ref, request, { timeoutMs: 5_000, signal: new AbortController().signal });
    expect(result).toEqual({
      ok: true,
      output: { [FILE]: { id: expect.any(String), name: "royal-mail-label.pdf", mediaType: "application/pdf", size: expect.any(Number) } },
    });
    const answer = await download(result.ok ? idOf(result.output) : "", { cookie: await cookieOf(workspaceId, "operator") });
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(answer.text).toMatch(/^%PDF-1\.4[\s\S]*Tom Ridge[\s\S]*%%EOF\n$/);
    // The table at the end names the place of each object: that is what makes it a PDF.
    const places = [...answer.text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place));
    expect(places.map((place, index) => answer.text.startsWith(`${index + 1} 0 obj`, place))).toEqual(Array(5).fill(true));
    expect((await readSandbox(access, connection)).changes).toMatchObject([{ kind: "label", title: "Label TX000010041GB for #1041" }]);
  });

  test("an order is found by its reference, and one that is not there is not", async () => {
    const { id: connection } = await createSandboxAccount(access, { connector: "royal-mail" });
    const ref = { connector: "royal-mail", operation: "create_order", connection };
    const apps = accountApps(workspaceId, runId);
    const calm = { timeoutMs: 5_000, signal: new AbortController().signal };
    const input = (orderReference: string): Value => ({
      orderReference,
      recipient: { address: { addressLine1: "14 Quay Lane", city: "Bristol", postcode: "BS1 4AB", countryCode: "GB" } },
      orderDate: "2026-11-20T09:41:27Z",
      subtotal: 10,
      shippingCostCharged: 0,
      total: 10,
    });
    expect(await apps.find(ref, input("A/1;#2"), calm)).toBeNull();
    const prepared = await apps.prepare(ref, input("A/1;#2"), "k");
    expect(await apps.send(ref, prepared.ok ? prepared.request : { method: "", url: "", headers: {}, body: null }, calm)).toMatchObject({ ok: true });
    expect(await apps.find(ref, input("#1041"), calm)).toMatchObject({ ok: true, output: { orderIdentifier: 10_041 } });
  });
});

describe("a download", () => {
  test("is never a page: attached, not sniffed, in a sandbox, not stored", async () => {
    const cookie = await cookieOf(workspaceId, "operator");
    const answer = await download(idOf(await keep('Ada\'s "label"\r\nX-Evil: 1; ../é.html', "text/html")), { cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-disposition": `attachment; filename="Ada's label X-Evil 1_ .. _.html"; filename*=UTF-8''Ada%27s%20label%20X-Evil%201%3B%20..%20%C3%A9.html`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(answer.headers["x-evil"]).toBeUndefined();
  });

  test("is for members who may see what runs held, of this workspace alone", async () => {
    const id = idOf(await keep());
    const stranger = await makeWorkspace();
    const asked = async (headers: { readonly [name: string]: string }, method?: string): Promise<number> => (await download(id, headers, method)).status;
    expect(await asked({})).toBe(401);
    expect(await asked({ cookie: "patchbay.session=guessed" })).toBe(401);
    expect(await asked({ cookie: await cookieOf(workspaceId, "viewer") })).toBe(403);
    expect(await asked({ cookie: await cookieOf(stranger, "owner") })).toBe(404);
    const cookie = await cookieOf(workspaceId, "operator");
    expect(await asked({ cookie, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await asked({ cookie }, "POST")).toBe(405);
    expect(await asked({ cookie, "sec-fetch-site": "same-origin" })).toBe(200);
  });

  test.each(["", "x", "../api/trpc/me", "0198c1a4-7e1b-7c32-9a55-3f6a1d0b4c11", "%00"])("of %j finds nothing", async (id) => {
    expect((await download(id, { cookie: await cookieOf(workspaceId, "owner") })).status).toBe(404);
  });
});

describe("a kept file", () => {
  test("is sealed, its name too, and opens at its own place alone", async () => {
    const row = await findFile(workspaceId, idOf(await keep("Ada Bell.pdf")));
    expect(row?.size).toBe(pdf.length);
    for (const part of [row?.head, row?.content]) expect(part?.toString("latin1")).not.toMatch(/Ada|PDF/);
    expect(await findFile(await makeWorkspace(), row?.id ?? "")).toBeNull();
  });

  test("is erased with its run, for good; those of other runs stay", async () => {
    const id = idOf(await keep());
    const other = idOf(await keepFile(workspaceId, { runId: newId(), name: "b.pdf", mediaType: "application/pdf", bytes: pdf }));
    await expect(eraseFiles({ ...access, workspaceId: await makeWorkspace() }, runId)).rejects.toMatchObject({ kind: "not_found" });
    expect(await eraseFiles(access, runId)).toEqual({ erased: 1 });
    expect(await findFile(workspaceId, id)).toBeNull();
    expect(await findFile(workspaceId, other)).not.toBeNull();
    await expect(eraseFiles(access, runId)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("is neither empty nor larger than a hundred megabytes", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(100_000_001)])
      await expect(keepFile(workspaceId, { runId, name: "a", mediaType: "a/b", bytes })).rejects.toMatchObject({ code: "file_size" });
  });
});
