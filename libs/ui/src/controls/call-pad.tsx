import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';

export interface PadKey {
  readonly id: 'next' | 'recall' | 'start' | 'missed' | 'hold' | 'transfer' | 'finish' | 'pause' | 'matter' | 'find';
  readonly words: ReactNode;
  readonly keys: string;
  /** The one that is expected now. */
  readonly main?: boolean;
  readonly busy?: boolean;
  readonly reason?: string | undefined;
}

interface CallPadProps {
  readonly label: string;
  readonly pad: readonly PadKey[];
  readonly onPress: (id: PadKey['id']) => void;
}

/** The clerk's keys, each with its own F-key on it; a key that makes no sense now says why. */
export function CallPad({ label, pad, onPress }: CallPadProps) {
  return (
    <div className="ym-pad" role="group" aria-label={label}>
      {pad.map((key) => (
        <Button
          key={key.id}
          onPress={() => onPress(key.id)}
          isPending={key.busy ?? false}
          isDisabled={key.reason !== undefined}
          data-main={key.main || undefined}
          aria-keyshortcuts={key.keys}
        >
          <span className="words">
            {key.words}
            {key.reason !== undefined && <small>{key.reason}</small>}
          </span>
          <KeyHint keys={key.keys} />
        </Button>
      ))}
    </div>
  );
}
