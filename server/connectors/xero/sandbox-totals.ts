import { asList, asNumber, asRecord } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";

/** Pence, rounded half away from zero, so that sums of cents stay exact. */
const pence = (amount: number): number => Math.round((amount + Number.EPSILON * Math.sign(amount)) * 100);

/** Sums as Xero works them out: tax is taken from each line, rounded line by line. */
export function totals(invoice: ValueRecord, state: ValueRecord): { readonly SubTotal: number; readonly TotalTax: number; readonly Total: number } {
  const mode = invoice.LineAmountTypes ?? "Exclusive";
  let net = 0;
  let tax = 0;
  for (const line of asList(invoice.LineItems).map(asRecord)) {
    const amount = pence(asNumber(line.Quantity) * asNumber(line.UnitAmount) - asNumber(line.DiscountAmount));
    const rate = mode === "NoTax" ? 0 : asNumber(asRecord(asList(state.taxRates).find((row) => asRecord(row).TaxType === line.TaxType)).EffectiveRate);
    const due =
      typeof line.TaxAmount === "number" ? pence(line.TaxAmount) : Math.round(mode === "Inclusive" ? (amount * rate) / (100 + rate) : (amount * rate) / 100);
    tax += due;
    net += mode === "Inclusive" ? amount - due : amount;
  }
  return { SubTotal: net / 100, TotalTax: tax / 100, Total: (net + tax) / 100 };
}
