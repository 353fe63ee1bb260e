import { z } from 'zod';
import {
  number,
  putResource,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { ec2Id } from './names';

const DEFAULT_FORMAT =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

export const flowLog = resourceProvider({
  type: 'AWS::EC2::FlowLog',
  properties: {
    DeliverLogsPermissionArn: text.optional(),
    LogDestination: text.optional(),
    LogDestinationType: z
      .enum(['cloud-watch-logs', 's3', 'kinesis-data-firehose'])
      .optional(),
    LogFormat: text.optional(),
    LogGroupName: text.optional(),
    MaxAggregationInterval: number.optional(),
    ResourceId: text,
    ResourceType: z.enum(['VPC', 'Subnet', 'NetworkInterface']),
    TrafficType: z.enum(['ACCEPT', 'ALL', 'REJECT']).optional(),
  },
  replacedBy: [
    'DeliverLogsPermissionArn',
    'LogDestination',
    'LogDestinationType',
    'LogFormat',
    'LogGroupName',
    'MaxAggregationInterval',
    'ResourceId',
    'ResourceType',
    'TrafficType',
  ],
  create({ Tags, ...properties }, context) {
    const { region, world } = context;
    const destination = properties.LogDestinationType ?? 'cloud-watch-logs';
    if (properties.ResourceType === 'VPC') {
      requireResource(region.vpcs, properties.ResourceId);
    }
    if (
      destination === 'cloud-watch-logs' &&
      !properties.DeliverLogsPermissionArn
    ) {
      throw new ResourceFailure(
        'DeliverLogsPermissionArn must be specified for CloudWatch Logs. (Service: Ec2, Status Code: 400)',
      );
    }
    const id = ec2Id('fl', context);
    putResource(region.flowLogs, context, {
      id,
      arn: region.arn('ec2', `vpc-flow-log/${id}`),
      Tags,
      shape: {
        FlowLogId: id,
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        DeliverLogsPermissionArn: properties.DeliverLogsPermissionArn,
        LogDestination: properties.LogDestination,
        LogDestinationType: destination,
        LogFormat: properties.LogFormat ?? DEFAULT_FORMAT,
        LogGroupName: properties.LogGroupName,
        MaxAggregationInterval: properties.MaxAggregationInterval ?? 600,
        ResourceId: properties.ResourceId,
        TrafficType: properties.TrafficType,
        CreationTime: world.now(),
      },
    });
    return { physicalId: id, attributes: { Id: id } };
  },
  update({ Tags }, existing, context) {
    const { flowLogs } = context.region;
    requireResource(flowLogs, existing.physicalId).tags = tagsFor(
      context,
      Tags,
    );
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.flowLogs.delete(physicalId);
  },
});
