import { useRef } from 'react';
import type { ButtonHTMLAttributes, MouseEvent, PointerEvent, ReactNode } from 'react';
import { doubleTouchMs, follow, slipPx } from './touch-trace.ts';
import type { TouchTrace } from './touch-trace.ts';

interface TouchButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'children'> {
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** A key that may be pressed twice in a moment: letters, erase. Everything else takes a double touch for one press. */
  readonly repeats?: boolean;
}

/** A button for unattended touch screens. Keyboard and assistive technology press it as any other button. */
export function TouchButton({ onPress, children, repeats = false, ...rest }: TouchButtonProps) {
  const touch = useTouchPress(onPress, repeats ? 0 : doubleTouchMs);
  return (
    <button type="button" {...rest} {...touch}>
      {children}
    </button>
  );
}

/** Handlers that turn a trace of touches into presses by the rules of touch-trace.ts. */
export function useTouchPress(onPress: () => void, guardMs: number = doubleTouchMs) {
  const trace = useRef<TouchTrace>({});
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      trace.current = follow(trace.current, { kind: 'down', point: pointOf(event) }).trace;
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const element = event.currentTarget;
      const target = element.getBoundingClientRect();
      const slip = slipPx * (target.width / element.offsetWidth || 1);
      const step = follow(trace.current, { kind: 'up', point: pointOf(event), target, slip, at: event.timeStamp, guardMs });
      trace.current = step.trace;
      if (step.pressed) onPress();
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      trace.current = follow(trace.current, { kind: 'cancel', pointer: event.pointerId }).trace;
    },
    onClick(event: MouseEvent<HTMLElement>) {
      if (event.detail === 0) onPress();
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      event.preventDefault();
    },
  };
}

function pointOf(event: PointerEvent<HTMLElement>) {
  return { pointer: event.pointerId, x: event.clientX, y: event.clientY };
}
