import { renderCase } from '../pages/case/render-case.tsx';
import { renderDoor } from '../pages/door/render-door.tsx';
import { renderGuide } from '../pages/guide/render-guide.tsx';
import { renderList } from '../pages/guide/list/render-list.tsx';
import { renderTicket } from '../pages/ticket/render-ticket.tsx';
import type { RenderPage } from './render.ts';

interface ServerPage {
  readonly matches: (path: string) => boolean;
  readonly render: RenderPage;
}

/** Pages that are drawn on the server. A new one is one row here and one in pages.json. */
export const serverPages: readonly ServerPage[] = [
  { matches: (path) => path === '/', render: renderDoor },
  { matches: (path) => path === '/guide', render: renderList },
  { matches: (path) => /^\/guide\/[^/]+$/.test(path), render: renderGuide },
  { matches: (path) => /^\/case(\/[^/]+)?$/.test(path), render: renderCase },
  { matches: (path) => /^\/ticket\/[^/]+$/.test(path), render: renderTicket },
];
