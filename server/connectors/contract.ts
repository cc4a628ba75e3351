import type { Effect } from "#server/flow/catalog.ts";
import type { ObjectShape, Shape } from "#server/flow/shape.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";

/**
 * A connector is data: one definition an app, executed by the one runtime in `connectors/runtime`.
 *
 * Templates (`T`) are small trees that mirror what is sent. A string may hold `{input.path}`, `{vars.name}` or
 * `{key}` (the idempotency key); a string that is exactly one placeholder gives the value itself, typed.
 * Anything that ends in a path or query is encoded as one segment by the runtime.
 */
export interface Connector {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly category: "shop" | "accounting" | "marketing" | "stock" | "delivery" | "support" | "crm" | "payments" | "maps" | "generic";
  /** simple-icons slug, or null for the monogram tile. */
  readonly icon: string | null;
  readonly monogram: string;
  readonly auth: readonly Auth[];
  /** Typed values of one account (shop name, data centre), each with a strict pattern. */
  readonly vars: { readonly [name: string]: VarRule };
  /** `https://{vars.shop}.myshopify.com/admin/api/2026-07`. Vars are put in as they are: their patterns make that safe. */
  readonly baseUrl: string;
  /** Hosts (with port unless 443) that a redirect may lead to. The host of `baseUrl` is always one and is not repeated here. */
  readonly allowedHosts: readonly string[];
  /** Sent with every call; values may hold `{vars.name}`. */
  readonly headers: { readonly [name: string]: string };
  /**
   * What each scope lets us do, as the end of "Patchbay will be able to …": `create and read invoices`. An app whose
   * tokens have no scopes leaves it empty, and `power` says what a token of it can do.
   */
  readonly scopes?: { readonly [scope: string]: string };
  /** What nobody can do with the access we ask for ("move money"), or why it cannot be limited at the app. Shown before consent. */
  readonly power?: { readonly cannot?: readonly string[]; readonly unlimited?: string };
  readonly rate: RateRule;
  /** The vendor's description that our tests hold requests against, for docs/connectors.md: `OpenAPI 3, version 2020-03-02`. Absent: none is at hand. */
  readonly describedBy?: string;
  /** How many decimals the app counts in money of these currencies (upper case); all others have two. For `{minor:…}` and `minor`. */
  readonly decimals?: { readonly [currency: string]: number };
  /** Facts of the whole app that could not be checked: its limits, how long it remembers a key. Printed in docs/connectors.md. */
  readonly unverified?: readonly string[];
  readonly errors: readonly ErrorRule[];
  readonly operations: { readonly [id: string]: Operation };
  readonly triggers: { readonly [id: string]: Trigger };
  readonly lookups: { readonly [id: string]: Lookup };
  readonly capabilities: readonly Capability[];
  readonly sandbox: SandboxApp;
}

export interface VarRule {
  readonly title: string;
  /** Anchored by the runtime. */
  readonly pattern: string;
  readonly example: string;
  readonly help?: string;
}

export type Auth =
  | {
      readonly kind: "oauth2";
      readonly id: string;
      readonly authorizeUrl: string;
      readonly tokenUrl: string;
      readonly pkce: boolean;
      readonly clientAuth: "basic" | "body";
      readonly scopeSeparator: " " | ",";
      readonly extraParams: { readonly [name: string]: string };
      readonly quirks: readonly TokenQuirk[];
      /** What the app calls itself in the `iss` of its answers, compared as plain text. Without it the return address of each connector keeps apps apart. */
      readonly issuer?: string;
      /** Where access is given back when the account is removed. */
      readonly revokeUrl?: string;
      /** Added to the request for tokens, not to the address a person is sent to. */
      readonly tokenParams?: { readonly [name: string]: string };
      /** Absent = `form`. */
      readonly tokenBody?: "form" | "json";
      /** Refresh tokens: `none`, `reused`, or good for one use, after which the next one counts. Absent = `reused`. */
      readonly refresh?: "none" | "reused" | "singleUse";
      /** Asked for whatever the flows do, such as `offline_access`. */
      readonly baseScopes?: readonly string[];
      /** What a granted scope includes, where the app then leaves the smaller one out of its answer. */
      readonly includes?: { readonly [scope: string]: readonly string[] };
      /** Vars that the answer with the tokens gives away: the first group of `pattern` on the text at `path`. */
      readonly varsFromToken?: { readonly [name: string]: { readonly path: readonly string[]; readonly pattern: string } };
      /** What must hold of the address a person comes back with: a parameter that signs the others (HMAC-SHA256, hex), and fixed ones. */
      readonly callback?: { readonly hmac?: string; readonly equals?: { readonly [parameter: string]: string } };
      /** Errors beside `invalid_grant` by which the app says that a refresh token is of no use any more. */
      readonly endedBy?: readonly string[];
      /** The account's secret that is the app's own client secret: some apps sign their webhooks with it. */
      readonly appSecretAs?: string;
      /** Where somebody makes an app of their own at the vendor: `url` leads there, `help` says what to enter. */
      readonly ownApp?: { readonly url: string; readonly help: string };
      /** After the token exchange: which organisations this sign-in reaches. A person picks one; its value becomes the var. */
      readonly discover?: {
        readonly url: string;
        /** The answer is the one organisation that the token is for, not a list. */
        readonly one?: true;
        /** Where the token goes in this one call; absent = as in every other. */
        readonly apply?: ApplySecret;
        readonly rows: readonly string[];
        readonly value: readonly string[];
        readonly title: readonly string[];
        readonly var: string;
      };
      readonly apply: ApplySecret;
      readonly test: TestCall;
    }
  | {
      readonly kind: "apiKey";
      readonly id: string;
      readonly title: string;
      /** Secrets that a person types in; text fields only, each marked `secret`. */
      readonly fields: ObjectShape;
      readonly help: string;
      /** Vars that a field gives away: the first group of `pattern` on that field. They are not asked for. */
      readonly varsFrom?: { readonly [name: string]: { readonly field: string; readonly pattern: string } };
      readonly apply: ApplySecret;
      readonly test: TestCall;
    }
  | { readonly kind: "none"; readonly id: string };

/**
 * Where secrets of the account are put, as headers or query. `{secret.apiKey}` is filled at the egress door, never before,
 * and only in these templates: text that comes from data is never searched for placeholders.
 */
export interface ApplySecret {
  readonly headers?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  /** Basic with these two templates. */
  readonly basic?: { readonly user: string; readonly password: string };
}

/** A harmless call that proves the account and names the organisation (`organisation` = path into the answer). */
export interface TestCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: Value;
  readonly organisation: readonly string[];
  /** Path to what stays the same when the organisation changes its name. Absent = its name and the account's vars tell. */
  readonly organisationId?: readonly string[];
}

/** How an app's token answers differ from the standard. */
export type TokenQuirk =
  /** Says nothing of when the access token ends. */
  | "no_expiry"
  | "no_token_type"
  /** Scopes as a JSON list, or separated as in the request. */
  | "scope_as_list"
  | "error_in_200"
  /** `"3600"` instead of 3600. */
  | "expiry_as_text"
  /** A form instead of JSON. */
  | "form_answer";

export type OAuth = Extract<Auth, { kind: "oauth2" }>;

/** One exact call: a repeat sends the same bytes. Holds no secret; where one goes, a placeholder is shown. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

export interface Operation {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly input: ObjectShape;
  readonly output: Shape;
  readonly sampleInput: ValueRecord;
  readonly sample: Value;
  readonly effect: Effect;
  readonly scopes: readonly string[];
  readonly idempotency: IdempotencyRule;
  readonly request: RequestTemplate;
  /**
   * Path into the answer's body that is the output; a number walks a list; absent = the whole body. A nullable output is
   * null when the last part is not there: a search that found nothing.
   */
  readonly result?: readonly string[];
  /** Values that the app writes in a way of its own; paths into the output. */
  readonly reads?: readonly ReadRule[];
  readonly errors?: readonly ErrorRule[];
  readonly rate?: RateRule;
  /** Personal data in input or output, as paths. */
  readonly personalData: readonly string[];
  /** The answer's body is a file (a label, a PDF): it is kept as one, and `output` is the file shape. */
  readonly answer?: { readonly kind: "file"; readonly type: string; readonly name: string };
  /** Facts of this operation that could not be checked against a description of the vendor; printed in docs/connectors.md. */
  readonly unverified?: readonly string[];
}

export type IdempotencyRule =
  | { readonly mode: "header"; readonly header: string; readonly keptHours: number }
  /** The same, for an app that reads the key in the body: the request puts `{key}` there. */
  | { readonly mode: "body"; readonly keptHours: number }
  /** Repeating has no further effect: an upsert by a key of the data. */
  | { readonly mode: "natural" }
  /** Before a repeat of an unknown outcome: `find`; when `found` is there, it is the result. */
  | { readonly mode: "findFirst"; readonly find: RequestTemplate; readonly found: readonly string[] }
  | { readonly mode: "none" };

export interface RequestTemplate {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: BodyTemplate;
}

export type BodyTemplate =
  /** `type` where the vendor insists on its own, as `application/vnd.api+json`. */
  | { readonly codec: "json"; readonly value: Template; readonly type?: string }
  | { readonly codec: "form"; readonly value: Template }
  | { readonly codec: "graphql"; readonly query: string; readonly variables: Template };

/**
 * A tree of placeholders; a record field whose placeholder is missing is left out, and so is a query parameter.
 * In front of a path, in any text:
 * `{md5Lower:input.email}` the hex MD5 of the lower-cased text;
 * `{lower:input.currency}` the text in lower case;
 * `{minor:input.amount,input.currency}` decimal money as a whole number of the currency's smallest unit (`79.90` GBP is
 * 7990, `500` JPY is 500). More decimals than the currency has, or a currency that is not there, stop the call.
 * `{quoted:input.email}` the text in double quotes; `{soql:…}` a text literal of SOQL, `{soqlWhere:…}` conditions of it;
 * `{name:input.field}` the name of a field, or several with commas. A value that cannot safely be one of these (a quote
 * in `quoted`, a space in `name`) stops the call. `{input.limit|200}` and `{input.ref|key}` stand in for a missing value.
 */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [key: string]: Template };

/**
 * First rule that matches wins. Without `status` a rule speaks of 2xx answers only; `4xx` leaves out 401, 408 and 429,
 * which mean the same everywhere. In a path `*` walks a list or a record, a number takes one item of a list.
 */
export interface ErrorRule {
  readonly when: {
    readonly status?: number | "4xx" | "5xx";
    readonly path?: readonly string[];
    readonly equals?: string | number | boolean;
    readonly nonEmpty?: true;
    /** Nothing is at the path, or only null, false, empty texts and empty lists: how a search says that it found nothing. */
    readonly empty?: true;
  };
  readonly means: "rejected" | "unavailable" | "unauthorized" | "rateLimited" | "notFound" | "duplicate";
  /** Path to the vendor's own sentence; several are joined. */
  readonly message?: readonly string[];
  /** Path to the name of the field that the vendor complains about. */
  readonly field?: readonly string[];
  /** Our sentence, where the vendor gives none. */
  readonly words?: string;
}

/**
 * How an app writes a value, where flows read it otherwise. Applied to outputs and deliveries, and turned round for
 * samples. `at` walks lists by `*`; a value of another form is left as it is.
 * `minor`: 7990 with `gbp` beside it is `79.90`. `epoch`: seconds since 1970 are a date and time. `upper`: `gbp` is `GBP`.
 */
export type ReadRule =
  | { readonly as: "minor"; readonly at: readonly string[] /** From the top, without `*`. */; readonly currency: readonly string[] }
  | { readonly as: "epoch" | "upper"; readonly at: readonly string[] };

export interface RateRule {
  /** Calls in a window, and how many at once, per account. */
  readonly calls: number;
  readonly perMs: number;
  readonly concurrent: number;
}

export interface Trigger {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: "webhook";
  readonly output: ObjectShape;
  readonly sample: ValueRecord;
  readonly scopes: readonly string[];
  readonly signature: SignatureRule;
  /** What the app asks of a new address before it delivers. */
  readonly handshake?: HandshakeRule;
  /** Where a person enters the address at the app, when it cannot be registered by its API. */
  readonly setUp?: string;
  /** How our address is made known to the app, and forgotten again, by its API. */
  readonly register?: RegisterRule;
  /** What makes a delivery the same delivery. A header is used first, else the path in the body, else the whole body. */
  readonly dedupe: { readonly header?: string; readonly path?: readonly string[]; readonly body?: true };
  /** Only deliveries whose header, or field of the body, has this value belong to this trigger. */
  readonly topic?: { readonly header: string; readonly equals: string } | { readonly path: readonly string[]; readonly equals: string };
  /** Deliveries come as a form, `a[b][0]=`; absent: as JSON. */
  readonly accepts?: "form";
  /** Values that the app writes in a way of its own; paths into the delivery. */
  readonly reads?: readonly ReadRule[];
  /** Template of the run's title: `Order {name}`; and the values that a search finds the run by. */
  readonly runTitle: string;
  readonly businessKeys: readonly (readonly string[])[];
  readonly personalData: readonly string[];
  /** Facts that could not be checked against a description of the vendor. */
  readonly unverified?: readonly string[];
}

export type SignatureRule =
  | {
      readonly kind: "hmac";
      /** Names the account's secret that signs. */
      readonly secret: string;
      readonly header: string;
      readonly algorithm: "sha256";
      readonly encoding: "base64" | "hex";
      readonly prefix?: string;
      /** What is signed, in this order; absent = the raw body alone. */
      readonly signs?: readonly SignedPart[];
      /** The sender's clock, from a header of its own or, with the signature, from a list `t=…,v1=…`. More than five minutes off is refused. */
      readonly timestamp?:
        | { readonly header: string; readonly unit: "s" | "ms" | "iso" }
        | { readonly field: string; readonly signatureField: string; readonly unit: "s" | "ms" | "iso" };
    }
  | { readonly kind: "standard-webhooks"; readonly secret: string }
  | { readonly kind: "url-secret" }
  | { readonly kind: "none" };

/**
 * What the app has registered is asked of the app each time, so that doing it again changes nothing: a row is ours when
 * its address is, and right when `matches` holds too. `{input.url}` is our address, `{input.id}` the row to remove.
 */
export interface RegisterRule {
  readonly list: RequestTemplate;
  readonly rows: readonly string[];
  readonly id: readonly string[];
  readonly url: readonly string[];
  readonly matches: { readonly path: readonly string[]; readonly equals: string };
  readonly create: RequestTemplate;
  readonly remove: RequestTemplate;
}

/**
 * `echo`: a post, signed like any other, whose body has `when` at `path` is answered with the text at `answer`, as JSON
 * under the name that it had. `probe`: signed test posts must get 200, wrongly signed ones 401, both without a body, and
 * nothing is run: a body with an empty list at `empty`. `ping`: a GET or HEAD must get 200.
 */
export type HandshakeRule =
  | { readonly kind: "echo"; readonly path: readonly string[]; readonly when: string; readonly answer: readonly string[] }
  | { readonly kind: "probe"; readonly empty: readonly string[] }
  | { readonly kind: "ping" };

export type SignedPart = "body" | "timestamp" | "method" | "url" | "." | ":" | "v0:";

/** Live options of a field: `value` and `title` are paths into each row of `rows`. */
export interface Lookup {
  readonly id: string;
  readonly request: RequestTemplate;
  /** Fields of the step that the choices depend on, as `{input.object}` in the request; each with a value for tests. */
  readonly given?: { readonly [field: string]: string };
  /** Only rows with this value. */
  readonly only?: { readonly path: readonly string[]; readonly equals: string | number | boolean };
  readonly rows: readonly string[];
  readonly value: readonly string[];
  readonly title: readonly string[];
}

/** `invoice.create` = an operation + mappings from and to the canonical entity. */
export interface Capability {
  readonly id: string;
  readonly operation: string;
}

/** A simulated app: pure, state in and state out. Served over real HTTP by `server/sandbox`. */
export interface SandboxApp {
  /** State of a new sandbox account, with believable data. */
  readonly initial: ValueRecord;
  /** Beginnings of the account's secrets: each sandbox account gets a random end, so that nobody can guess its signing secret. */
  readonly secrets: { readonly [name: string]: string };
  readonly vars: { readonly [name: string]: string };
  readonly handle: (request: SandboxRequest, state: ValueRecord) => SandboxAnswer;
  /** What the app answers to a change when it is switched to reject. */
  readonly rejection: { readonly status: number; readonly body: Value };
  /** What the app would show of itself, newest first: "Invoice INV-0031 for £79.90". */
  readonly records: (state: ValueRecord) => readonly SandboxEntry[];
}

export interface SandboxEntry {
  readonly id: string;
  /** `invoice`, `member`, `stock level`. */
  readonly kind: string;
  readonly title: string;
  readonly fields: { readonly [label: string]: string };
}

export interface SandboxRequest {
  readonly method: string;
  /** Below the connector's base URL. */
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Value;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface SandboxEffect {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
}

export interface SandboxAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** Null = an answer without a body. */
  readonly body: Value;
  /** Sent instead of `body`: a file, as base64 text. */
  readonly file?: { readonly type: string; readonly base64: string };
  readonly state: ValueRecord;
  /** What changed in the app, for the effect ledger; absent when nothing did. */
  readonly effect?: SandboxEffect;
}

/** The ways a call can fail; everything else is a bug and is shown as one. */
export type CallFailure =
  /** The app said no: do not retry. */
  | { readonly kind: "rejected"; readonly status: number; readonly message: string; readonly field?: string; readonly code?: string }
  /** It may work later. `sent`: whether the request may have had its effect. */
  | {
      readonly kind: "unavailable";
      readonly reason: "transport" | "timeout" | "status" | "rateLimited" | "badAnswer" | "interrupted";
      readonly sent: boolean;
      readonly status?: number;
      readonly retryAfterMs?: number;
      readonly message: string;
    }
  /** The account's access does not work: refresh once, then ask a person. */
  | { readonly kind: "unauthorized"; readonly status: number; readonly message: string }
  /** Stopped before anything was sent: the address, the effect or the data is not allowed. */
  | { readonly kind: "refused"; readonly message: string; readonly field?: string };

/** Checks a definition where it is written; the type of each part is kept. */
export function defineConnector<const C extends Connector>(connector: C): C {
  return connector;
}
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}
export function defineTrigger<const T extends Trigger>(trigger: T): T {
  return trigger;
}
