import {
  CloudFormationClient,
  paginateListStacks,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  type AwsClients,
  DefaultAwsClients,
} from '@quarterdeck/plugin-aws-node';
import {
  STACK_PARTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { z } from 'zod';
import { ACCOUNT_ID, REGION } from '../awsWorld';
import { environmentIdOf, type Operation, specOf } from './operations';
import type { Portal } from './Portal';

const TARGET = { accountId: ACCOUNT_ID, region: REGION };
/** What is kept on purpose when an environment goes. */
const IS_KEPT = /:snapshot:/;
const CATALOG_PATIENCE_MS = 30_000;

const entitiesSchema = z.array(
  z.looseObject({ metadata: z.looseObject({ name: z.string() }) }),
);
const specAnswerSchema = z.looseObject({
  spec: z.looseObject({ service: z.looseObject({ cpu: z.number() }) }),
});

/** AWS as somebody sees it who has nothing to do with the portal. */
export function awsOf(portal: Portal): AwsClients {
  return DefaultAwsClients.fromConfig(
    mockServices.rootConfig({
      data: {
        aws: {
          accounts: [
            {
              accountId: ACCOUNT_ID,
              accessKeyId: ACCOUNT_ID,
              secretAccessKey: 'simulated',
            },
          ],
        },
        quarterdeck: {
          aws: { endpoint: portal.awsEndpoint, regions: [REGION] },
        },
      },
    }),
  );
}

/**
 * What is not as the operation should have left it: stacks, resources, the
 * specification that the account keeps, the catalog. Nothing, if all is well.
 */
export async function inspect(
  portal: Portal,
  aws: AwsClients,
  name: string,
  operation: Operation,
): Promise<string[]> {
  const complaints = await Promise.all(
    operation === 'destroy'
      ? [
          stackComplaints(aws, name, 0),
          leftovers(aws, name),
          catalogComplaints(portal, name, 0),
        ]
      : [
          stackComplaints(aws, name, 1),
          resourceComplaints(aws, name, operation),
          specComplaints(portal, name, operation),
          catalogComplaints(portal, name, 1),
        ],
  );
  return complaints.flat();
}

/** Each part has had one stack in all its history, and has it yet or not. */
async function stackComplaints(
  aws: AwsClients,
  name: string,
  expected: 0 | 1,
): Promise<string[]> {
  const client = await aws.get(CloudFormationClient, TARGET);
  const ever = new Map<string, string[]>();
  for await (const page of paginateListStacks({ client }, {})) {
    for (const { StackName = '', StackStatus = '' } of page.StackSummaries ??
      []) {
      ever.set(StackName, [...(ever.get(StackName) ?? []), StackStatus]);
    }
  }
  const prefix = `${environmentIdOf(name)}-`;
  const mine = [...ever].filter(([stackName]) => stackName.startsWith(prefix));
  const wanted =
    expected === 1 ? /^(CREATE|UPDATE)_COMPLETE$/ : /^DELETE_COMPLETE$/;
  return [
    ...(mine.length === STACK_PARTS.length
      ? []
      : [`There are stacks for ${mine.length} parts: ${mine.join('; ')}`]),
    ...mine
      .filter(
        ([, statuses]) => statuses.length !== 1 || !wanted.test(statuses[0]),
      )
      .map(([stackName, statuses]) => `${stackName}: ${statuses.join(', ')}`),
  ];
}

async function resourceComplaints(
  aws: AwsClients,
  name: string,
  operation: 'create' | 'update',
): Promise<string[]> {
  const [ec2, rds] = await Promise.all([
    aws.get(EC2Client, TARGET),
    aws.get(RDSClient, TARGET),
  ]);
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({
      Filters: [
        {
          Name: `tag:${STACK_TAGS.environment}`,
          Values: [environmentIdOf(name)],
        },
      ],
    }),
  );
  const { DBInstances = [] } = await rds.send(
    new DescribeDBInstancesCommand({}),
  );
  const databases = DBInstances.filter(({ DBInstanceIdentifier = '' }) =>
    DBInstanceIdentifier.startsWith(environmentIdOf(name)),
  );
  const classes = databases.map(({ DBInstanceClass }) => DBInstanceClass);
  const wanted = specOf(name, operation).database?.instanceClass;
  return [
    ...(Vpcs.length === 1 ? [] : [`There are ${Vpcs.length} VPCs`]),
    ...(classes.length === 1 && classes[0] === wanted
      ? []
      : [`Databases: ${classes.join(', ')}, not one ${wanted}`]),
  ];
}

async function leftovers(aws: AwsClients, name: string): Promise<string[]> {
  const client = await aws.get(ResourceGroupsTaggingAPIClient, TARGET);
  const pages = paginateGetResources(
    { client },
    {
      TagFilters: [
        { Key: STACK_TAGS.environment, Values: [environmentIdOf(name)] },
      ],
    },
  );
  const left: string[] = [];
  for await (const { ResourceTagMappingList = [] } of pages) {
    left.push(
      ...ResourceTagMappingList.map(({ ResourceARN = '' }) => ResourceARN),
    );
  }
  return left
    .filter(arn => !IS_KEPT.test(arn))
    .map(arn => `${arn} was left behind`);
}

async function specComplaints(
  portal: Portal,
  name: string,
  operation: 'create' | 'update',
): Promise<string[]> {
  const { spec } = specAnswerSchema.parse(
    await portal.ask(
      `environments/environments/${ACCOUNT_ID}/${REGION}/${environmentIdOf(
        name,
      )}/spec`,
    ),
  );
  const wanted = specOf(name, operation).service?.cpu;
  return spec.service.cpu === wanted
    ? []
    : [`The account keeps a specification of ${spec.service.cpu} CPU units`];
}

/** The catalog follows; it may take its time, but not for ever. */
async function catalogComplaints(
  portal: Portal,
  name: string,
  expected: 0 | 1,
): Promise<string[]> {
  const deadline = Date.now() + CATALOG_PATIENCE_MS;
  for (;;) {
    const entities = entitiesSchema.parse(
      await portal.ask('catalog/entities?filter=spec.type=aws-environment'),
    );
    const mine = entities.filter(
      ({ metadata }) => metadata.name === environmentIdOf(name),
    );
    if (mine.length === expected) return [];
    if (Date.now() > deadline) {
      return [`The catalog has ${mine.length} entities, not ${expected}`];
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
