import {
  type EnvironmentSpec,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import type { Synthesize } from '../../runner/DeploymentRunner';
import { database } from '../resources';
import { smallStacks } from '../smallStacks';
import type { Hindrances } from './Hindrances';

export const databaseOf = (id: string) => `${id}-db`;
export const bucketOf = (id: string, accountId: string) =>
  `${id}-things-${accountId}`;
export const repositoryOf = (id: string) => `${id}-images`;

type Resources = Record<string, object>;

/**
 * The small stacks, with one of everything that has to be loosened before it
 * can be deleted, and with what hinders them. What they keep of logs, the size of
 * the database and its protection follow the specification.
 */
export const fullStacks =
  (hindrances: Hindrances): Synthesize =>
  async (spec, options) => {
    const id = `${spec.name}-${spec.stage}`;
    const { deletionProtection } = spec.database;
    const { stacks, policy } = await smallStacks()(spec, options);
    const more: Record<string, Resources> = {
      network: networkResources(id),
      data: dataResources(id, spec),
      service: {
        Requests: {
          Type: 'AWS::Logs::LogGroup',
          Properties: {
            LogGroupName: `/${id}/requests`,
            RetentionInDays: spec.service.logRetentionDays,
          },
        },
      },
    };
    return {
      policy,
      stacks: stacks.map(stack => {
        const template = JSON.parse(stack.templateBody);
        Object.assign(
          template.Resources,
          more[stack.part],
          hindrances.resources(id, stack.part),
        );
        return {
          ...stack,
          templateBody: JSON.stringify(template),
          terminationProtection: stack.part === 'data' && deletionProtection,
          tags: {
            ...stack.tags,
            [STACK_TAGS.name]: spec.name,
            [STACK_TAGS.stage]: spec.stage,
            ...(spec.expiresOn && { [STACK_TAGS.expiresOn]: spec.expiresOn }),
          },
        };
      }),
    };
  };

function networkResources(id: string): Resources {
  const subnet = (zone: 'a' | 'b', CidrBlock: string) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      AvailabilityZone: `us-east-1${zone}`,
      CidrBlock,
    },
  });
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: subnet('a', '10.0.1.0/24'),
    SubnetB: subnet('b', '10.0.2.0/24'),
    LoadBalancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Name: `${id}-alb`,
        Scheme: 'internal',
        Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
        LoadBalancerAttributes: [
          { Key: 'deletion_protection.enabled', Value: 'true' },
        ],
      },
    },
  };
}

function dataResources(id: string, spec: EnvironmentSpec): Resources {
  return {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: bucketOf(id, spec.accountId),
        VersioningConfiguration: { Status: 'Enabled' },
      },
    },
    Database: database(databaseOf(id), {
      AllocatedStorage: String(spec.database.allocatedStorageGb),
      DeletionProtection: spec.database.deletionProtection,
    }),
    Repository: {
      Type: 'AWS::ECR::Repository',
      Properties: { RepositoryName: repositoryOf(id) },
    },
    Users: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { UserPoolName: `${id}-users`, DeletionProtection: 'ACTIVE' },
    },
    Zone: {
      Type: 'AWS::Route53::HostedZone',
      Properties: { Name: `${id}.example.com.` },
    },
  };
}
