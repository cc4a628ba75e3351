import { fitsItsDescription } from "./vendor-check.ts";
import { zendesk } from "./zendesk/index.ts";

const text = { type: "string" };

fitsItsDescription({
  connector: zendesk,
  file: "zendesk/openapi-support-2.0.0-structure.json",
  overlay: "zendesk/strict-overlay.json",
  amended: [
    // Of a ticket's own fields it describes the definition where the value is meant; the answer has it right.
    {
      op: "replace",
      path: "/components/schemas/TicketUpdateInput/properties/custom_fields",
      value: { type: "array", items: { type: "object", properties: { id: { type: "integer" }, value: text } } },
    },
    { op: "add", path: "/components/schemas/UserCreateInput/properties/phone", value: text },
    // Told in two parts, of which the second adds nothing that is sent; closed, each part would refuse the other's fields.
    { op: "replace", path: "/components/schemas/TicketCreateRequest/properties/ticket", value: { $ref: "#/components/schemas/TicketUpdateInput" } },
    ...["assignee_id", "group_id"].map((name) => ({
      op: "replace" as const,
      path: `/components/schemas/TicketObject/properties/${name}`,
      // A ticket that nobody took yet has none.
      value: { type: "integer", nullable: true },
    })),
  ],
  type: "application/json",
  places: {
    create_ticket: "POST /api/v2/tickets",
    update_ticket: "PUT /api/v2/tickets/{ticket_id}",
    add_comment: "PUT /api/v2/tickets/{ticket_id}",
    upsert_user: "POST /api/v2/users/create_or_update",
    find_user: "GET /api/v2/users/search",
    search_tickets: "GET /api/v2/search",
    find_ticket: "GET /api/v2/tickets",
    list_comments: "GET /api/v2/tickets/{ticket_id}/comments",
  },
  answersAside: { search_tickets: "The description knows only what all results share, not a ticket's fields." },
});
