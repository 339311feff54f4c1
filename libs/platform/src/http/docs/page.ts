import type { OpenApi } from './openapi.ts';

type Json = Record<string, unknown>;

/** A page that reads without script: every route with its permission, inputs and answers. */
export function docsPage(document: OpenApi, base: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  const title = escaped(String(document.info.title));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="${base}/docs/docs.css"></head>
<body><main><h1>${title}</h1><p>${operations.length} operations. Errors are problem documents (RFC 9457) with a stable <code>code</code>.
<a href="${base}/docs/openapi.json">OpenAPI 3.1 document</a></p>
${operations.join('\n')}
</main></body></html>`;
}

export const docsStyles = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
section{border-top:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.5rem 0 1rem}
h2{font-size:1rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
h3{font-size:.9rem;margin:.75rem 0 .25rem}
pre{overflow:auto;padding:.75rem;background:color-mix(in srgb,currentColor 6%,transparent)}
`;

function section(method: string, path: string, operation: Json): string {
  const parameters = (operation.parameters as Json[]).map(
    ({ name, in: place, required }) =>
      `<li><code>${escaped(String(name))}</code> (${escaped(String(place))}${required === true ? ', required' : ''})</li>`,
  );
  const permission = typeof operation['x-permission'] === 'string' ? operation['x-permission'] : '';
  return `<section id="${escaped(String(operation.operationId))}"><h2>${escaped(method.toUpperCase())} ${escaped(path)}</h2>
<p>${escaped(String(operation.summary))} — permission <code>${escaped(permission)}</code></p>
${parameters.length > 0 ? `<h3>Parameters</h3><ul>${parameters.join('')}</ul>` : ''}
${block('Body', operation.requestBody)}${block('Answers', operation.responses)}</section>`;
}

function block(title: string, value: unknown): string {
  return value === undefined ? '' : `<h3>${title}</h3><pre tabindex="0">${escaped(JSON.stringify(value, null, 2))}</pre>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
