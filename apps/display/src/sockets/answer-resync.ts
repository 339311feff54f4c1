import type { Heartbeat, Position } from '@yimen/contracts';
import { isLater } from '@yimen/domain-ticketing';
import type { Socket } from 'socket.io';

/** What a namespace can give to somebody who asks from a position. */
export interface ResyncSource {
  readonly position: Position | undefined;
  readonly heartbeat: Heartbeat | undefined;
  missing(from: Position): readonly unknown[] | undefined;
  snapshot(): unknown;
}

/** Equal → heartbeat, a few commits behind → those, anything else → snapshot (spec/queue.md 8.1). Answers the acknowledgement. */
export function answerResync(socket: Socket, at: Position | null, source: ResyncSource): Record<string, never> {
  const missing = at && source.position && !isLater(at, source.position) ? source.missing(at) : undefined;
  if (missing) for (const delta of missing) socket.emit('delta', delta);
  else socket.emit('snapshot', source.snapshot());
  if (source.heartbeat) socket.emit('heartbeat', source.heartbeat);
  return {};
}
