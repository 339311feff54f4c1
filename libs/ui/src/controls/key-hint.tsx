/** Key cap beside the words of a button. Hidden from readers: `aria-keyshortcuts` of the button says it. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="ym-key" aria-hidden="true">
      {keys}
    </kbd>
  );
}
