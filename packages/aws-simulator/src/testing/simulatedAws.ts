import type { AddressInfo } from 'node:net';
import { createAwsHttpServer, DEFAULT_ACCOUNT_ID } from '../wire';
import { allServices } from '../services';
import type { World } from '../world/World';

/** A world behind HTTP, for tests that ask it through the SDK's clients. */
export interface SimulatedAws {
  /** What a client's constructor takes. */
  client: ReturnType<typeof clientOf>;
  clientOf: (accountId: string) => ReturnType<typeof clientOf>;
  stop(): Promise<void>;
}

export const TEST_ACCOUNT_ID = DEFAULT_ACCOUNT_ID;
export const TEST_REGION = 'us-east-1';

/** Serves a world on a free port of the loopback address. */
export async function serveWorld(world: World): Promise<SimulatedAws> {
  const server = createAwsHttpServer({ services: allServices(world) });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    client: clientOf(endpoint, TEST_ACCOUNT_ID),
    clientOf: accountId => clientOf(endpoint, accountId),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve, reject) =>
        server.close(error => (error ? reject(error) : resolve())),
      );
    },
  };
}

const clientOf = (endpoint: string, accountId: string) => ({
  endpoint,
  region: TEST_REGION,
  credentials: { accessKeyId: accountId, secretAccessKey: 'any' },
});
