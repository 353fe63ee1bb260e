import '@testing-library/jest-dom';

/** jsdom lays nothing out, so there is no size to observe. */
class IdleResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver ??= IdleResizeObserver;

/** Nor is there anything to scroll. */
globalThis.scrollTo = () => {};

/** A page of panels takes its time where many tests share a processor. */
jest.setTimeout(30_000);
