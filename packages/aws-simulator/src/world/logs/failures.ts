import type { Failure } from '../traffic';

/** What makes a single request fail now and then. */
export const REQUEST_FAILURES: readonly Failure[] = [
  {
    name: 'TimeoutError',
    message: 'Timed out fetching a connection from the pool',
    code: 'P2024',
    frames: [
      'Pool.acquire (/app/node_modules/@prisma/client/runtime/library.js:112:15)',
      'FeedRepository.page (/app/dist/feed/FeedRepository.js:48:21)',
      'feedHandler (/app/dist/feed/routes.js:23:18)',
    ],
  },
  {
    name: 'TypeError',
    message: "Cannot read properties of undefined (reading 'total')",
    frames: [
      'summarize (/app/dist/items/summarize.js:17:31)',
      'ItemService.describe (/app/dist/items/ItemService.js:64:12)',
      'itemHandler (/app/dist/items/routes.js:31:20)',
    ],
  },
  {
    name: 'UpstreamError',
    message: 'The mail provider answered 502',
    code: 'EUPSTREAM',
    frames: [
      'MailClient.send (/app/dist/mail/MailClient.js:57:13)',
      'SessionService.open (/app/dist/session/SessionService.js:41:9)',
      'sessionHandler (/app/dist/session/routes.js:19:14)',
    ],
  },
];

/** What the crash loop is about: a migration that did not run everywhere. */
export const SCHEMA_FAILURE: Failure = {
  name: 'SchemaError',
  message: 'relation "public.order_items" does not exist',
  code: '42P01',
  frames: [
    'Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:283:98)',
    'checkSchema (/app/dist/database/checkSchema.js:29:11)',
    'async start (/app/dist/server.js:14:3)',
    'async main (/app/dist/index.js:6:3)',
  ],
  database: {
    severity: 'ERROR',
    message: 'relation "public.order_items" does not exist at character 15',
    hasStatement: true,
  },
};
