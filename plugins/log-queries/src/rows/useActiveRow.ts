import { type KeyboardEvent, useCallback, useState } from 'react';

const PAGE = 20;

/**
 * The row that the keyboard is on. Only its button can be reached by Tab, so
 * that ten thousand rows are one stop.
 */
export function useActiveRow(
  count: number,
  reveal: (index: number) => void,
): {
  index: number;
  setIndex: (index: number) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const [chosen, setIndex] = useState(0);
  const index = Math.min(chosen, Math.max(0, count - 1));

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = nextIndex(event.key, index, count);
      if (next === undefined) return;
      event.preventDefault();
      setIndex(next);
      reveal(next);
      const rows = event.currentTarget.closest<HTMLElement>('[data-rows]');
      if (rows) focusSoon(rows, next);
    },
    [index, count, reveal],
  );
  return { index, setIndex, onKeyDown };
}

function nextIndex(
  key: string,
  index: number,
  count: number,
): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + PAGE);
    case 'PageUp':
      return Math.max(0, index - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The row may have to be drawn first, which takes a frame or two. */
function focusSoon(body: HTMLElement, index: number, triesLeft = 5): void {
  const button = body.querySelector<HTMLElement>(
    `[data-row-button="${index}"]`,
  );
  if (button) {
    button.focus({ preventScroll: true });
  } else if (triesLeft > 0) {
    requestAnimationFrame(() => focusSoon(body, index, triesLeft - 1));
  }
}
