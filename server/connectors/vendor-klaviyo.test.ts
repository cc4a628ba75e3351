import { klaviyo } from "./klaviyo/index.ts";
import { fitsItsDescription } from "./vendor-check.ts";

const empty = "The answer has no body.";

fitsItsDescription({
  connector: klaviyo,
  file: "klaviyo/openapi-2026-07-15-trimmed.json",
  type: "application/vnd.api+json",
  places: {
    create_event: "POST /api/events",
    upsert_profile: "POST /api/profile-import",
    find_profile: "GET /api/profiles",
    add_to_list: "POST /api/lists/{id}/relationships/profiles",
    remove_from_list: "DELETE /api/lists/{id}/relationships/profiles",
    subscribe: "POST /api/profile-subscription-bulk-create-jobs",
  },
  answersAside: { create_event: empty, add_to_list: empty, remove_from_list: empty, subscribe: empty },
});
