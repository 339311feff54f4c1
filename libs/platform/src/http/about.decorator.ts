import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const ABOUT = 'yimen:about';

/** What the documentation says of a route beside its inputs, which it knows from the schemas. */
export interface RouteAbout {
  /** One sentence. */
  readonly summary: string;
  /** Schema of the answer. */
  readonly returns?: z.ZodType;
  readonly status?: number;
}

/** Documents a route: `@About({ summary: 'Calls the next visitor', returns: CalledTicket })`. */
export const About = (about: RouteAbout) => SetMetadata(ABOUT, about);
