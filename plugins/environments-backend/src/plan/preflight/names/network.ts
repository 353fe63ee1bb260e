import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import { bucket, logGroup } from './common';
import { exists } from './exists';
import type { NamesOfPart } from './Named';

export const network: NamesOfPart = async context => {
  const { awsClients, location, spec } = context;
  const names = environmentNames(spec);
  const elb = await awsClients.get(ElasticLoadBalancingV2Client, location);
  return [
    await bucket('network', names.logBucket, context),
    await logGroup('network', names.flowLogGroup, context),
    {
      part: 'network',
      what: 'a load balancer',
      name: names.loadBalancer,
      look: () =>
        exists(() =>
          elb.send(
            new DescribeLoadBalancersCommand({ Names: [names.loadBalancer] }),
          ),
        ),
    },
  ];
};
