/** Where one is in a row of pages that turn by themselves. */
export function PageBand({ page, pages, label }: { readonly page: number; readonly pages: number; readonly label: string }) {
  if (pages < 2) return null;
  return (
    <p className="page-band" role="img" aria-label={label}>
      {Array.from({ length: pages }, (_, index) => (
        <i key={index} data-on={index === page || undefined} />
      ))}
    </p>
  );
}
