import type { PageAddress } from './page-address.ts';

interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  readonly help: string;
  readonly value: string | undefined;
  readonly address: PageAddress;
  /** Parameters that a search takes along. */
  readonly keep?: readonly string[];
}

/** One field and one button; a plain GET form. */
export function SearchForm({ action, label, button, help, value, address, keep = [] }: SearchFormProps) {
  const kept = ['lang', 'size', ...keep].filter((name) => address.query[name] !== undefined);
  return (
    <form className="find" role="search" action={action}>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={address.query[name]} />
      ))}
      <div className="field" data-theme="light">
        <svg className="lens" viewBox="0 0 48 48" aria-hidden="true">
          <g fill="none" stroke="currentColor" strokeWidth="3.6">
            <circle cx="21" cy="21" r="13" />
            <path d="m31 31 12 12" />
          </g>
        </svg>
        <input name="q" type="search" defaultValue={value} maxLength={80} aria-label={label} aria-describedby="how" autoComplete="off" />
        <button type="submit">{button}</button>
      </div>
      <p className="how" id="how">
        {help}
      </p>
    </form>
  );
}
