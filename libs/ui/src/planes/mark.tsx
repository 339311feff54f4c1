interface MarkProps {
  /** On a lamp ground the lit corner takes the ink. */
  readonly onNow?: boolean;
  /** Spoken name; without it the mark is decoration beside the name of the place. */
  readonly title?: string;
  readonly className?: string;
}

/** 门 in three strokes; the lit corner is the lamp. Smallest 20 px or 6 mm, free space one post on all sides. */
export function Mark({ onNow = false, title, className = 'ym-mark' }: MarkProps) {
  return (
    <svg className={className} viewBox="0 0 48 48" {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}>
      <path fill="currentColor" d="M6 16.5h9V44H6zM16.5 6H42v38h-9V15H16.5z" />
      <path fill={onNow ? 'currentColor' : 'var(--now)'} d="M6 6h9v9H6z" />
    </svg>
  );
}

/** The door alone: it stands for "here" in custody and line. */
export function DoorSign({ className = 'ym-door-sign' }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 21 24" aria-hidden="true">
      <path fill="currentColor" d="M0 0h21v24h-5V5H5v19H0z" />
    </svg>
  );
}

/** Number → window. */
export function Arrow({ className = 'ym-arrow' }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 44 24" aria-hidden="true">
      <path d="M0 12h40M30 3l10 9-10 9" fill="none" stroke="currentColor" strokeWidth="4" />
    </svg>
  );
}

/** The triangle of a band: what is shown is old. */
export function Warning({ className = 'ym-warning' }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M24 3 46 43H2z" fill="currentColor" />
      <path d="M22 17h4v14h-4zM22 34h4v4h-4z" fill="var(--band-ground, var(--ground))" />
    </svg>
  );
}
