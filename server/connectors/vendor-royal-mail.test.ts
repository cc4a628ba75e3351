import { royalMail } from "./royal-mail/index.ts";
import { fitsItsDescription } from "./vendor-check.ts";

fitsItsDescription({
  connector: royalMail,
  file: "royal-mail/click-and-drop-1.0.0-structure.json",
  type: "application/json",
  places: {
    create_order: "POST /orders",
    get_order: "GET /orders/{orderIdentifiers}",
    find_order: "GET /orders/{orderIdentifiers}",
    get_label: "GET /orders/{orderIdentifiers}/label",
    set_status: "PUT /orders/status",
    delete_order: "DELETE /orders/{orderIdentifiers}",
  },
  answersAside: { get_label: "a file" },
});
