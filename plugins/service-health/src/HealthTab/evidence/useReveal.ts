import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * What a link on the page, or one that a colleague sent, points at: it comes
 * into sight, gets the focus, and is to be highlighted.
 */
export function useReveal<TElement extends HTMLElement>(
  id: string | undefined,
): { ref: RefObject<TElement>; isRevealed: boolean } {
  const ref = useRef<TElement>(null);
  const { hash, key } = useLocation();
  const isRevealed = id !== undefined && hash === `#${id}`;
  useEffect(() => {
    if (!isRevealed || !ref.current) return;
    ref.current.scrollIntoView({ block: 'center' });
    ref.current.focus({ preventScroll: true });
    // The key is another one when the same link is followed again.
  }, [isRevealed, key]);
  return { ref, isRevealed };
}

/** Whether what is to be shown is this, or inside of this. */
export function useIsWithin(id: string): boolean {
  const { hash } = useLocation();
  return hash === `#${id}` || hash.startsWith(`#${id}--`);
}
