const askEveryMs = 10 * 60_000;

/** The scripts that a page names: hashed, so another list is another version. */
export function scriptsOf(html: string): string {
  return Array.from(html.matchAll(/<script[^>]+src="([^"]+)"/g), (match) => match[1]).join(' ');
}

/** Reloads an unattended page when a new version is served, but only while nobody is looking for something on it. */
export function reloadOnNewVersion(isIdle: () => boolean, reload: () => void = () => location.reload()): () => void {
  const own = scriptsOf(document.documentElement.outerHTML);
  let stale = false;
  const timer = window.setInterval(() => {
    if (stale && isIdle()) reload();
    else void askForScripts().then((served) => (stale ||= served !== undefined && served !== own));
  }, askEveryMs);
  return () => window.clearInterval(timer);
}

async function askForScripts(): Promise<string | undefined> {
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' });
    return response.ok ? scriptsOf(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}
