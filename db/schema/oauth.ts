import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { workspaces } from "./workspaces.ts";

const workspaceId = uuid("workspace_id")
  .$type<WorkspaceId>()
  .notNull()
  .references(() => workspaces.id, { onDelete: "cascade" });

/** A workspace's own app at a vendor. The secret is sealed for this workspace and connector. */
export const oauthApps = pgTable(
  "oauth_apps",
  {
    workspaceId,
    connector: text("connector").notNull(),
    clientId: text("client_id").notNull(),
    secret: bytes("secret").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connector] })],
);

export const attemptStatus = pgEnum("connect_status", ["pending", "exchanging", "choose", "partial", "connected", "failed"]);

/**
 * One try of a person to connect an account by signing in at the app. The state that travels through the browser is here
 * as its SHA-256 alone, good once, for ten minutes, for this session, workspace and connector.
 */
export const connectAttempts = pgTable(
  "connect_attempts",
  {
    workspaceId,
    id: uuid("id").notNull(),
    stateHash: bytes("state_hash").notNull().unique(),
    sessionId: uuid("session_id").notNull(),
    connector: text("connector").notNull(),
    auth: text("auth").notNull(),
    purpose: text("purpose", { enum: ["connect", "reconnect", "switch"] }).notNull(),
    /** The account it is for: one that is there, or the id of the one to come. */
    connectionId: uuid("connection_id").notNull(),
    sandbox: boolean("sandbox").notNull(),
    popup: boolean("popup").notNull(),
    /** Where a person without a popup goes on: a path of ours. */
    returnTo: text("return_to").notNull(),
    /** JSON text of the typed values; never a secret. */
    vars: text("vars").notNull(),
    scopes: text("scopes").array().notNull(),
    /** Sealed: the PKCE verifier, and the tokens while a person still has to choose. */
    verifier: bytes("verifier"),
    held: bytes("held"),
    status: attemptStatus("status").notNull().default("pending"),
    /** Why it failed. */
    failure: text("failure"),
    organisation: text("organisation"),
    /** JSON text: what a person may choose from. */
    choices: text("choices"),
    missing: text("missing").array(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), index("connect_attempts_age").on(table.expiresAt)],
);

/** What a simulated app has given out: codes and tokens as their SHA-256. */
export const sandboxGrants = pgTable(
  "sandbox_grants",
  {
    workspaceId,
    hash: bytes("hash").notNull(),
    connectionId: uuid("connection_id").notNull(),
    kind: text("kind", { enum: ["code", "access", "refresh"] }).notNull(),
    /** All that came of one consent: a refresh token that is used twice ends them together. */
    family: uuid("family").notNull(),
    scopes: text("scopes").array().notNull(),
    /** Numbers of the simulated organisations that were agreed to. */
    organisations: integer("organisations").array().notNull(),
    redirectUri: text("redirect_uri"),
    challenge: text("challenge"),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.connectionId, table.hash] })],
);
