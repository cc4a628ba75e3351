import { Home } from "#components/home/home.tsx";
import { home } from "#server/messages/home.ts";

export const metadata = { title: home.title };

export default function HomePage() {
  return <Home />;
}
