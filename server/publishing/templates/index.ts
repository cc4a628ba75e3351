import { orderToBooks } from "./order-to-books.ts";
import type { Template } from "./template.ts";

/** In the order they are shown. */
export const templates: readonly Template[] = [orderToBooks];
