import type {
  PutCompositeAlarmInput,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { validateMetricAlarm } from '../../services/cloudwatch/alarms/validateMetricAlarm';
import { AwsError } from '../../wire';
import {
  anyJson,
  flag,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { generatedName } from './names';

const alarmProperties = {
  ActionsEnabled: flag.optional(),
  AlarmActions: texts.optional(),
  AlarmDescription: text.optional(),
  AlarmName: text.optional(),
  ComparisonOperator: text,
  DatapointsToAlarm: number.optional(),
  Dimensions: z.array(z.strictObject({ Name: text, Value: text })).optional(),
  EvaluateLowSampleCountPercentile: text.optional(),
  EvaluationPeriods: number,
  ExtendedStatistic: text.optional(),
  InsufficientDataActions: texts.optional(),
  MetricName: text.optional(),
  Metrics: anyJson.optional(),
  Namespace: text.optional(),
  OKActions: texts.optional(),
  Period: number.optional(),
  Statistic: text.optional(),
  Threshold: number.optional(),
  ThresholdMetricId: text.optional(),
  TreatMissingData: z
    .enum(['breaching', 'notBreaching', 'ignore', 'missing'])
    .optional(),
  Unit: text.optional(),
};

const definitionOf = (
  AlarmName: string,
  { Tags: _tags, ...properties }: object & { Tags?: unknown },
) => ({
  ActionsEnabled: true,
  ...properties,
  AlarmName,
});

/** @throws ResourceFailure for a definition that PutMetricAlarm refuses */
function metricDefinition(
  name: string,
  properties: object,
  { world, region }: ProviderContext,
): PutMetricAlarmInput {
  const definition = definitionOf(name, properties) as PutMetricAlarmInput;
  try {
    validateMetricAlarm(world, region, definition);
  } catch (error) {
    throw error instanceof AwsError
      ? new ResourceFailure(
          `${error.message} (Service: CloudWatch, Status Code: ${error.status})`,
        )
      : error;
  }
  return definition;
}

export const alarm = resourceProvider({
  type: 'AWS::CloudWatch::Alarm',
  properties: alarmProperties,
  replacedBy: ['AlarmName'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.AlarmName ?? generatedName(context, 255);
    refuseDuplicate(
      region.metricAlarms.get(name) ?? region.compositeAlarms.get(name),
      name,
    );
    const arn = region.arn('cloudwatch', `alarm:${name}`);
    putResource(region.metricAlarms, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        definition: metricDefinition(name, properties, context),
        updatedAt: world.now(),
        overrides: [],
      },
    });
    return { physicalId: name, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.metricAlarms,
      existing.physicalId,
    );
    resource.shape.definition = metricDefinition(
      existing.physicalId,
      properties,
      context,
    );
    resource.shape.updatedAt = context.world.now();
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.metricAlarms.delete(physicalId);
  },
});

export const compositeAlarm = resourceProvider({
  type: 'AWS::CloudWatch::CompositeAlarm',
  properties: {
    ActionsEnabled: flag.optional(),
    ActionsSuppressor: text.optional(),
    ActionsSuppressorExtensionPeriod: number.optional(),
    ActionsSuppressorWaitPeriod: number.optional(),
    AlarmActions: texts.optional(),
    AlarmDescription: text.optional(),
    AlarmName: text.optional(),
    AlarmRule: text,
    InsufficientDataActions: texts.optional(),
    OKActions: texts.optional(),
  },
  replacedBy: ['AlarmName'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.AlarmName ?? generatedName(context, 255);
    refuseDuplicate(
      region.metricAlarms.get(name) ?? region.compositeAlarms.get(name),
      name,
    );
    const arn = region.arn('cloudwatch', `alarm:${name}`);
    putResource(region.compositeAlarms, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        definition: definitionOf(name, properties) as PutCompositeAlarmInput,
        updatedAt: world.now(),
        overrides: [],
      },
    });
    return { physicalId: name, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.compositeAlarms,
      existing.physicalId,
    );
    resource.shape.definition = definitionOf(
      existing.physicalId,
      properties,
    ) as PutCompositeAlarmInput;
    resource.shape.updatedAt = context.world.now();
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.compositeAlarms.delete(physicalId);
  },
});

export const dashboard = resourceProvider({
  type: 'AWS::CloudWatch::Dashboard',
  untagged: true,
  properties: { DashboardBody: text, DashboardName: text.optional() },
  replacedBy: ['DashboardName'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.DashboardName ?? generatedName(context, 255);
    refuseDuplicate(region.dashboards.get(name), name);
    try {
      JSON.parse(properties.DashboardBody);
    } catch (error) {
      throw new ResourceFailure(
        `The field DashboardBody must be a valid JSON object (${error})`,
      );
    }
    putResource(region.dashboards, context, {
      id: name,
      arn: `arn:aws:cloudwatch::${region.accountId}:dashboard/${name}`,
      Tags: properties.Tags,
      shape: { name, body: properties.DashboardBody, updatedAt: world.now() },
    });
    return { physicalId: name };
  },
  update(properties, existing, context) {
    const { shape } = requireResource(
      context.region.dashboards,
      existing.physicalId,
    );
    shape.body = properties.DashboardBody;
    shape.updatedAt = context.world.now();
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.dashboards.delete(physicalId);
  },
});
