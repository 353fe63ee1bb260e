import type { AddressInfo } from 'node:net';
import { createAwsHttpServer, type SimulatedService } from '../../wire';

/** A server for some services, with what an SDK client needs to reach it. */
export interface ServedServices {
  readonly clientConfig: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: {
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };
    readonly maxAttempts: number;
  };
  stop(): Promise<void>;
}

/** Serves services on a free port, for the account 123456789012. */
export async function serveServices(
  services: SimulatedService[],
): Promise<ServedServices> {
  const server = createAwsHttpServer({ services });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    clientConfig: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: {
        accessKeyId: '123456789012',
        secretAccessKey: 'any',
      },
      maxAttempts: 1,
    },
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.closeAllConnections();
        server.close(error => (error ? reject(error) : resolve()));
      }),
  };
}
