/** Minutes and seconds since the visitor was called or served, `06:12`; hours only when there are any. */
export function serviceClock(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const parts = [Math.floor((seconds % 3600) / 60), seconds % 60].map((part) => String(part).padStart(2, '0'));
  return seconds >= 3600 ? [Math.floor(seconds / 3600), ...parts].join(':') : parts.join(':');
}
