import { readFile } from 'node:fs/promises';

export interface PageAssets {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const manifestFile = new URL('../client/.vite/manifest.json', import.meta.url);
let manifest: Promise<Record<string, ManifestChunk>> | undefined;

/** Hashed names of what an entry needs, from the manifest of the client build. In development Vite serves the source itself. */
export async function assetsOf(entry: string): Promise<PageAssets> {
  if (import.meta.env.DEV)
    return { scripts: ['/@vite/client', `/${entry}`], styles: [`/${entry.replace(/([^/]+)\/script\.ts$/, '$1/$1.css')}`] };
  manifest ??= readFile(manifestFile, 'utf8').then((text) => JSON.parse(text) as Record<string, ManifestChunk>);
  return collect(await manifest, entry);
}

/** Script and styles of an entry and of the chunks that it shares with others. */
export function collect(chunks: Record<string, ManifestChunk>, entry: string): PageAssets {
  const chunk = chunks[entry];
  if (!chunk) throw new Error(`the client build has no entry ${entry}`);
  const shared = (chunk.imports ?? []).flatMap((name) => collect(chunks, name).styles);
  return { scripts: [`/${chunk.file}`], styles: [...new Set([...shared, ...(chunk.css ?? []).map((file) => `/${file}`)])] };
}
