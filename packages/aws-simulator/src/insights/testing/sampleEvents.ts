import type { LogEvent } from '../LogEvent';

/** The first of the sample events: 2026-11-22 10:00:00 UTC. */
export const SAMPLE_START = Date.UTC(2026, 10, 22, 10, 0, 0);

/**
 * A thousand events, one a second: every tenth is a line of text about a
 * timeout, the others are JSON as a web application writes it.
 */
export const sampleEvents: readonly LogEvent[] = Array.from(
  { length: 1000 },
  (_, index) => ({
    timestamp: SAMPLE_START + index * 1000,
    ingestionTime: SAMPLE_START + index * 1000 + 250,
    logStream: `ecs/app/task${index % 3}`,
    log: '123456789012:/ecs/sample',
    message: index % 10 === 0 ? textLine(index) : jsonLine(index),
  }),
);

function textLine(index: number): string {
  return `ERROR [req-${index}] Timeout after ${index}ms user=u${index % 5}`;
}

function jsonLine(index: number): string {
  return JSON.stringify({
    level: index % 7 ? 'info' : 'warn',
    message: `GET /p${index % 4}`,
    requestId: `r${index % 50}`,
    duration: index % 100,
    http: { status: index % 20 === 1 ? 500 : 200, path: `/p${index % 4}` },
    ip: `10.0.${index % 3}.1`,
    tags: ['a', `b${index % 2}`],
    cached: index % 2 === 0,
    '@version': 1,
    'dotted.key': index % 2,
    payload: JSON.stringify({ items: [index, index + 1], note: 'é' }),
  });
}
