/** Size for which a device page is drawn, px. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Device pages are drawn for one size (language.md section 12) and scaled as a whole to the screen they get, so that a number is an
 * eighth of the height on every panel. Returns what undoes it.
 */
export function fitStage(element: HTMLElement, size: StageSize): () => void {
  function fit() {
    const scale = scaleFor(size, { width: window.innerWidth, height: window.innerHeight });
    const left = Math.max(0, (window.innerWidth - size.width * scale) / 2);
    const top = Math.max(0, (window.innerHeight - size.height * scale) / 2);
    Object.assign(element.style, {
      position: 'absolute',
      width: `${size.width}px`,
      height: `${size.height}px`,
      transformOrigin: '0 0',
      transform: scale === 1 && left === 0 && top === 0 ? 'none' : `translate(${left}px, ${top}px) scale(${scale})`,
    });
  }
  fit();
  window.addEventListener('resize', fit);
  return () => window.removeEventListener('resize', fit);
}

/** The largest scale at which the whole stage is seen. */
export function scaleFor(size: StageSize, room: StageSize): number {
  return Math.min(room.width / size.width, room.height / size.height);
}
