import { asList, asRecord, asText } from "#server/flow/read.ts";
import { isRecord, type ValueRecord } from "#server/flow/value.ts";

/** Complaints by field, as Zendesk tells them. */
export type Complaints = readonly { readonly field: string; readonly description: string; readonly error: string }[];

const invalid = (field: string, description: string): Complaints[number] => ({ field, description, error: "InvalidValue" });
const blank = (field: string, description: string): Complaints[number] => ({ field, description, error: "BlankValue" });

const choices: { readonly [field: string]: readonly string[] } = {
  status: ["new", "open", "pending", "hold", "solved", "closed"],
  priority: ["urgent", "high", "normal", "low"],
  type: ["problem", "incident", "question", "task"],
};
const ticketFields = [
  "subject",
  "comment",
  "requester",
  "requester_id",
  "tags",
  "group_id",
  "assignee_email",
  "external_id",
  "custom_fields",
  ...Object.keys(choices),
];

/** A body holds one thing under its name, and nothing beside it. */
export function strangersBeside(name: string, body: ValueRecord): Complaints {
  return Object.keys(body)
    .filter((key) => key !== name)
    .map((key) => invalid(key, `${key}: is not known here`));
}

export function wrongTicket(ticket: ValueRecord, isNew: boolean, state: ValueRecord): Complaints {
  const wrong = Object.keys(ticket)
    .filter((name) => !ticketFields.includes(name))
    .map((name) => invalid(name, `${name}: is not a field of a ticket`));
  for (const [field, allowed] of Object.entries(choices))
    if (ticket[field] !== undefined && !allowed.includes(asText(ticket[field]))) wrong.push(invalid(field, `${field}: ${asText(ticket[field])} is not valid`));
  if (isNew || ticket.comment !== undefined) wrong.push(...wrongComment(asRecord(ticket.comment)));
  if (isNew && ticket.requester_id === undefined) wrong.push(...wrongRequester(asRecord(ticket.requester)));
  if (ticket.tags !== undefined && asList(ticket.tags).some((tag) => /\s/.test(asText(tag)) || asText(tag) === ""))
    wrong.push(invalid("tags", "Tags: cannot hold spaces"));
  if (ticket.group_id !== undefined && !asList(state.groups).some((group) => asRecord(group).id === ticket.group_id))
    wrong.push(invalid("group_id", "Group: is invalid"));
  const known = asList(state.ticketFields).map((field) => asRecord(field).id);
  for (const field of asList(ticket.custom_fields).map(asRecord))
    if (!known.includes(field.id ?? null)) wrong.push(invalid("custom_fields", `Custom field ${String(field.id)}: does not exist`));
  return wrong;
}

function wrongComment(comment: ValueRecord): Complaints {
  if (asText(comment.body) === "" && asText(comment.html_body) === "") return [blank("base", "Description: cannot be blank")];
  return comment.public !== undefined && typeof comment.public !== "boolean" ? [invalid("comment", "Public: must be true or false")] : [];
}

function wrongRequester(requester: ValueRecord): Complaints {
  const wrong: Complaints[number][] = [];
  if (asText(requester.name) === "") wrong.push(blank("requester", "Requester: Name: is too short (minimum one character)"));
  if (!isEmail(asText(requester.email))) wrong.push(invalid("requester", `Requester: Email: ${asText(requester.email)} is not properly formatted`));
  return wrong;
}

export function wrongUser(user: ValueRecord): Complaints {
  const wrong = Object.keys(user)
    .filter((name) => !["name", "email", "phone", "external_id", "organization_id", "user_fields", "tags", "role"].includes(name))
    .map((name) => invalid(name, `${name}: is not a field of a user`));
  if (asText(user.name) === "") wrong.push(blank("name", "Name: is too short (minimum one character)"));
  if (user.email !== undefined && !isEmail(asText(user.email))) wrong.push(invalid("email", `Email: ${asText(user.email)} is not properly formatted`));
  if (user.user_fields !== undefined && !isRecord(user.user_fields)) wrong.push(invalid("user_fields", "User fields: must be an object"));
  return wrong;
}

function isEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text) && !/@(.+\.)?invalid$/.test(text);
}
