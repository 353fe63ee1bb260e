import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  environmentNames,
  type Remainder,
  STAGES,
} from '@quarterdeck/plugin-environments-common';
import { explainError } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';
import { describeStack } from '../stacks/describeStack';
import { isShell } from '../stacks/shells';
import { type DeploymentRow, locationOf, type StackRow } from '../store/rows';
import { resourcesOf } from './loosen';
import type { Patience } from './Patience';
import { StackWork } from './StackWork';
import type { DeploymentLease } from '../worker/DeploymentLease';

interface Services {
  awsClients: AwsClients;
  logger: LoggerService;
}

/**
 * What is still in the account after a destruction: what AWS refused to delete,
 * with its reason, and what was kept on purpose.
 */
export async function findRemainders(
  services: Services,
  stacks: readonly StackRow[],
  lease: DeploymentLease,
  patience: Patience,
): Promise<Remainder[]> {
  const isAllGone = stacks.every(({ status }) => status === 'deleted');
  // A failure has its reason already, and is not to wait for this as well.
  const asking = isAllGone ? patience : patience.hurried();
  const orUnread =
    (unread: (message: string) => Remainder) => (error: Error) => {
      lease.signal.throwIfAborted();
      if (isAllGone) throw error;
      logFailure(services.logger, 'What is left could not be seen', error);
      return [unread(explainError(error).message)];
    };
  const left = await Promise.all([
    ...stacks.map(row =>
      leftOf(services, row, lease, asking).catch(
        orUnread(message => unreadStack(row, message)),
      ),
    ),
    snapshotsOf(services.awsClients, lease.deployment, asking).catch(
      orUnread(unreadSnapshots),
    ),
  ]);
  return left.flat();
}

/** It is there, as far as anybody knows. */
function unreadStack(row: StackRow, message: string): Remainder {
  return {
    stackName: row.stack_name,
    physicalId: row.stack_id ?? undefined,
    resourceType: 'AWS::CloudFormation::Stack',
    kind: 'refused',
    reason: row.failure?.reason ?? message,
  };
}

function unreadSnapshots(message: string): Remainder {
  return {
    stackName: '',
    resourceType: 'AWS::RDS::DBSnapshot',
    kind: 'kept',
    reason: `Whether there are snapshots could not be seen: ${message}`,
  };
}

async function leftOf(
  { awsClients, logger }: Services,
  row: StackRow,
  lease: DeploymentLease,
  patience: Patience,
): Promise<Remainder[]> {
  const client = await awsClients.get(CloudFormationClient, {
    accountId: lease.deployment.account_id,
    region: row.region,
  });
  const stackName = row.stack_name;
  const stack = await patience.read(() =>
    describeStack(client, row.stack_id ?? stackName),
  );
  if (!stack || stack.StackStatus === 'DELETE_COMPLETE') return [];
  const reason =
    row.failure?.reason ??
    (isShell(stack)
      ? 'An empty stack, of a change set that was never executed'
      : stack.StackStatusReason) ??
    `The stack is ${stack.StackStatus}`;
  const work = new StackWork(
    { client, lease, logger, patience, pollIntervalMs: 0 },
    row,
  );
  const resources = isShell(stack)
    ? []
    : await resourcesOf({ work }, stack.StackId ?? stackName);
  return [
    {
      stackName,
      physicalId: stack.StackId,
      resourceType: 'AWS::CloudFormation::Stack',
      kind: 'refused',
      reason,
    },
    ...resources.map(({ logicalId, physicalId, resourceType, refusal }) => ({
      stackName,
      logicalId,
      physicalId,
      resourceType,
      kind: 'refused' as const,
      reason: refusal ?? 'Its stack was not deleted',
    })),
  ];
}

async function snapshotsOf(
  awsClients: AwsClients,
  deployment: DeploymentRow,
  patience: Patience,
): Promise<Remainder[]> {
  const { spec } = deployment;
  const stage = STAGES.find(each => each === spec.stage);
  if (!stage) return [];
  const { database } = environmentNames({ ...spec, stage });
  const client = await awsClients.get(RDSClient, locationOf(deployment));
  const { DBSnapshots = [] } = await patience.read(() =>
    client.send(
      new DescribeDBSnapshotsCommand({
        DBInstanceIdentifier: database,
        SnapshotType: 'manual',
      }),
    ),
  );
  return DBSnapshots.map(({ DBSnapshotIdentifier, AllocatedStorage }) => ({
    stackName: '',
    physicalId: DBSnapshotIdentifier,
    resourceType: 'AWS::RDS::DBSnapshot',
    kind: 'kept',
    reason: `A snapshot of ${database}, ${AllocatedStorage} GB; it costs until somebody deletes it`,
  }));
}
