import { boolean, integer, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { workspaces } from "./workspaces.ts";

export const connectionHealth = pgEnum("connection_health", ["working", "broken"]);

/** An account at an app. Its secrets are one sealed record under a key of its own; removing that key ends them for good. */
export const connections = pgTable(
  "connections",
  {
    workspaceId: uuid("workspace_id")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    connector: text("connector").notNull(),
    /** Which of the connector's ways to sign in. */
    auth: text("auth").notNull(),
    /** It came by somebody's consent at the app (or at the simulated one): its access is renewed, and only a definite no breaks it. */
    consented: boolean("consented").notNull().default(false),
    name: text("name").notNull(),
    /** What the app calls the other side, from the last test. */
    organisation: text("organisation"),
    /** What stays the same when the organisation changes its name; null where the app does not say. */
    organisationId: text("organisation_id"),
    sandbox: boolean("sandbox").notNull(),
    /** JSON text of the typed values (shop name, data centre); never a secret. */
    vars: text("vars").notNull(),
    /** Sealed JSON text of all secrets or the token set; null after they were cleared. */
    secrets: bytes("secrets"),
    /** Rises with each new set of secrets: a refresh that lost the race changes nothing. */
    secretsRevision: integer("secrets_revision").notNull().default(0),
    /** Last characters of the key, to tell two accounts apart. */
    hint: text("hint"),
    /** When the access token ends; null for keys and tokens that do not. */
    tokenExpiresAt: timestamp("token_expires_at", { withTimezone: true }),
    /** Until when one process has the renewing of the access to itself. */
    renewingUntil: timestamp("renewing_until", { withTimezone: true }),
    /** Granted scopes; null for apps without them. */
    scopes: text("scopes").array(),
    allowedEffects: text("allowed_effects").array().notNull(),
    health: connectionHealth("health").notNull().default("working"),
    /** The sentence of the last failure. */
    healthReason: text("health_reason"),
    /** Who connected it. No foreign key: the account stays when the person goes. */
    createdBy: uuid("created_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
