import { ServiceSettings, Switch, secret } from '@yimen/platform';
import { z } from 'zod';

/** Settings of the display edge, from `DISPLAY_…`. */
export const DisplaySettings = ServiceSettings.extend({
  /** The queue's key of ticket tokens: a phone's token is checked here without asking anybody. */
  ticketKey: secret(z.string().min(16).max(4096)),
  /** Further origins that pages of the house may have, with commas; the public origin always may. */
  moreOrigins: z.string().default(''),
  /** The demo's halls are open round the clock. Refused in production. */
  demo: Switch.default(false),
  /** New connections a second and at once, of devices and staff, and of phones: so many survive a mass return unharmed. */
  deviceAdmission: z.coerce.number().min(1).default(500),
  phoneAdmission: z.coerce.number().min(1).default(300),
});
export type DisplaySettings = z.infer<typeof DisplaySettings>;

/** Origins that may open a live view. */
export function originsOf(settings: DisplaySettings): string[] {
  return [settings.publicOrigin, ...settings.moreOrigins.split(',')]
    .filter((origin) => origin !== '')
    .map((origin) => new URL(origin).origin);
}
