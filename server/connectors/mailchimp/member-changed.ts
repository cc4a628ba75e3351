import { defineTrigger } from "../contract.ts";

/** Mailchimp signs nothing: the address alone is the secret, and must answer when it is asked whether anybody is there. */
export const memberChanged = defineTrigger({
  id: "member_changed",
  title: "Member changed",
  description: "Starts when a person subscribes, unsubscribes, changes their details, or is cleaned from an audience.",
  kind: "webhook",
  output: {
    type: "object",
    title: "Change",
    properties: {
      type: {
        type: "string",
        title: "What happened",
        meaning: "event.name",
        enum: ["subscribe", "unsubscribe", "profile", "cleaned", "upemail", "campaign"],
        enumTitles: ["Subscribed", "Unsubscribed", "Details changed", "Cleaned (bounced)", "E-mail changed", "Campaign sent"],
      },
      fired_at: { type: "string", title: "When", description: "As 2026-11-20 09:41:29, in UTC.", meaning: "updated_at" },
      data: {
        type: "object",
        title: "Member",
        properties: {
          id: { type: "string", title: "Member ID", meaning: "member.id" },
          list_id: { type: "string", title: "Audience", meaning: "list.id" },
          email: { type: "string", title: "E-mail", meaning: "email", personal: true },
          old_email: { type: "string", title: "E-mail before", personal: true },
          new_email: { type: "string", title: "E-mail now", personal: true },
          reason: { type: "string", title: "Reason" },
          merges: {
            type: "object",
            title: "Fields",
            properties: {
              FNAME: { type: "string", title: "First name", meaning: "person.first_name", personal: true },
              LNAME: { type: "string", title: "Last name", meaning: "person.last_name", personal: true },
            },
            additional: { type: "unknown", title: "Field of your own" },
          },
        },
        required: ["list_id"],
        additional: { type: "unknown" },
      },
    },
    required: ["type", "fired_at", "data"],
  },
  sample: {
    type: "subscribe",
    fired_at: "2026-11-20 09:41:29",
    data: { id: "8a25ff1d98", list_id: "5f2d9a1c77", email: "ada.bell@example.com", merges: { EMAIL: "ada.bell@example.com", FNAME: "Ada", LNAME: "Bell" } },
  },
  scopes: [],
  signature: { kind: "url-secret" },
  handshake: { kind: "ping" },
  accepts: "form",
  setUp:
    "In Mailchimp: Audience, Settings, Webhooks, Create new webhook. Paste this address, choose what to hear of, and leave out changes made by the API, so that flows do not start themselves.",
  dedupe: { body: true },
  runTitle: "{data.email}: {type}",
  businessKeys: [["data", "email"]],
  personalData: ["data"],
});
