import { createApp } from './app.ts';

const app = createApp({ revision: process.env.REVISION ?? 'development' });

// ECS sends SIGTERM, and kills 30 seconds later: requests under way are ended.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void app.close().then(() => process.exit(0));
  });
}

await app.listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 3000) });
app.log.info({ port: process.env.PORT ?? 3000 }, 'listening');
