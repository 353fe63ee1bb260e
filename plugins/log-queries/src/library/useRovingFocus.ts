import { type KeyboardEvent, useState } from 'react';

/**
 * Makes a long list one stop of the Tab key: within it the arrow keys lead from
 * item to item, Home and End to the first and the last.
 *
 * @param keys - of the items, in their order
 * @param preferred - where Tab leads to at first; otherwise to the first item
 */
export function useRovingFocus(
  keys: readonly string[],
  preferred: string | undefined,
): {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  itemProps: (key: string) => { tabIndex: number; onFocus: () => void };
} {
  const [focused, setFocused] = useState<string>();
  const [stop] = [focused, preferred, ...keys].filter(
    key => key !== undefined && keys.includes(key),
  );
  return {
    onKeyDown: event => {
      const items = [
        ...event.currentTarget.querySelectorAll<HTMLElement>('[tabindex]'),
      ];
      const at = items.findIndex(item => item === document.activeElement);
      const next = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        Home: 0,
        End: items.length - 1,
      }[event.key];
      if (at < 0 || next === undefined) return;
      // Not the page.
      event.preventDefault();
      items[next]?.focus();
    },
    itemProps: key => ({
      tabIndex: key === stop ? 0 : -1,
      onFocus: () => setFocused(key),
    }),
  };
}
