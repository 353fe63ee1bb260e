import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import { logGroup, role } from './common';
import { type NamesOfPart, presence } from './Named';

export const service: NamesOfPart = async context => {
  const { awsClients, location, spec } = context;
  const names = environmentNames(spec);
  const ecs = await awsClients.get(ECSClient, location);
  return [
    {
      part: 'service',
      what: 'a cluster',
      name: names.cluster,
      look: async () => {
        const { clusters = [] } = await ecs.send(
          new DescribeClustersCommand({ clusters: [names.cluster] }),
        );
        return presence(clusters.some(({ status }) => status !== 'INACTIVE'));
      },
    },
    await logGroup('service', names.logGroup, context),
    await role('service', names.taskRole, context),
    await role('service', names.executionRole, context),
  ];
};
