import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  environmentNames,
  type PreflightFinding,
  type StackPart,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import { stackPhase } from '../../runner/stackPhase';
import { finding, type Preflight, type PreflightContext } from './context';

/** S3 hides the buckets of others, and all from who may not list them. */
type Presence = 'there' | 'absent' | 'hidden';

/** Something that a stack would make under a name of its own. */
interface Named {
  part: StackPart;
  what: string;
  name: string;
  look(): Promise<Presence>;
}

/**
 * Whether names are taken by what is in no stack of the environment: creating
 * its stacks would fail half way with `already exists`.
 */
export const names: Preflight = async context => {
  const absent = await namesOfAbsentStacks(context);
  const findings = await Promise.all(
    absent.map(async named => findingOf(named, await named.look())),
  );
  return findings.some(Boolean)
    ? findings.flatMap(each => each ?? [])
    : [finding('names', 'ok', 'No name that is needed is taken.')];
};

function findingOf(
  { what, name }: Named,
  presence: Presence,
): PreflightFinding | undefined {
  switch (presence) {
    case 'there':
      return finding(
        'names',
        'blocker',
        `There is ${what} \`${name}\` already.`,
        {
          remedy:
            'Delete or rename it if nobody needs it, or choose another name for the environment.',
          field: 'name',
        },
      );
    case 'hidden':
      return finding(
        'names',
        'unreadable',
        `AWS does not say whether there is ${what} \`${name}\` already.`,
        {
          remedy:
            "Allow s3:ListBucket in the policy of the portal's role. If it is allowed, somebody else has the name: choose another one.",
          field: 'name',
        },
      );
    default:
      return undefined;
  }
}

async function namesOfAbsentStacks(
  context: PreflightContext,
): Promise<Named[]> {
  const all = await namesOf(context);
  return all.filter(({ part }) => {
    const there = context.found.find(stack => stack.part === part);
    return stackPhase(there?.stack.StackStatus) === 'absent';
  });
}

async function namesOf({
  awsClients,
  location,
  spec,
}: PreflightContext): Promise<Named[]> {
  const known = environmentNames(spec);
  const ecr = await awsClients.get(ECRClient, location);
  const ecs = await awsClients.get(ECSClient, location);
  const elb = await awsClients.get(ElasticLoadBalancingV2Client, location);
  const iam = await awsClients.get(IAMClient, location);
  const rds = await awsClients.get(RDSClient, location);
  const bucket = (part: StackPart, name: string): Named => ({
    part,
    what: 'a bucket',
    name,
    look: async () => {
      const region = stackRegion(part, location.region);
      const s3 = await awsClients.get(S3Client, { ...location, region });
      return exists(() => s3.send(new HeadBucketCommand({ Bucket: name })));
    },
  });
  const role = (name: string): Named => ({
    part: 'service',
    what: 'a role',
    name,
    look: () => exists(() => iam.send(new GetRoleCommand({ RoleName: name }))),
  });
  return [
    bucket('network', known.logBucket),
    {
      part: 'network',
      what: 'a load balancer',
      name: known.loadBalancer,
      look: () =>
        exists(() =>
          elb.send(
            new DescribeLoadBalancersCommand({ Names: [known.loadBalancer] }),
          ),
        ),
    },
    {
      part: 'data',
      what: 'a repository',
      name: known.repository,
      look: () =>
        exists(() =>
          ecr.send(
            new DescribeRepositoriesCommand({
              repositoryNames: [known.repository],
            }),
          ),
        ),
    },
    {
      part: 'data',
      what: 'a database',
      name: known.database,
      look: () =>
        exists(() =>
          rds.send(
            new DescribeDBInstancesCommand({
              DBInstanceIdentifier: known.database,
            }),
          ),
        ),
    },
    bucket('data', known.backupBucket),
    {
      part: 'service',
      what: 'a cluster',
      name: known.cluster,
      look: async () => {
        const { clusters = [] } = await ecs.send(
          new DescribeClustersCommand({ clusters: [known.cluster] }),
        );
        return clusters.some(({ status }) => status !== 'INACTIVE')
          ? 'there'
          : 'absent';
      },
    },
    role(known.taskRole),
    role(known.executionRole),
    bucket('edge', known.assetsBucket),
    bucket('edge', known.edgeLogBucket),
  ];
}

async function exists(ask: () => Promise<unknown>): Promise<Presence> {
  try {
    await ask();
    return 'there';
  } catch (error) {
    const { code, kind } = explainAwsError(error);
    const isGone =
      kind === 'not-found' ||
      (error instanceof Error && error.name === 'NoSuchEntityException');
    if (isGone) return 'absent';
    // What is asked for with HEAD is refused without a word.
    if (kind === 'access-denied' && code === '403') return 'hidden';
    throw error;
  }
}
