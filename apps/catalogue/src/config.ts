import { ServiceSettings, Switch } from '@yimen/platform';
import type { z } from 'zod';

/** Settings of catalogue, from `CATALOGUE_…`. */
export const CatalogueSettings = ServiceSettings.extend({
  /** Loads provisional calendars and round-the-clock halls of the pack. Refused in production. */
  demo: Switch.default(false),
});
export type CatalogueSettings = z.infer<typeof CatalogueSettings>;
