import { Position } from '@yimen/domain-ticketing/wire';
import { z } from 'zod';
import { At, Code, HallId, personText } from '../ids.ts';
import { TicketToken } from '../queue/http.ts';
import { DeviceStatus } from './frames.ts';

/** Socket.IO namespaces of the display edge. */
export const displayNamespaces = {
  screen: '/screen',
  kiosk: '/kiosk',
  console: '/console',
  ticket: '/ticket',
  supervise: '/supervise',
  city: '/city',
} as const;
export type DisplayNamespace = keyof typeof displayNamespaces;

/** Handshake of devices and staff: `auth: { token }` with an access token. */
export const StaffHandshake = z.strictObject({ token: z.string().min(1).max(8192) });

/** Handshake of a phone: `auth: { ticket }` with the ticket's token. */
export const TicketHandshake = z.strictObject({ ticket: TicketToken });

/** Client → server. Each is acknowledged with `{}` or `{ problem }`. */
export const Resync = z.strictObject({ at: Position.nullable() });
export type Resync = z.infer<typeof Resync>;

/** After the frame that shows this position was painted (two animation frames). */
export const Painted = z.strictObject({ at: Position });
export type Painted = z.infer<typeof Painted>;

/** `speaking` before the first sound, `spoken` after the last. */
export const Spoken = z.strictObject({ id: z.string().min(1).max(160), fence: z.int().min(0) });
export type Spoken = z.infer<typeof Spoken>;

/**
 * Whoever reaches several halls names the one to follow; everybody else follows the hall of the token. A district is followed by the
 * loads of its halls, which come as `load`.
 */
export const Watch = z.union([z.strictObject({ hall: HallId }), z.strictObject({ district: Code })]);
export type Watch = z.infer<typeof Watch>;

/** Console → server, every 30 s while a clerk holds a window: the console is alive. */
export const ConsoleAlive = z.strictObject({ window: z.string().min(1).max(6), fence: z.int().min(1) });
export type ConsoleAlive = z.infer<typeof ConsoleAlive>;

/** Names of the events that a client may send, by namespace. What is not here is refused. */
export const clientEvents = {
  screen: ['resync', 'painted', 'speaking', 'spoken', 'health'],
  kiosk: ['resync', 'painted', 'health'],
  console: ['resync', 'alive'],
  ticket: ['resync'],
  supervise: ['resync', 'watch'],
  city: [],
} as const satisfies Record<DisplayNamespace, readonly string[]>;

/** A text page of a playlist, or a picture of the house's own media folder, shown for so many seconds. */
export const PlaylistEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), content: personText(400), seconds: z.int().min(3).max(600) }),
  z.strictObject({
    kind: z.literal('image'),
    /** Name of the file, without a path. */
    content: z.string().regex(/^[A-Za-z0-9_-]{1,80}\.(png|jpg|webp|avif)$/),
    seconds: z.int().min(3).max(600),
  }),
]);
export type PlaylistEntry = z.infer<typeof PlaylistEntry>;

export const Notices = z.strictObject({ notices: z.array(personText(200)).max(12) });
export type Notices = z.infer<typeof Notices>;

export const Playlist = z.strictObject({ playlist: z.array(PlaylistEntry).max(40) });
export type Playlist = z.infer<typeof Playlist>;

/** What a hall's screens show beside the queue. */
export const HallSettings = z.strictObject({
  hall: HallId,
  ...Notices.shape,
  ...Playlist.shape,
  changedAt: At,
  changedBy: z.string().max(120).optional(),
});
export type HallSettings = z.infer<typeof HallSettings>;

/** Core message to the other edges: a device painted, reported, came or went. */
export const ScreenPainted = z.strictObject({ hall: HallId, status: DeviceStatus });
export type ScreenPainted = z.infer<typeof ScreenPainted>;

/** Core message to the other edges: an announcement was begun, so it is done for its zone. */
export const AnnouncementSpoken = z.strictObject({ hall: HallId, zone: z.string().max(80), id: z.string().max(160) });
export type AnnouncementSpoken = z.infer<typeof AnnouncementSpoken>;
