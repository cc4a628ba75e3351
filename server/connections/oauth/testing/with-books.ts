import { env } from "#server/env.ts";
import { signInAt } from "./sign-in-at.ts";
import { registerBooks } from "./vendor.ts";

// Loaded before a product of a browser test: it then knows the app `books`, at the one place that it was started to reach.
const [place = ""] = env().EGRESS_ALLOW;
registerBooks(`http://${place}`, signInAt(`http://${place}`));
