import { useEffect, useRef } from 'react';

/** Ctrl-Enter (or Command-Enter) and Escape, wherever the focus is. */
export function useShortcuts(actions: {
  onRun?: () => void;
  onCancel?: () => void;
}): void {
  const current = useRef(actions);
  current.current = actions;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { onRun, onCancel } = current.current;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onRun) {
        event.preventDefault();
        onRun();
      } else if (event.key === 'Escape' && onCancel) {
        onCancel();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
