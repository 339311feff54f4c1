const keyOf = (hall: string, window: string, day: string) => `yimen.fence/${hall}/${day}/${window}`;

/** The fence of this tab's clerk session at a window: it survives a reload of the page and nothing else. */
export const deskStore = {
  read(hall: string, window: string, day: string): number | undefined {
    const text = sessionStorage.getItem(keyOf(hall, window, day));
    return text === null ? undefined : Number(text);
  },
  write(hall: string, window: string, day: string, fence: number): void {
    sessionStorage.setItem(keyOf(hall, window, day), String(fence));
  },
};
