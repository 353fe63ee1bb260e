import type * as ec2 from '@aws-sdk/client-ec2';
import type { Handlers } from '../../wire';
import { tagList } from '../../world/Resource';
import type { World } from '../../world/World';
import { type Kind, listing, notFound } from './listing';

const FLOW_LOGS: Kind<ec2.FlowLog> = {
  notFound: notFound('InvalidFlowLogId.NotFound', 'flow log'),
  filters: {
    'deliver-log-status': ({ shape }) => [shape.DeliverLogsStatus],
    'flow-log-id': ({ id }) => [id],
    'log-destination-type': ({ shape }) => [shape.LogDestinationType],
    'log-group-name': ({ shape }) => [shape.LogGroupName],
    'resource-id': ({ shape }) => [shape.ResourceId],
    'traffic-type': ({ shape }) => [shape.TrafficType],
  },
};

export const flowLogHandlers = (world: World): Handlers<typeof ec2> => ({
  DescribeFlowLogs({ Filter, ...input }, context) {
    const { items, NextToken } = listing(
      world.region(context.accountId, context.region).flowLogs,
      FLOW_LOGS,
      input.FlowLogIds,
      { ...input, Filters: Filter },
    );
    return {
      FlowLogs: items.map(({ shape, tags }) => ({
        ...shape,
        Tags: tagList(tags),
      })),
      NextToken,
    };
  },
});
