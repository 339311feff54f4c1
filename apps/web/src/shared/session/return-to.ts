/** Where a sign-in may lead back to: a path of our own, never another site (`//evil`, `https:`, back-slashes are not one). */
export function safeReturn(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || /^\/[/\\]/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return '/';
  return wanted;
}
