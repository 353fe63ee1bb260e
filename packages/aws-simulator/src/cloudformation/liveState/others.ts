import { liveReader, pick } from './LiveReader';

export const topic = liveReader({
  type: 'AWS::SNS::Topic',
  find: ({ region, physicalId }) => region.topics.get(physicalId),
  properties: ({ displayName }) => ({ DisplayName: displayName }),
});

export const subscription = liveReader({
  type: 'AWS::SNS::Subscription',
  find: ({ region, physicalId }) => region.subscriptions.get(physicalId),
  properties: shape => ({
    Endpoint: shape.endpoint,
    Protocol: shape.protocol,
    TopicArn: shape.topicArn,
  }),
});

export const repository = liveReader({
  type: 'AWS::ECR::Repository',
  find: ({ region, physicalId }) => region.repositories.get(physicalId),
  properties: shape => ({
    ImageScanningConfiguration: {
      ScanOnPush: shape.imageScanningConfiguration?.scanOnPush,
    },
    ImageTagMutability: shape.imageTagMutability,
  }),
});

export const secret = liveReader({
  type: 'AWS::SecretsManager::Secret',
  find: ({ region, physicalId }) => region.secrets.get(physicalId),
  properties: ({ description }) => ({ Description: description }),
});

export const ssmParameter = liveReader({
  type: 'AWS::SSM::Parameter',
  find: ({ region, physicalId }) => region.ssmParameters.get(physicalId),
  properties: shape => ({
    Description: shape.description,
    Type: shape.type,
    Value: shape.value,
  }),
});

export const bucket = liveReader({
  type: 'AWS::S3::Bucket',
  find: ({ global, physicalId }) => global.buckets.get(physicalId),
  properties: ({ configuration }, { properties }) => {
    const { BucketName: _name, Tags: _tags, ...specified } = properties;
    return pick(configuration, Object.keys(specified));
  },
});

export const scalableTarget = liveReader({
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  find: ({ region, physicalId }) => region.scalableTargets.get(physicalId),
  properties: shape => pick(shape, ['MaxCapacity', 'MinCapacity']),
});

export const scalingPolicy = liveReader({
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  find: ({ region, physicalId }) => region.scalingPolicies.get(physicalId),
  properties: shape =>
    pick(shape, [
      'PolicyType',
      'StepScalingPolicyConfiguration',
      'TargetTrackingScalingPolicyConfiguration',
    ]),
});

export const configurationSet = liveReader({
  type: 'AWS::SES::ConfigurationSet',
  find: ({ region, physicalId }) => region.configurationSets.get(physicalId),
  properties: shape =>
    pick(shape, [
      'ArchivingOptions',
      'DeliveryOptions',
      'ReputationOptions',
      'SendingOptions',
      'SuppressionOptions',
      'TrackingOptions',
      'VdmOptions',
    ]),
});

export const budget = liveReader({
  type: 'AWS::Budgets::Budget',
  find: ({ global, physicalId }) => global.budgets.get(physicalId),
  properties: ({ notifications, ...Budget }) => ({
    Budget,
    NotificationsWithSubscribers: notifications.map(each => ({
      Notification: each.notification,
      Subscribers: each.subscribers,
    })),
  }),
});
