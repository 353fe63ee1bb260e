import { z } from 'zod';
import {
  anyJson,
  number,
  putResource,
  requireResource,
  ResourceFailure,
  resourceProvider,
  text,
} from '../ResourceProvider';
import { ec2Id } from './names';
import { onlyRetagged } from './onlyRetagged';

export const flowLog = resourceProvider({
  type: 'AWS::EC2::FlowLog',
  seconds: 1,
  properties: {
    DeliverCrossAccountRole: text.optional(),
    DeliverLogsPermissionArn: text.optional(),
    DestinationOptions: anyJson.optional(),
    LogDestination: text.optional(),
    LogDestinationType: z
      .enum(['cloud-watch-logs', 's3', 'kinesis-data-firehose'])
      .optional(),
    LogFormat: text.optional(),
    LogGroupName: text.optional(),
    MaxAggregationInterval: number.optional(),
    ResourceId: text,
    ResourceType: z.enum(['VPC', 'Subnet', 'NetworkInterface']),
    TrafficType: z.enum(['ACCEPT', 'REJECT', 'ALL']).optional(),
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
  create(properties, context) {
    const { region, world } = context;
    const { ResourceId, ResourceType } = properties;
    if (ResourceType === 'VPC') requireResource(region.vpcs, ResourceId);
    if (ResourceType === 'Subnet') requireResource(region.subnets, ResourceId);
    const type = properties.LogDestinationType ?? 'cloud-watch-logs';
    if (type === 'cloud-watch-logs' && !properties.DeliverLogsPermissionArn) {
      throw new ResourceFailure(
        'DeliverLogsPermissionArn can not be empty if LogDestinationType is cloud-watch-logs (Service: Ec2, Status Code: 400)',
      );
    }
    const id = ec2Id('fl', context);
    putResource(region.flowLogs, context, {
      id,
      arn: region.arn('ec2', `vpc-flow-log/${id}`),
      Tags: properties.Tags,
      shape: {
        FlowLogId: id,
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        CreationTime: world.now(),
        ResourceId,
        TrafficType: properties.TrafficType ?? 'ALL',
        LogDestinationType: type,
        LogDestination: properties.LogDestination,
        LogGroupName:
          properties.LogGroupName ??
          (type === 'cloud-watch-logs'
            ? properties.LogDestination?.split(':log-group:')[1]?.split(':')[0]
            : undefined),
        DeliverLogsPermissionArn: properties.DeliverLogsPermissionArn,
        LogFormat:
          properties.LogFormat ??
          '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
        MaxAggregationInterval: properties.MaxAggregationInterval ?? 600,
      },
    });
    return { physicalId: id, attributes: { Id: id } };
  },
  ...onlyRetagged(region => region.flowLogs),
});
