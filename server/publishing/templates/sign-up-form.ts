import type { Shape } from "#server/flow/shape.ts";
import { action, formula, literal, logic, record, wire } from "./build.ts";
import type { Template } from "./template.ts";

const form: Shape = {
  type: "object",
  title: "Sign-up",
  properties: {
    email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 },
    first_name: { type: "string", title: "First name", meaning: "person.first_name", personal: true, maxLength: 255 },
    agrees: { type: "boolean", title: "Agrees to the newsletter", meaning: "consent.marketing" },
  },
  required: ["email", "agrees"],
};

/** A form on a website, answered at once. */
export const signUpForm: Template = {
  id: "sign-up-form",
  title: "Website form to newsletter",
  summary: "When your website sends a sign-up form, put the person on the mailing list if they agree, and answer the website at once.",
  graph: {
    schema: 1,
    nodes: [
      {
        kind: "trigger",
        key: "form",
        name: "Form sent",
        position: { x: 0, y: 120 },
        trigger: { type: "webhook", shape: form, sample: { email: "ada.bell@example.com", first_name: "Ada", agrees: true } },
        connection: null,
      },
      logic(
        { key: "consent", name: "Do they agree?", position: { x: 320, y: 120 } },
        { type: "branch", cases: [{ id: "yes", label: "They agree", condition: "form.agrees" }] },
      ),
      action(
        { key: "member", name: "Add to the list", position: { x: 680, y: 0 } },
        "mailchimp",
        "upsert_member",
        record({
          list_id: literal("5f2d9a1c77"),
          email_address: formula("form.email"),
          // They get a message and confirm: nobody else can sign them up.
          status_if_new: literal("pending"),
          merge_fields: record({ FNAME: formula("form.first_name") }),
        }),
      ),
      logic(
        { key: "welcome", name: "Answer: on the list", position: { x: 1040, y: 0 } },
        { type: "respond", status: 200, body: record({ onTheList: literal(true), status: formula("member.status") }) },
      ),
      logic(
        { key: "left_out", name: "Answer: not on the list", position: { x: 680, y: 200 } },
        { type: "respond", status: 200, body: record({ onTheList: literal(false) }) },
      ),
    ],
    edges: [wire("form", "consent"), wire("consent.yes", "member"), wire("member", "welcome"), wire("consent.otherwise", "left_out")],
  },
};
