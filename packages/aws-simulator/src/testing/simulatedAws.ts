import { Simulator } from '../Simulator';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import type { World } from '../world/World';

/** A world behind HTTP, for tests that ask it through the SDK's clients. */
export interface SimulatedAws {
  /** What a client's constructor takes. */
  client: ClientConfiguration;
  clientOf(accountId: string): ClientConfiguration;
  stop(): Promise<void>;
}

type ClientConfiguration = ReturnType<typeof configurationOf>;

export const TEST_ACCOUNT_ID = DEFAULT_ACCOUNT_ID;
export const TEST_REGION = 'us-east-1';

/** Serves a world on a free port of the loopback address. */
export async function serveWorld(world: World): Promise<SimulatedAws> {
  const simulator = new Simulator(world);
  const endpoint = await simulator.listen(0);
  return {
    client: configurationOf(endpoint, TEST_ACCOUNT_ID),
    clientOf: accountId => configurationOf(endpoint, accountId),
    stop: () => simulator.close(),
  };
}

const configurationOf = (endpoint: string, accountId: string) => ({
  endpoint,
  region: TEST_REGION,
  credentials: { accessKeyId: accountId, secretAccessKey: 'any' },
});
