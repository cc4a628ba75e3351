import { Accounts } from "#components/accounts/accounts.tsx";
import { accounts } from "#server/messages/accounts.ts";

export const metadata = { title: accounts.title };

export default function AccountsPage() {
  return <Accounts />;
}
