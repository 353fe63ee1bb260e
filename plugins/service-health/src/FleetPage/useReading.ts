import { type FocusEvent, type PointerEvent, useEffect, useState } from 'react';

/** How far one has to scroll to be reading, in pixels. */
const SCROLLED = 80;

/**
 * Whether somebody reads what the handlers are put on: the pointer is over it,
 * the focus is in it, or the page is scrolled down to it.
 */
export function useReading() {
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isScrolled, setScrolled] = useState(false);

  useEffect(() => {
    const onScroll = () => setScrolled(window.scrollY > SCROLLED);
    onScroll();
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, []);

  return {
    isReading: isHovered || isFocused || isScrolled,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) =>
        setHovered(pointerType === 'mouse'),
      onPointerLeave: () => setHovered(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocused(currentTarget.contains(relatedTarget)),
    },
  };
}
