/**
 * Puts a text on the clipboard, also on pages without HTTPS, where browsers
 * have no `navigator.clipboard`.
 *
 * @throws Error when the browser does not let it happen
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  if (!isDone) throw new Error('the browser does not allow it');
}
