import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { templateOf } from '../../plan/changes/template';
import { bucket } from './bucket';
import { database } from './database';
import { hostedZone } from './hostedZone';
import { loadBalancer } from './loadBalancer';
import type { DoomedResource, Loosening, LooseningContext } from './Loosening';
import { repository } from './repository';
import { userPool } from './userPool';

export type { DoomedResource, LooseningContext } from './Loosening';

const LOOSENINGS: Record<string, Loosening | undefined> = {
  'AWS::RDS::DBInstance': database,
  'AWS::Cognito::UserPool': userPool,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::S3::Bucket': bucket,
  'AWS::ECR::Repository': repository,
  'AWS::Route53::HostedZone': hostedZone,
};

/** Databases first: a snapshot that fails is to leave the rest as it is. */
const ORDER = Object.keys(LOOSENINGS);

/** What a stack consists of, with what is to happen to it. */
export async function resourcesOf(
  { work }: Pick<LooseningContext, 'work'>,
  stackId: string,
): Promise<DoomedResource[]> {
  const { client, patience } = work;
  return patience.read(async () => {
    const { Resources } = await templateOf(client, stackId);
    const resources: DoomedResource[] = [];
    const pages = paginateListStackResources(
      { client },
      { StackName: stackId },
    );
    for await (const { StackResourceSummaries = [] } of pages) {
      for (const summary of StackResourceSummaries) {
        const logicalId = summary.LogicalResourceId ?? '';
        // What was kept on purpose is nobody's any more.
        if (/^DELETE_(COMPLETE|SKIPPED)$/.test(summary.ResourceStatus ?? '')) {
          continue;
        }
        resources.push({
          logicalId,
          physicalId: summary.PhysicalResourceId ?? '',
          resourceType: summary.ResourceType ?? '',
          deletionPolicy: Resources[logicalId]?.DeletionPolicy,
          refusal: /^(UPDATE|DELETE)_FAILED$/.test(summary.ResourceStatus ?? '')
            ? summary.ResourceStatusReason
            : undefined,
        });
      }
    }
    return resources;
  });
}

/** Takes away all that keeps the resources of a stack from being deleted. */
export async function loosen(
  resources: readonly DoomedResource[],
  context: LooseningContext,
): Promise<void> {
  for (const type of ORDER) {
    for (const resource of resources) {
      if (resource.resourceType !== type || !resource.physicalId) continue;
      await LOOSENINGS[type]?.(resource, context);
    }
  }
}
