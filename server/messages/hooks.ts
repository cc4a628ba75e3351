/** What a hook's address says to the system that called it. `code` is for its programs, the sentences for its people. */
export interface HookRefusal {
  readonly code: HookRefusalCode;
  readonly message: string;
  readonly next: string;
}

export type HookRefusalCode =
  | "not_found"
  | "method_not_allowed"
  | "unsupported_media_type"
  | "form_only"
  | "unsupported_encoding"
  | "too_large"
  | "bad_signature"
  | "wrong_topic"
  | "empty_body"
  | "not_utf8"
  | "bad_json"
  | "bad_form"
  | "bad_challenge"
  | "too_deep"
  | "too_many_keys"
  | "text_too_long"
  | "reserved_key"
  | "not_an_object"
  | "too_many_requests"
  | "busy"
  | "storage_away"
  | "internal";

/** The sentence of each refusal. `params` fill what is in braces. */
export function hookRefusal(code: HookRefusalCode, params: { readonly [name: string]: string } = {}): HookRefusal {
  const [message, next] = sentences[code];
  return { code, message: fill(message, params), next: fill(next, params) };
}

function fill(sentence: string, params: { readonly [name: string]: string }): string {
  return sentence.replace(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? "");
}

const sentences: { readonly [Code in HookRefusalCode]: readonly [message: string, next: string] } = {
  not_found: ["No flow listens at this address.", "Copy the address from the flow's trigger again, and check that the flow is published and not paused."],
  method_not_allowed: ["This address takes POST requests only.", "Send the event as a POST with a JSON body."],
  unsupported_media_type: ["This address takes application/json only.", "Send the body as JSON with the header Content-Type: application/json."],
  form_only: ["This address takes forms only.", "Send the body with the header Content-Type: application/x-www-form-urlencoded."],
  unsupported_encoding: ["Compressed bodies are not taken.", "Send the body without Content-Encoding."],
  too_large: ["The body is larger than {limit}. Nothing was stored.", "Send fewer records at once, or only the ids and let the flow fetch the rest."],
  bad_signature: [
    "The delivery is not signed with this trigger's secret. Nothing was stored.",
    "Check that the sender uses the current secret, signs the exact bytes it sends, and that its clock is right.",
  ],
  wrong_topic: ["This trigger takes {wanted} only. Nothing was stored.", "Subscribe this address to {wanted}, or use another trigger for this event."],
  empty_body: ["The body is empty. Nothing was stored.", "Send the event as JSON."],
  not_utf8: ["The body is not UTF-8 text. Nothing was stored.", "Encode the JSON as UTF-8."],
  bad_json: ["The body is not JSON: it breaks at character {at}. Nothing was stored.", "Send well-formed JSON."],
  bad_form: ["The body is not a form that can be read. Nothing was stored.", "Give each field one name, nested no deeper than eight brackets."],
  bad_challenge: [
    "The question about this address holds no challenge to answer. Nothing was stored.",
    "Ask again with a challenge of at most 1,000 characters.",
  ],
  too_deep: ["The body is nested deeper than {limit} levels. Nothing was stored.", "Send flatter JSON."],
  too_many_keys: ["The body has more than {limit} fields. Nothing was stored.", "Send fewer records at once."],
  text_too_long: ["The body holds a text or number longer than {limit} characters. Nothing was stored.", "Shorten it, or send a link to it."],
  reserved_key: ["The body has a field whose name begins with a null character. Nothing was stored.", "Rename that field."],
  not_an_object: ["The body is not a JSON object. Nothing was stored.", "Send one event as an object: { … }."],
  too_many_requests: ["Events come faster than this address takes them. This one was not stored.", "Send it again after the time in the Retry-After header."],
  busy: ["Too many events are being stored at this moment. This one was not stored.", "Send it again after the time in the Retry-After header."],
  storage_away: [
    "The event could not be confirmed as stored.",
    "Send it again after the time in the Retry-After header. If it carries a delivery id, a second copy does not run twice.",
  ],
  internal: ["Something failed on our side, and it has been written to the log. The event may not have been stored.", "Send it again in a minute."],
};
