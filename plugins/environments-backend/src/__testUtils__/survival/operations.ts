import {
  type Deployment,
  deploymentSchema,
  type EnvironmentSpecInput,
} from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../awsWorld';
import type { Portal } from './Portal';
import type { Replica } from './Replica';

/** What somebody may ask for, in the order in which it makes sense. */
export const OPERATIONS = ['create', 'update', 'destroy'] as const;

export type Operation = (typeof OPERATIONS)[number];

export const environmentIdOf = (name: string) => `${name}-production`;

/** An environment of all six stacks, as it is made and as it is changed. */
export function specOf(
  name: string,
  operation: 'create' | 'update',
): EnvironmentSpecInput {
  const isChanged = operation === 'update';
  return {
    name,
    stage: 'production',
    owner: 'group:default/shop',
    accountId: ACCOUNT_ID,
    region: REGION,
    domain: { mode: 'create-zone', name: `${name}.example.com`, www: false },
    database: { instanceClass: isChanged ? 'db.t4g.small' : 'db.t4g.micro' },
    service: {
      cpu: isChanged ? 1024 : 512,
      memoryMb: 2048,
      logRetentionDays: isChanged ? 90 : 30,
    },
  };
}

/** Asks for an operation, first of all one replica; asking again is no harm. */
export async function submitOperation(
  portal: Portal,
  name: string,
  operation: Operation,
  first: Replica,
): Promise<Deployment> {
  const requestId = `${operation}-${name}`;
  const environmentId = environmentIdOf(name);
  const answer =
    operation === 'destroy'
      ? await portal.ask(
          `environments/environments/${ACCOUNT_ID}/${REGION}/${environmentId}/destroy`,
          {
            first,
            body: {
              requestId,
              confirmation: environmentId,
              finalSnapshot: true,
            },
          },
        )
      : await portal.ask('environments/deployments', {
          first,
          body: { requestId, spec: specOf(name, operation) },
        });
  return deploymentSchema.parse(answer);
}

export async function deploymentOf(
  portal: Portal,
  id: string,
): Promise<Deployment> {
  return deploymentSchema.parse(
    await portal.ask(`environments/deployments/${id}`),
  );
}
