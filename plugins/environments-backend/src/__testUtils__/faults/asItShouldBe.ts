import {
  CloudFormationClient,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { eachStack } from '../../stacks/eachStack';
import { databaseOf } from './fullStacks';
import { ACTS } from './acts';
import type { Operation } from './lives';
import type { Subject } from './Subject';

const STACKS = 4;
const COMPLETE = /^(CREATE|UPDATE)_COMPLETE$/;
const IS_KEPT = /:snapshot:/;

/** What was cancelled is as it was before. */
const AS_BEFORE = 'UPDATE_ROLLBACK_COMPLETE';

/**
 * What of an environment is not as an operation has to leave it in the end:
 * stacks, their protection, change sets, what a destruction leaves behind.
 * Nothing, if all is well.
 */
export async function asItShouldBe(
  subject: Subject,
  operation: Operation,
  wasDoneAgain: boolean,
): Promise<string[]> {
  const { location } = subject;
  const { awsClients: aws } = subject.services.world;
  const { isEnd, isUnprotected, leaves = STACKS } = ACTS[operation];
  const isCancelled = operation === 'cancel change';
  const found = await eachStack(aws, location);
  const client = await aws.get(CloudFormationClient, location);
  const expected = wasDoneAgain && !isEnd && leaves > 0 ? STACKS : leaves;
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
      ...(COMPLETE.test(stack.StackStatus ?? '') ||
      (isCancelled && stack.StackStatus === AS_BEFORE)
        ? []
        : [`The stack ${stack.StackName} is ${stack.StackStatus}`]),
      ...(Boolean(stack.EnableTerminationProtection) ===
      (part === 'data' && !isUnprotected)
        ? []
        : [`The protection of ${stack.StackName} is wrong`]),
    ]),
    ...changeSets.flat(),
    ...(isEnd ? await leftovers(subject) : []),
  ];
}

async function leftovers({
  id,
  location,
  services,
}: Subject): Promise<string[]> {
  const { awsClients: aws } = services.world;
  const tagging = await aws.get(ResourceGroupsTaggingAPIClient, location);
  const { ResourceTagMappingList = [] } = await tagging.send(
    new GetResourcesCommand({
      TagFilters: [{ Key: STACK_TAGS.environment, Values: [id] }],
    }),
  );
  const rds = await aws.get(RDSClient, location);
  const { DBSnapshots = [] } = await rds.send(
    new DescribeDBSnapshotsCommand({
      DBInstanceIdentifier: databaseOf(id),
    }),
  );
  return [
    ...ResourceTagMappingList.map(({ ResourceARN = '' }) => ResourceARN)
      .filter(arn => !IS_KEPT.test(arn))
      .map(arn => `${arn} is left`),
    ...(DBSnapshots.length > 0 ? [] : ['There is no final snapshot']),
  ];
}
