/**
 * E-mail addresses as sign-in names: ASCII only, one `@`, no quoting, no comment. Look-alike letters and addresses that
 * two parsers read differently have let people sign in as somebody else.
 */
const pattern = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The address as it is stored and compared, or null when it is not one. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && pattern.test(email) ? email : null;
}
