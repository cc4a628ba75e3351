/** What the front door says when it does not pass a request on. `next` is what the reader can do about it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

export const httpMessages = {
  wrongHost: {
    code: "wrong_host",
    message: "This address is not the one Patchbay was set up for.",
    next: "Open the address that was printed when Patchbay started, or set PUBLIC_URL to the address you use.",
  },
  badRequest: {
    code: "bad_request",
    message: "The request could not be read.",
    next: "Check the address and the headers, then send it again.",
  },
  starting: {
    code: "starting",
    message: "Patchbay is starting.",
    next: "Try again in a second.",
  },
  worksOnly: {
    code: "works_only",
    message: "This process works on runs. It has no pages and takes no events.",
    next: "Use the address of a process that does.",
  },
  stopping: {
    code: "stopping",
    message: "Patchbay is shutting down. Nothing from this request was stored.",
    next: "Send it again after the time in the Retry-After header.",
  },
  notFound: {
    code: "not_found",
    message: "There is nothing at this address.",
    next: "Check the address.",
  },
  methodNotAllowed: {
    code: "method_not_allowed",
    message: "This address does not take requests of this method.",
    next: "Use one of the methods in the Allow header.",
  },
  otherSite: {
    code: "other_site",
    message: "The request came from another site, so it was not carried out.",
    next: "Open Patchbay itself and try again there.",
  },
  jsonOnly: {
    code: "unsupported_media_type",
    message: "This address takes application/json only.",
    next: "Send the body as JSON with the header Content-Type: application/json.",
  },
  tooLarge: {
    code: "too_large",
    message: "The request is larger than 1 MB.",
    next: "Send less at once.",
  },
  lengthRequired: {
    code: "length_required",
    message: "The request does not say how long it is.",
    next: "Send it with a Content-Length header.",
  },
  noActions: {
    code: "no_actions",
    message: "Patchbay has no server actions.",
    next: "Reload the page and try again.",
  },
  bug: {
    code: "internal",
    message: "Something failed on our side. It has been written to the log.",
    next: "Try again. If it happens again, look in the log for the request id.",
  },
} satisfies { readonly [name: string]: Refusal };

export const launchMessages = {
  needsHttps: (host: string): string =>
    `HOST=${host} can be reached from other machines, so sign-ins would cross the network readable. Put https in front and set PUBLIC_URL=https://…, or set ALLOW_HTTP=1 if you accept that. HOST=127.0.0.1 keeps Patchbay on this machine.`,
  badPublicUrl: (value: string): string => `PUBLIC_URL is "${value}". It must be a full address without a path, such as https://patchbay.example.com.`,
  portTaken: (port: number): string =>
    `Port ${port} is in use, and PUBLIC_URL is set, so Patchbay cannot move to another one by itself. Stop the other program, or change PORT together with what leads to it.`,
  noFreePort: (first: number, last: number): string => `No free port from ${first} to ${last}. Set PORT to a free one.`,
};
