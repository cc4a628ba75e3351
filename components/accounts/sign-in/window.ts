const CHANNEL = "patchbay-connect";

/**
 * Opens the window for signing in; to be called in the click itself, or browsers block it. Null where there is no room for
 * one or it was blocked: then the page itself goes there and comes back.
 */
export function openWindow(): Window | null {
  if (window.matchMedia("(max-width: 767px)").matches) return null;
  const left = Math.max(0, window.screenX + (window.outerWidth - 480) / 2);
  const top = Math.max(0, window.screenY + (window.outerHeight - 720) / 2);
  return window.open("about:blank", "_blank", `popup,width=480,height=720,left=${Math.round(left)},top=${Math.round(top)}`);
}

/** Tells the other pages of this browser that a sign-in came back. Windows that went to another site have no other way to say so. */
export function tellBack(attempt: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(attempt);
  channel.close();
}

/** Hears of sign-ins that came back until the returned function is called. */
export function onBack(heard: (attempt: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") heard(data);
  };
  return () => channel.close();
}
