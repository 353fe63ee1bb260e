import type { LogEvent } from '../LogEvent';

const START = Date.UTC(2026, 10, 22, 12, 0, 0);

const LINES: ReadonlyArray<string | Record<string, unknown>> = [
  {
    level: 'info',
    message: 'request',
    statusCode: 200,
    duration: 120,
    route: '/a',
  },
  {
    level: 'info',
    message: 'request',
    statusCode: 404,
    duration: 20,
    route: '/b',
  },
  {
    level: 'error',
    message: 'Database is gone',
    statusCode: 500,
    duration: 900,
    route: '/a',
  },
  'ERROR plain text failure',
  {
    level: 'info',
    message: 'request',
    statusCode: 200,
    duration: 700,
    route: '/b',
  },
  {
    level: 'error',
    message: 'Database is gone',
    statusCode: 500,
    duration: 1100,
    route: '/a',
  },
  { level: 'info', message: 'request', '@duration': 650, route: '/c' },
  { level: 'warn', message: 'slow ERROR budget', duration: 500 },
];

/** Eight lines of a web application, for the queries of the document. */
export const webEvents: readonly LogEvent[] = LINES.map((line, index) => ({
  timestamp: START + index * 60_000,
  logStream: 'ecs/app/task',
  log: '123456789012:/ecs/web',
  message: typeof line === 'string' ? line : JSON.stringify(line),
}));
