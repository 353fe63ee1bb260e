import { createTestDatabase } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import { DeploymentStore } from '../store/DeploymentStore';
import { type AwsWorld, startAwsWorld } from './awsWorld';
import { migrate } from './portal';

/** A database and an AWS, with nobody at work as yet. */
export interface DeploymentWorld {
  knex: Knex;
  world: AwsWorld;
  store: DeploymentStore;
  stop(): Promise<void>;
}

export async function startDeploymentWorld(): Promise<DeploymentWorld> {
  const [database, world] = await Promise.all([
    createTestDatabase(),
    startAwsWorld(),
  ]);
  await migrate(database.knex);
  return {
    knex: database.knex,
    world,
    store: new DeploymentStore(database.knex),
    async stop() {
      await world.stop();
      await database.destroy();
    },
  };
}
