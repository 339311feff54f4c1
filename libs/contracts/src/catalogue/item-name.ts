import { z } from 'zod';

/** How an item is named from outside: its slug, or the handling code of the national list. */
export const ItemName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,79}$/);
export type ItemName = z.infer<typeof ItemName>;
