import {
  type CloudFormationClient,
  paginateDescribeStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';

/** The stacks of one environment, as their tags and outputs tell of it. */
export interface ObservedEnvironment {
  /** Such as `shop-production`. */
  id: string;
  target: AwsTarget;
  /** All tags of all its stacks. */
  tags: Record<string, string>;
  /** All outputs of all its stacks. */
  outputs: Record<string, string>;
}

/** Neither has resources: one is a change set, the other a memory. */
const NO_STACK = new Set(['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE']);

/** Every environment that has a stack in one account and region, by id. */
export async function observeEnvironments(
  client: CloudFormationClient,
  target: AwsTarget,
  signal?: AbortSignal,
): Promise<ObservedEnvironment[]> {
  const environments = new Map<string, ObservedEnvironment>();
  for (const stack of await stacksByAge(client, signal)) {
    const tags = tagsOf(stack);
    const id = tags[STACK_TAGS.environment];
    if (!id || NO_STACK.has(stack.StackStatus ?? '')) continue;
    if (isOfAnotherRegion(tags, target)) continue;
    const environment = environments.get(id) ?? {
      id,
      target,
      tags: {},
      outputs: {},
    };
    Object.assign(environment.tags, tags);
    Object.assign(environment.outputs, outputsOf(stack));
    environments.set(id, environment);
  }
  return [...environments.values()].sort((a, b) => a.id.localeCompare(b.id));
}

/** Stacks for CloudFront are in us-east-1, wherever their environment is. */
function isOfAnotherRegion(
  tags: Record<string, string>,
  { region }: AwsTarget,
): boolean {
  const home = tags[STACK_TAGS.region];
  return home !== undefined && home !== region;
}

/**
 * The oldest first, so that where two stacks say the same the newer one has
 * the last word, in whichever order CloudFormation lists them.
 */
async function stacksByAge(
  client: CloudFormationClient,
  abortSignal: AbortSignal | undefined,
): Promise<Stack[]> {
  const stacks: Stack[] = [];
  for await (const page of paginateDescribeStacks(
    { client },
    {},
    { abortSignal },
  )) {
    stacks.push(...(page.Stacks ?? []));
  }
  const age = ({ CreationTime }: Stack) => CreationTime?.getTime() ?? 0;
  return stacks.sort((a, b) => age(a) - age(b));
}

function tagsOf(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    (stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}

function outputsOf(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  );
}
