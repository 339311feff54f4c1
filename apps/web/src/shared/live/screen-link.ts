import { Announcement, Heartbeat, ScreenDelta, ScreenSnapshot, Speaker, applyChanges, displayNamespaces } from '@yimen/contracts';
import type { Change, Position, ScreenView } from '@yimen/contracts';
import { SoundPlayer } from '@yimen/ui/sounds';
import { PairingEnded } from '../device/device-session.ts';
import type { DeviceSession } from '../device/device-session.ts';
import { Announcer } from '../sound/announcer.ts';
import { storedIds } from '../sound/begun-ids.ts';
import { HallLink } from './hall-link.ts';
import { socketWire } from './socket-wire.ts';

export interface ScreenLink {
  readonly link: HallLink<ScreenView, Change[]>;
  readonly painted: (at: Position) => void;
  readonly sound: SoundPlayer;
  readonly reportHealth: () => void;
}

interface ScreenLinkOptions {
  readonly session: DeviceSession;
  readonly onUnpaired: () => void;
  /** A call or recall came: the wall flashes. */
  readonly onCalls: (calls: readonly Change[]) => void;
}

const version = __YIMEN_VERSION__;

/** Follows the hall of a paired screen: view, paint acknowledgement, announcements, health. */
export function screenLink({ session, onUnpaired, onCalls }: ScreenLinkOptions): ScreenLink {
  const wire = socketWire(
    displayNamespaces.screen,
    () => session.token(),
    (error) => {
      if (error instanceof PairingEnded) onUnpaired();
    },
  );
  const sound = new SoundPlayer();
  const link = new HallLink<ScreenView, Change[]>({
    wire,
    readSnapshot: (data) => ScreenSnapshot.parse(data),
    readDelta: (data) => ScreenDelta.parse(data),
    readHeartbeat: (data) => Heartbeat.parse(data),
    apply: applyChanges,
    onDelta: (changes) => {
      const calls = changes.filter(({ kind }) => kind === 'called' || kind === 'recalled');
      if (calls.length > 0) onCalls(calls);
    },
  });
  const announcer = new Announcer({
    voice: sound,
    begin: (id, fence) => wire.ask('speaking', { id, fence }),
    end: (id, fence) => wire.emit('spoken', { id, fence }),
    // Before the first snapshot only the edge knows, and it has just said so.
    isCalled: (number) => link.seen().view?.calls.some((call) => call.number === number && call.fresh) ?? true,
    maySpeak: () => link.seen().freshness !== 'lost',
    begun: storedIds('yimen.spoken'),
  });
  wire.on('speaker', (data) => announcer.speaker(Speaker.parse(data)));
  wire.on('announce', (data) => announcer.announce(Announcement.parse(data)));
  wire.on('closing', (data) => {
    if (isRevoked(data)) {
      session.forget();
      onUnpaired();
    }
  });
  let shown: Position | undefined;
  return {
    link,
    sound,
    painted(at) {
      shown = at;
      wire.emit('painted', { at });
    },
    reportHealth() {
      const upSec = Math.round(performance.now() / 1000);
      if (shown) wire.emit('health', { version, upSec, painted: shown, sound: sound.audible });
    },
  };
}

/** A `closing` that ends the pairing, not only the connection. */
export function isRevoked(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'reason' in data && data.reason === 'revoked';
}
