import { AuthCard } from "./card.tsx";

/** A page before the shell that can only tell something. */
export function AuthNote({ title, text }: { title: string; text: string }) {
  return (
    <AuthCard title={title}>
      <p className="text-muted-foreground">{text}</p>
    </AuthCard>
  );
}
