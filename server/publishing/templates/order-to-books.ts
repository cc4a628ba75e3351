import type { Mapping } from "#server/flow/mapping.ts";
import { action, appTrigger, formula, literal, record, wire } from "./build.ts";
import type { Template } from "./template.ts";

const stockChanges: Mapping = {
  kind: "list",
  each: {
    list: "order.line_items",
    as: "item",
    // Services and gift cards have no stock to take from.
    onlyIf: "has(item.sku)",
    item: record({
      sku: formula('default(item.sku, "")'),
      locationId: literal("BRS-1"),
      delta: formula("-item.quantity"),
      reason: literal("sale"),
      reference: formula("order.name"),
    }),
  },
  fixed: [],
};

const invoiceLines: Mapping = {
  kind: "list",
  each: {
    list: "order.line_items",
    as: "item",
    item: record({
      Description: formula("item.name"),
      Quantity: formula("item.quantity"),
      UnitAmount: formula("number(item.price)"),
      AccountCode: literal("200"),
      TaxType: formula("sum(item.tax_lines.map(tax, number(tax.price))) > 0 ? 'OUTPUT2' : 'ZERORATEDOUTPUT'"),
      DiscountAmount: formula("sum(item.discount_allocations.map(share, number(share.amount)))"),
    }),
  },
  fixed: [
    record({
      Description: literal("Postage"),
      Quantity: literal(1),
      UnitAmount: formula("sum(order.shipping_lines.map(postage, number(postage.price)))"),
      AccountCode: literal("425"),
      TaxType: formula("sum(order.shipping_lines.map(postage, sum(postage.tax_lines.map(tax, number(tax.price))))) > 0 ? 'OUTPUT2' : 'ZERORATEDOUTPUT'"),
      DiscountAmount: formula("sum(order.shipping_lines.map(postage, sum(postage.discount_allocations.map(share, number(share.amount)))))"),
    }),
  ],
};

/** The order flow: one order, three apps, at the same time. */
export const orderToBooks: Template = {
  id: "order-to-books",
  title: "Order to stock, newsletter and books",
  summary: "When an order comes in, take it off the stock, add the customer to the mailing list and make the invoice, all at once.",
  graph: {
    schema: 1,
    nodes: [
      appTrigger({ key: "order", name: "New order", position: { x: 0, y: 160 } }, "shopify", "order_created"),
      action({ key: "stock", name: "Take off stock", position: { x: 400, y: 0 } }, "inventory", "adjust_stock", record({ adjustments: stockChanges })),
      action(
        { key: "customer", name: "Add customer", position: { x: 400, y: 160 } },
        "mailchimp",
        "upsert_member",
        record({
          list_id: literal("5f2d9a1c77"),
          email_address: formula('default(order.email, "")'),
          // Only people who said yes may get a newsletter.
          status_if_new: formula('order.buyer_accepts_marketing ? "subscribed" : "transactional"'),
          merge_fields: record({ FNAME: formula("order.customer.first_name"), LNAME: formula("order.customer.last_name") }),
        }),
      ),
      action(
        { key: "invoice", name: "Create invoice", position: { x: 400, y: 320 } },
        "xero",
        "create_invoice",
        record({
          Type: literal("ACCREC"),
          Contact: record({
            // Guests have no name: then the bill's, else what we do have.
            Name: formula('coalesce(order.customer.first_name + " " + order.customer.last_name, order.billing_address.name, order.email, order.name)'),
            EmailAddress: formula("order.email"),
          }),
          LineItems: invoiceLines,
          Date: formula("date(order.created_at)"),
          DueDate: formula("addDays(date(order.created_at), 30)"),
          LineAmountTypes: formula('order.taxes_included ? "Inclusive" : "Exclusive"'),
          Reference: formula("order.name"),
          CurrencyCode: formula("order.currency"),
          Status: literal("AUTHORISED"),
        }),
      ),
    ],
    edges: [wire("order", "stock"), wire("order", "customer"), wire("order", "invoice")],
  },
};
