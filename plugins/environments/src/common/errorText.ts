import type { Theme } from '@material-ui/core/styles';

/** A red that can be read as text, by day and by night. */
export function errorText({ palette }: Theme): string {
  return palette.type === 'dark' ? palette.error.light : palette.error.dark;
}
