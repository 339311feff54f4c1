/** Runs a task when the frame that is being prepared has been painted: two animation frames (spec/queue.md 8.5). */
export function afterPaint(task: () => void, frame: (callback: () => void) => unknown = requestAnimationFrame): void {
  frame(() => frame(task));
}
