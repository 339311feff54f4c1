import type { UiLanguage } from '@yimen/ui/strings';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { assetsOf } from './assets.ts';
import type { RenderedPage } from './render.ts';

export interface DocumentParts {
  readonly language: UiLanguage;
  readonly title: string;
  readonly theme: 'light' | 'hall' | 'auto';
  readonly size: 'normal' | 'elder';
  /** Entry of the client build whose script and styles the page takes. */
  readonly entry: string;
  readonly body: ReactNode;
  /** State for selectors of the page, on <html>. */
  readonly state?: string;
  /** Seconds after which a browser without script asks again. */
  readonly refreshSec?: number;
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** A whole page as text: no inline script, no inline style, so that the strictest content policy holds. */
export async function documentOf(parts: DocumentParts): Promise<RenderedPage> {
  const { scripts, styles } = await assetsOf(parts.entry);
  const html = renderToStaticMarkup(
    <html lang={parts.language} data-theme={parts.theme} data-size={parts.size} data-state={parts.state}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{parts.title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {parts.refreshSec !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={String(parts.refreshSec)} />
          </noscript>
        )}
        {scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>{parts.body}</body>
    </html>,
  );
  return {
    status: parts.status ?? 200,
    html: `<!doctype html>${html}`,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...parts.headers },
  };
}
