// How long frames take while something is scrolled.
const SCROLL_MS = 5_000;

/** Scrolls a region from its beginning to its end with the wheel's steps. */
export async function framesWhileScrolling(page, region) {
  const times = await region.evaluate(async (element, lengthMs) => {
    const frames = [];
    const distance = element.scrollHeight - element.clientHeight;
    const startedAt = performance.now();
    let before = startedAt;
    for (;;) {
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
      const part = Math.min(1, (now - startedAt) / lengthMs);
      // Slowly at first, as one reads, and then as one looks for something.
      element.scrollTop = distance * part * part;
      if (part >= 1) return frames.slice(1);
    }
  }, SCROLL_MS);
  const sorted = [...times].sort((a, b) => a - b);
  const at = part =>
    Math.round(sorted[Math.floor(part * (sorted.length - 1))] * 10) / 10;
  return {
    count: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: at(1),
    overFiftyMs: times.filter(ms => ms > 50).length,
  };
}

/** Frames as lines of a bench's table. */
export function framesTable(frames, what) {
  return [
    { what: `frames, ${what}`, value: frames.count },
    { what: 'frame, median', value: `${frames.medianMs} ms` },
    { what: 'frame, 95%', value: `${frames.p95Ms} ms` },
    { what: 'frame, longest', value: `${frames.longestMs} ms` },
    { what: 'longer than 50 ms', value: frames.overFiftyMs },
  ];
}
