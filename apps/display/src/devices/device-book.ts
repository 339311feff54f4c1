import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { ScreenPainted, subjects } from '@yimen/contracts';
import type { Device, DeviceHealth, DeviceStatus, Position } from '@yimen/contracts';
import { isLater } from '@yimen/domain-ticketing';
import { Bus, Clock, Metrics } from '@yimen/platform';

/** A connected device may be behind the hall for so long before it counts as stale. */
const STALE_MS = 2000;
/** A device that nobody heard of for so long is forgotten. */
const FORGET_MS = 24 * 3_600_000;

type PaintListener = (hall: string) => void;

interface Known {
  readonly status: Omit<DeviceStatus, 'stale'>;
  /** Machine time; when it fell behind the hall. */
  behindSince?: number | undefined;
  readonly local: boolean;
}

/** The devices of every hall: what this edge sees of its own, and what the other edges tell of theirs. */
@Injectable()
export class DeviceBook implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly halls = new Map<string, Map<string, Known>>();
  private readonly listeners = new Set<PaintListener>();
  private readonly pressToPaint: ReturnType<Metrics['histogram']>;
  private stop: (() => void) | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.pressToPaint = metrics.histogram('yimen_display_press_to_paint_seconds', 'From the commit to the painted screen');
  }

  onApplicationBootstrap(): void {
    this.stop = this.bus.subscribe(subjects.display.screenPainted(), ({ body }) => {
      const told = ScreenPainted.safeParse(body);
      if (!told.success) return;
      const { hall, status } = told.data;
      if (!this.of(hall).get(status.device)?.local) this.put(hall, { status, local: false });
    });
  }

  onApplicationShutdown(): void {
    this.stop?.();
  }

  onPaint(listener: PaintListener): void {
    this.listeners.add(listener);
  }

  connected(hall: string, device: string, { kind, zone, window }: Device): void {
    this.note(hall, device, { kind, ...(zone ? { zone } : {}), ...(window ? { window } : {}), connected: true });
  }

  disconnected(hall: string, device: string): void {
    this.note(hall, device, { connected: false });
  }

  /** A screen painted a position that was committed at `committedAt` by the city's clock. */
  painted(hall: string, device: string, position: Position, committedAt: number | undefined): void {
    const known = this.of(hall).get(device)?.status;
    if (known?.painted && !isLater(position, known.painted)) return;
    const lastPaintAt = this.clock.now();
    if (committedAt !== undefined) this.pressToPaint.observe(Math.min(60, Math.max(0, (lastPaintAt - committedAt) / 1000)));
    this.note(hall, device, { painted: position, lastPaintAt });
  }

  health(hall: string, device: string, health: DeviceHealth): void {
    this.note(hall, device, { health });
  }

  /** All devices of a hall, with who is behind what the hall shows. */
  list(hall: string, position: Position | undefined): DeviceStatus[] {
    const now = this.clock.now();
    for (const [device, { status }] of this.of(hall)) if (now - status.seenAt > FORGET_MS) this.of(hall).delete(device);
    return [...this.of(hall).values()].map((known) => ({ ...known.status, stale: isStale(known, position) }));
  }

  /** How many connected screens of a hall there are, and how many of them painted a position or a later one. */
  paintedCount(hall: string, position: Position): { screens: number; painted: number } {
    const screens = [...this.of(hall).values()].filter(({ status }) => status.connected && status.kind !== 'kiosk');
    const painted = screens.filter(({ status }) => status.painted && !isLater(position, status.painted));
    return { screens: screens.length, painted: painted.length };
  }

  private note(hall: string, device: string, change: Partial<Known['status']>): void {
    const known = this.of(hall).get(device);
    const status = { device, kind: 'hall' as const, connected: true, ...known?.status, ...change, seenAt: this.clock.now() };
    this.put(hall, { status, behindSince: known?.behindSince, local: status.connected });
    this.bus.publish(subjects.display.screenPainted(hall), { hall, status: { ...status, stale: false } } satisfies ScreenPainted);
  }

  private put(hall: string, known: Known): void {
    this.of(hall).set(known.status.device, known);
    for (const listener of this.listeners) listener(hall);
  }

  private of(hall: string): Map<string, Known> {
    const devices = this.halls.get(hall) ?? new Map<string, Known>();
    this.halls.set(hall, devices);
    return devices;
  }
}

function isStale(known: Known, position: Position | undefined): boolean {
  const { connected, painted, kind } = known.status;
  const behind = connected && kind !== 'kiosk' && position !== undefined && (!painted || isLater(position, painted));
  if (!behind) known.behindSince = undefined;
  else known.behindSince ??= performance.now();
  return known.behindSince !== undefined && performance.now() - known.behindSince > STALE_MS;
}
