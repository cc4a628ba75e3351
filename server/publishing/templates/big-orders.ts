import { action, appTrigger, formula, list, literal, logic, record, wire } from "./build.ts";
import type { Template } from "./template.ts";

const tagged = (tag: string) => record({ id: formula("order.admin_graphql_api_id"), tags: list(literal(tag)) });

/** Different paths for different orders. */
export const bigOrders: Template = {
  id: "big-orders",
  title: "Make big and far orders stand out",
  summary: "When an order comes in, look at its total and where it goes, and tag it in the shop so that your team sees it.",
  graph: {
    schema: 1,
    nodes: [
      appTrigger({ key: "order", name: "New order", position: { x: 0, y: 120 } }, "shopify", "order_created"),
      logic(
        { key: "look", name: "What kind of order?", position: { x: 320, y: 120 } },
        {
          type: "branch",
          cases: [
            { id: "big", label: "£50 or more", condition: "number(order.total_price) >= 50" },
            { id: "far", label: "Leaves the country", condition: 'default(order.shipping_address.country_code, "GB") != "GB"' },
          ],
        },
      ),
      action({ key: "tag_big", name: "Tag as big", position: { x: 680, y: 0 } }, "shopify", "tag_order", tagged("big order")),
      action({ key: "tag_far", name: "Tag as far", position: { x: 680, y: 160 } }, "shopify", "tag_order", tagged("leaves the country")),
    ],
    edges: [wire("order", "look"), wire("look.big", "tag_big"), wire("look.far", "tag_far")],
  },
};
