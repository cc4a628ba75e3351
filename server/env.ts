import { z } from "zod";

const flag = z
  .enum(["0", "1", "true", "false"])
  .default("0")
  .transform((text) => text === "1" || text === "true");

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const schema = z.object({
  /** Any PostgreSQL. Without it the start command brings its own and fills this in. */
  DATABASE_URL: z.string().min(1).optional(),
  /** The one address people and apps reach us at; OAuth answers, webhooks and cookies depend on it. */
  PUBLIC_URL: z.url().optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Permits a public address without https, for trying things out in a closed network. */
  ALLOW_HTTP: flag,
  DATA_DIR: z.string().min(1).default("./data"),
  /** Lines `id:base64 of 32 bytes`, the first writes. Default: `keyring` in the data folder. */
  KEYRING_FILE: z.string().min(1).optional(),
  /** One line of random text that signs sessions. Default: `auth-secret` in the data folder. */
  AUTH_SECRET_FILE: z.string().min(1).optional(),
  /** How many proxies in front of us may be believed about the caller's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(8).default(0),
  /** `host:port` of targets that tests and benchmarks may reach although they are private and speak http. */
  EGRESS_ALLOW: list,
  /** Whoever knows it may read /metrics; without it only this machine may, and nobody once PUBLIC_URL leads here from outside. */
  METRICS_TOKEN: z.string().min(16).optional(),
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Folder of the built pages, relative to the project; tests use one of their own. */
  NEXT_DIST_DIR: z.string().min(1).default(".next"),
  /** The browser of the tests. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Filled in while starting, for next-auth; always the public address. */
  NEXTAUTH_URL: z.url().optional(),
  GITHUB_ID: z.string().min(1).optional(),
  GITHUB_SECRET: z.string().min(1).optional(),
  GOOGLE_ID: z.string().min(1).optional(),
  GOOGLE_SECRET: z.string().min(1).optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_ID: z.string().min(1).optional(),
  OIDC_SECRET: z.string().min(1).optional(),
});

/** Our app at a vendor, for accounts that connect by signing in there. */
export interface OauthAppSetting {
  readonly id: string;
  readonly secret: string;
}

export type Env = z.output<typeof schema> & {
  /** `OAUTH_XERO_ID` and `OAUTH_XERO_SECRET`, by connector (`xero`; a dash of its name is written as an underscore). */
  readonly OAUTH_APPS: { readonly [connector: string]: OauthAppSetting };
};

let parsed: Env | null = null;

/** Every setting of the process, parsed once. Throws one sentence per wrong setting, naming the setting but never its value. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Reads settings from `source`; an empty text counts as not set, so that `PUBLIC_URL=` means the default. */
export function parseEnv(source: { readonly [name: string]: string | undefined }): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, text]) => text !== undefined && text !== ""));
  const result = schema.safeParse(given);
  if (result.success) return { ...result.data, OAUTH_APPS: oauthApps(given) };
  const reasons = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings cannot be used. ${reasons.join("; ")}`);
}

function oauthApps(given: { readonly [name: string]: string | undefined }): Env["OAUTH_APPS"] {
  const apps = Object.entries(given).flatMap(([name, id]) => {
    const [, connector] = /^OAUTH_([A-Z0-9_]+)_ID$/.exec(name) ?? [];
    const secret = given[`OAUTH_${connector}_SECRET`];
    return connector === undefined || id === undefined || secret === undefined ? [] : [[connector.toLowerCase().replaceAll("_", "-"), { id, secret }] as const];
  });
  return Object.fromEntries(apps);
}

/**
 * Settles values that are only known while starting, such as the address of our own database.
 * They go through the process environment because Next evaluates its own copy of this module.
 */
export function settle(values: { readonly [Name in Exclude<keyof Env, "OAUTH_APPS">]?: string }): void {
  Object.assign(process.env, values);
  // next-auth reads its own name for the address, and nothing but the environment.
  if (values.PUBLIC_URL !== undefined) process.env.NEXTAUTH_URL = values.PUBLIC_URL;
  parsed = null;
}

/** The environment handed to child processes: theirs to read, with `extra` on top. */
export function childEnv(extra: { readonly [name: string]: string } = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}
