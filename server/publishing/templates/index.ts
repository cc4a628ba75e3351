import { bigOrders } from "./big-orders.ts";
import { orderToBooks } from "./order-to-books.ts";
import { signUpForm } from "./sign-up-form.ts";
import type { Template } from "./template.ts";

/** In the order they are shown. */
export const templates: readonly Template[] = [orderToBooks, bigOrders, signUpForm];
