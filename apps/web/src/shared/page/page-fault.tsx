import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { FaultSentence } from './fault-sentence.tsx';

const reloadAfterMs = 10_000;

/** Last resort when a page breaks while it draws: one sentence, and a reload by itself, since nobody stands at a hall screen. */
export class PageFault extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error('the page broke while drawing', error, info.componentStack);
    window.setTimeout(() => location.reload(), reloadAfterMs);
  }

  override render() {
    return this.state.broken ? <FaultSentence seconds={reloadAfterMs / 1000} /> : this.props.children;
  }
}
