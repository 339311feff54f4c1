import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';

export interface ButtonProps {
  /** act: the filled one; frame: the rest; quiet: text in a row. */
  readonly kind?: 'act' | 'frame' | 'quiet';
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** Own key, shown on the button: `F2`, `Enter`, `Ctrl S`. The page binds it. */
  readonly keys?: string;
  /** Under way: keeps its words, a stripe runs; a second press does nothing. */
  readonly busy?: boolean;
  /** Why it cannot be pressed now: it is said in the place of the words. */
  readonly reason?: string | undefined;
  readonly type?: 'button' | 'submit';
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** A framed control. Acts on release inside the target; Enter and Space by keyboard. */
export function Button({ kind = 'frame', children, onPress, keys, busy = false, reason, label, type = 'button', ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type={type}
      className={`ym-button ${rest.className ?? ''}`}
      data-kind={kind}
      data-reason={reason === undefined ? undefined : true}
      isDisabled={reason !== undefined}
      isPending={busy}
      aria-label={label}
      aria-keyshortcuts={keys?.replaceAll(' ', '+')}
      {...(onPress ? { onPress } : {})}
    >
      <span className="words">{reason ?? children}</span>
      {keys && reason === undefined && <KeyHint keys={keys} />}
    </AriaButton>
  );
}
