import {
  DescribeLoadBalancerAttributesCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Loosening } from './Loosening';

const PROTECTION = 'deletion_protection.enabled';

/** Switches the protection of a load balancer off. */
export const loadBalancer: Loosening = async (resource, { get, work }) => {
  const client = await get(ElasticLoadBalancingV2Client);
  const LoadBalancerArn = resource.physicalId;
  const attributes = await work.patience
    .read(() =>
      client.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
      ),
    )
    .then(({ Attributes = [] }) => Attributes)
    .catch(error => {
      if (/NotFound/.test(error.name)) return [];
      throw error;
    });
  const isProtected = attributes.some(
    ({ Key, Value }) => Key === PROTECTION && Value === 'true',
  );
  if (!isProtected) return;
  await work.patience.change(
    'elasticloadbalancing:ModifyLoadBalancerAttributes',
    LoadBalancerArn,
    () =>
      client.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn,
          Attributes: [{ Key: PROTECTION, Value: 'false' }],
        }),
      ),
  );
};
