import { useCallback, useEffect, useMemo, useState } from 'react';
import { DeviceSession } from './device-session.ts';
import { browserStore } from './device-tokens.ts';
import { pollPairing, startDemoPairing, startPairing } from './pairing.ts';
import type { Offer } from './pairing.ts';

export interface DeviceState {
  readonly session: DeviceSession;
  readonly state: 'starting' | 'pairing' | 'paired';
  /** The signs to show while pairing. */
  readonly userCode?: string | undefined;
  /** Monotonic moment at which the signs change. */
  readonly codeUntil?: number | undefined;
  /** The pairing was revoked: begin again. */
  readonly unpair: () => void;
}

const retryMs = 5_000;

/** Pairing of this machine: starts alone, asks by itself, keeps what it got. `place` comes from `?device=<id>`. */
export function useDevice(place: string | undefined): DeviceState {
  const session = useMemo(() => new DeviceSession(browserStore(place ?? 'here')), [place]);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<{ state: DeviceState['state']; userCode?: string | undefined; codeUntil?: number }>(() => ({
    state: session.paired ? 'paired' : 'starting',
  }));
  useEffect(() => {
    if (session.paired) return undefined;
    const stop = new AbortController();
    void pair(session, place, stop.signal, (offer) =>
      setShown({ state: 'pairing', userCode: offer.userCode, codeUntil: performance.now() + offer.expiresInMs }),
    ).then((done) => {
      if (done) setShown({ state: 'paired' });
    });
    return () => stop.abort();
  }, [session, place, round]);
  const unpair = useCallback(() => {
    session.forget();
    setShown({ state: 'starting' });
    setRound((before) => before + 1);
  }, [session]);
  return { session, ...shown, unpair };
}

async function pair(session: DeviceSession, place: string | undefined, stop: AbortSignal, show: (offer: Offer) => void): Promise<boolean> {
  while (!stop.aborted) {
    try {
      const offer = (place ? await startDemoPairing(place) : undefined) ?? (await startPairing(place));
      if (offer.userCode !== undefined) show(offer);
      if (await waitForApproval(session, offer, stop)) return true;
    } catch (error) {
      console.warn('pairing did not start', error);
    }
    await pause(retryMs);
  }
  return false;
}

async function waitForApproval(session: DeviceSession, offer: Offer, stop: AbortSignal): Promise<boolean> {
  const until = performance.now() + offer.expiresInMs;
  let interval = offer.userCode === undefined ? 0 : offer.intervalMs;
  while (!stop.aborted && performance.now() < until) {
    await pause(interval);
    const result = await pollPairing(offer);
    if (result.kind === 'granted') {
      session.keep(result.grant);
      return true;
    }
    if (result.kind === 'ended') return false;
    interval = Math.max(interval, offer.intervalMs) + (result.slower ? 5_000 : 0);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
