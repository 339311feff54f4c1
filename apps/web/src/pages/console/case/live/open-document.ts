/**
 * Opens a signed document as paper in a window of its own, ready to print. The window is opened before the answer comes, else the browser
 * takes it for an advertisement.
 */
export async function openDocument(document: string, token: () => Promise<string>): Promise<void> {
  const paper = window.open('', '_blank');
  const response = await fetch(`/api/intake/documents/${document}.html`, { headers: { authorization: `Bearer ${await token()}` } });
  if (!paper || !response.ok) {
    paper?.close();
    return;
  }
  const address = URL.createObjectURL(await response.blob());
  paper.location.replace(address);
  paper.addEventListener('load', () => paper.print(), { once: true });
}
