import { customType } from "drizzle-orm/pg-core";

/** Raw bytes; pg gives and takes a Buffer. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
