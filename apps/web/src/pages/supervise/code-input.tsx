import { useState } from 'react';

/** Signs of a pairing code: 20 consonants, so that no word and no mistake comes of them (RFC 8628 6.1). */
const sign = /[BCDFGHJKLMNPQRSTVWXZ]/;
export const codeLength = 8;

interface CodeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One field that looks like the eight signs on the device. What cannot be a sign is left out. */
export function CodeInput({ label, value, onChange }: CodeInputProps) {
  const [isFocused, setFocused] = useState(false);
  const next = Math.min(value.length, codeLength - 1);
  return (
    <div className="code">
      <input
        aria-label={label}
        value={value}
        onChange={(event) => onChange(signsOf(event.target.value))}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={codeLength + 4}
      />
      {Array.from({ length: codeLength }, (_, index) => (
        <i key={index} aria-hidden="true" data-now={(isFocused && index === next) || undefined}>
          {value[index] ?? ''}
        </i>
      ))}
      <em aria-hidden="true">–</em>
    </div>
  );
}

/** Signs of a typed or pasted code, dash and spaces left out. */
export function signsOf(typed: string): string {
  const signs = Array.from(typed.toUpperCase()).filter((letter) => sign.test(letter));
  return signs.slice(0, codeLength).join('');
}
