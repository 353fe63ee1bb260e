import {
  CloudFormationClient,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { eachStack } from '../../stacks/eachStack';
import { databaseOf } from './fullStacks';
import type { Operation } from './operations';

const STACKS = 4;
const COMPLETE = /^(CREATE|UPDATE)_COMPLETE$/;
const IS_KEPT = /:snapshot:/;

/**
 * What of an environment is not as an operation has to leave it in the end:
 * stacks, their protection, change sets, what a destruction leaves behind.
 * Nothing, if all is well.
 */
export async function asItShouldBe(
  aws: AwsClients,
  target: AwsTarget,
  environmentId: string,
  operation: Operation,
): Promise<string[]> {
  const found = await eachStack(aws, { ...target, environmentId });
  const client = await aws.get(CloudFormationClient, target);
  const isGone = operation === 'destroy' || operation === 'plan creation';
  const expected = isGone ? 0 : STACKS;
  const changeSets = await Promise.all(
    found.map(async ({ stack }) => {
      const { Summaries = [] } = await client.send(
        new ListChangeSetsCommand({ StackName: stack.StackName }),
      );
      // Those that were executed stay on the stack until it changes again.
      return Summaries.filter(
        ({ ExecutionStatus = '' }) =>
          !/^EXECUTE_COMPLETE$/.test(ExecutionStatus),
      ).map(({ ChangeSetName }) => `The change set ${ChangeSetName} is left`);
    }),
  );
  return [
    ...(found.length === expected ? [] : [`There are ${found.length} stacks`]),
    ...found.flatMap(({ part, stack }) => [
      ...(COMPLETE.test(stack.StackStatus ?? '')
        ? []
        : [`The stack ${stack.StackName} is ${stack.StackStatus}`]),
      ...(Boolean(stack.EnableTerminationProtection) === (part === 'data')
        ? []
        : [`The protection of ${stack.StackName} is wrong`]),
    ]),
    ...changeSets.flat(),
    ...(operation === 'destroy'
      ? await leftovers(aws, target, environmentId)
      : []),
  ];
}

async function leftovers(
  aws: AwsClients,
  target: AwsTarget,
  environmentId: string,
): Promise<string[]> {
  const tagging = await aws.get(ResourceGroupsTaggingAPIClient, target);
  const { ResourceTagMappingList = [] } = await tagging.send(
    new GetResourcesCommand({
      TagFilters: [{ Key: STACK_TAGS.environment, Values: [environmentId] }],
    }),
  );
  const rds = await aws.get(RDSClient, target);
  const { DBSnapshots = [] } = await rds.send(
    new DescribeDBSnapshotsCommand({
      DBInstanceIdentifier: databaseOf(environmentId),
    }),
  );
  return [
    ...ResourceTagMappingList.map(({ ResourceARN = '' }) => ResourceARN)
      .filter(arn => !IS_KEPT.test(arn))
      .map(arn => `${arn} is left`),
    ...(DBSnapshots.length > 0 ? [] : ['There is no final snapshot']),
  ];
}
