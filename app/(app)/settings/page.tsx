import { Settings } from "#components/settings/settings.tsx";
import { settings } from "#server/messages/settings.ts";

export const metadata = { title: settings.title };

export default function SettingsPage() {
  return <Settings />;
}
