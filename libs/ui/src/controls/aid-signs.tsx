/* The icons of the aid bar and of search: 48 grid, 3.6 stroke, square ends, no fill but heads (language.md section 7). */
const drawn = { viewBox: '0 0 48 48', fill: 'none', stroke: 'currentColor', strokeWidth: 3.6, 'aria-hidden': true } as const;

/** Low reach. */
export function WheelchairSign() {
  return (
    <svg {...drawn}>
      <circle cx="20" cy="7" r="3.6" fill="currentColor" />
      <path d="M20 14v14h12l6 12h5M20 20h11" />
      <path d="M15 22a12 12 0 1 0 16 17" />
    </svg>
  );
}

/** Read aloud. */
export function SpeakerSign() {
  return (
    <svg {...drawn}>
      <path d="M6 18h8l11-9v30l-11-9H6zM32 17a10 10 0 0 1 0 14M37 11a18 18 0 0 1 0 26" />
    </svg>
  );
}

/** Call staff. */
export function PersonSign() {
  return (
    <svg {...drawn}>
      <circle cx="24" cy="14" r="8" />
      <path d="M8 43c1-11 7-16 16-16s15 5 16 16" />
    </svg>
  );
}

/** Search. */
export function MagnifierSign() {
  return (
    <svg {...drawn} strokeWidth={4}>
      <circle cx="20" cy="20" r="14" />
      <path d="m31 31 13 13" />
    </svg>
  );
}
