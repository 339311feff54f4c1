import { renderDoor } from '../pages/door/render-door.tsx';
import { renderTicket } from '../pages/ticket/render-ticket.tsx';
import type { RenderPage } from './render.ts';

interface ServerPage {
  readonly matches: (path: string) => boolean;
  readonly render: RenderPage;
}

/** Pages that are drawn on the server. A new one is one row here and one in pages.json. */
export const serverPages: readonly ServerPage[] = [
  { matches: (path) => path === '/', render: renderDoor },
  { matches: (path) => /^\/ticket\/[^/]+$/.test(path), render: renderTicket },
];
