import Fastify, { LogController } from 'fastify';
import { logger } from './logger.ts';

/** The service, not listening yet. */
export function createApp(options: { revision: string }) {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: true,
  });

  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.headers['x-amzn-trace-id'] ?? request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        statusCode: reply.statusCode,
        duration: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });

  // The load balancer asks this every 30 seconds, and a deployment waits for
  // it. It says nothing of the database: one that is slow for a moment must
  // not take every task out of service.
  app.get('/api/health', async () => ({
    status: 'ok',
    revision: options.revision,
  }));

  app.get('/', async () => ({ service: '${{ values.name }}' }));

  return app;
}
