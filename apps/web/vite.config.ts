import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import type { BuildOptions, ProxyOptions } from 'vite';
import { hallFonts } from './build/hall-fonts.ts';
import { layerOrder } from './build/layer-order.ts';
import { entriesOf, pageTable, shipPageTable } from './build/page-table.ts';
import { precompress } from './build/precompress.ts';
import { servePages } from './build/serve-pages.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };
const root = fileURLToPath(new URL('.', import.meta.url));
const client = `${root}dist/client`;
const source = '@yimen/source';

const serverBuild: BuildOptions = {
  ssr: true,
  outDir: `${root}dist/server`,
  emptyOutDir: true,
  copyPublicDir: false,
  target: 'node24',
  rolldownOptions: { input: { render: 'src/server/render.ts' } },
};

const clientBuild: BuildOptions = {
  outDir: client,
  emptyOutDir: true,
  manifest: true,
  target: ['chrome111', 'safari16.4', 'firefox115'],
  assetsInlineLimit: 0,
  rolldownOptions: { input: { ...entriesOf(pageTable()), ...scriptsOf('ticket', 'door', 'guide', 'case') } },
};

export default defineConfig(({ isSsrBuild }) => ({
  root,
  define: { __YIMEN_VERSION__: JSON.stringify(version) },
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] }, noExternal: [/^@yimen\//] },
  plugins: [react(), hallFonts(), servePages(), ...(isSsrBuild ? [] : [shipPageTable(), layerOrder(), precompress(client)])],
  build: isSsrBuild ? serverBuild : clientBuild,
  server: {
    host: '127.0.0.1',
    strictPort: true,
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: proxyTo(process.env.WEB_API),
  },
}));

/** Small scripts of the pages that the server draws. */
function scriptsOf(...surfaces: string[]): Record<string, string> {
  return Object.fromEntries(surfaces.map((name) => [`${name}-script`, `src/pages/${name}/script.ts`]));
}

/** Development against a running city: its gateway answers everything that is not a page. */
function proxyTo(origin: string | undefined): Record<string, ProxyOptions> {
  if (!origin) return {};
  return { '/api': { target: origin, changeOrigin: true }, '/socket.io': { target: origin, ws: true, changeOrigin: true } };
}
