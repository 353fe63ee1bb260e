import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { AwsError, validationError } from '../../../wire';
import type { Region } from '../../../world/Region';
import { tagsOf, type Resource } from '../../../world/Resource';
import type { Store } from '../../../world/Store';
import type { World } from '../../../world/World';
import { CompositeRule } from './CompositeRule';
import { validateMetricAlarm } from './validateMetricAlarm';

export function putMetricAlarm(
  world: World,
  region: Region,
  { Tags, ...definition }: cloudwatch.PutMetricAlarmInput,
): void {
  validateMetricAlarm(world, region, definition);
  const id = definition.AlarmName ?? '';
  put(region.metricAlarms, region, id, {
    tags: Tags,
    shape: { definition, updatedAt: world.now(), overrides: [] },
    now: world.now(),
  });
  world.changed();
}

export function putCompositeAlarm(
  world: World,
  region: Region,
  { Tags, ...definition }: cloudwatch.PutCompositeAlarmInput,
): void {
  const rule = CompositeRule.parse(definition.AlarmRule ?? '');
  const unknown = rule.alarms.find(nameOrArn => {
    const name = nameOrArn.split(':alarm:').pop() ?? '';
    return !region.metricAlarms.has(name) && !region.compositeAlarms.has(name);
  });
  if (unknown !== undefined) {
    throw new AwsError(
      'ValidationError',
      `Could not save the composite alarm as alarms [${unknown}] in the alarm rule do not exist.`,
    );
  }
  validateSuppressor(region, definition);
  put(region.compositeAlarms, region, definition.AlarmName ?? '', {
    tags: Tags,
    shape: { definition, updatedAt: world.now(), overrides: [] },
    now: world.now(),
  });
  world.changed();
}

function validateSuppressor(
  region: Region,
  definition: Omit<cloudwatch.PutCompositeAlarmInput, 'Tags'>,
): void {
  const { ActionsSuppressor: suppressor } = definition;
  if (suppressor === undefined) {
    return;
  }
  if (
    definition.ActionsSuppressorWaitPeriod === undefined ||
    definition.ActionsSuppressorExtensionPeriod === undefined
  ) {
    throw validationError(
      'ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod are required with ActionsSuppressor.',
    );
  }
  const name = suppressor.split(':alarm:').pop() ?? '';
  if (!region.metricAlarms.has(name) && !region.compositeAlarms.has(name)) {
    throw validationError(
      `Could not save the composite alarm as the suppressor alarm [${suppressor}] does not exist.`,
    );
  }
}

function put<Shape extends object>(
  store: Store<Shape>,
  region: Region,
  id: string,
  { tags, shape, now }: { tags?: cloudwatch.Tag[]; shape: Shape; now: Date },
): void {
  const existing = store.get(id);
  store.put({
    id,
    arn: region.arn('cloudwatch', `alarm:${id}`),
    createdAt: existing?.createdAt ?? now,
    // As in AWS, tags are only taken when the alarm is made.
    tags: existing?.tags ?? tagsOf(tags),
    stackId: existing?.stackId,
    shape,
  });
}

export function deleteAlarms(
  world: World,
  region: Region,
  names: readonly string[],
): void {
  const missing = names.filter(
    name => !region.metricAlarms.has(name) && !region.compositeAlarms.has(name),
  );
  if (missing.length > 0) {
    throw new cloudwatch.ResourceNotFound({
      message: `Alarms do not exist: ${missing.join(', ')}`,
      $metadata: {},
    });
  }
  for (const name of names) {
    region.metricAlarms.delete(name);
    region.compositeAlarms.delete(name);
  }
  world.changed();
}

export function setAlarmState(
  world: World,
  region: Region,
  input: cloudwatch.SetAlarmStateInput,
): void {
  const alarm = findAlarm(region, input.AlarmName);
  if (input.StateReasonData !== undefined) {
    requireJson(input.StateReasonData);
  }
  alarm.shape.overrides.push({
    at: world.now(),
    state: input.StateValue ?? 'OK',
    reason: input.StateReason ?? '',
    reasonData: input.StateReasonData,
  });
  world.changed();
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new cloudwatch.InvalidFormatFault({
      message: 'StateReasonData is not valid JSON.',
      $metadata: {},
    });
  }
}

/** Turns the actions of alarms on or off. */
export function setActionsEnabled(
  world: World,
  region: Region,
  names: readonly string[],
  enabled: boolean,
): void {
  for (const name of names) {
    const alarm = findAlarm(region, name);
    alarm.shape.definition = {
      ...alarm.shape.definition,
      ActionsEnabled: enabled,
    };
  }
  world.changed();
}

type AnyAlarm = Resource<{
  definition: { ActionsEnabled?: boolean };
  overrides: Array<{
    at: Date;
    state: cloudwatch.StateValue;
    reason: string;
    reasonData?: string;
  }>;
}>;

function findAlarm(region: Region, name: string | undefined): AnyAlarm {
  const alarm =
    region.metricAlarms.get(name) ?? region.compositeAlarms.get(name);
  if (!alarm) {
    throw new cloudwatch.ResourceNotFound({
      message: `Alarm ${name} does not exist`,
      $metadata: {},
    });
  }
  return alarm as AnyAlarm;
}
