import { notFoundPage } from './not-found.tsx';
import { serverPages } from './server-pages.ts';

/** What the gateway knows of a request for a page. `language` is its reading of cookie and Accept-Language. */
export interface PageRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly language: 'zh-CN' | 'en';
  /** Fields of a form that was posted to the page; only rows of pages.json with `form` take one. */
  readonly form?: Readonly<Record<string, string>>;
  /** Reaches the services on behalf of this visitor; takes addresses such as `/api/queue/…`. */
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
}

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, string>;
}

export type RenderPage = (request: PageRequest) => Promise<RenderedPage>;

/** Renders a page of the server build; an address that none of them knows is a 404 page. `?lang=` wins over the given language. */
export async function render(request: PageRequest): Promise<RenderedPage> {
  const asked = request.query.lang;
  const language = asked === 'en' || asked === 'zh-CN' ? asked : request.language;
  const page = serverPages.find((row) => row.matches(request.path));
  return page ? page.render({ ...request, language }) : notFoundPage(language);
}
