import type {
  PutCompositeAlarmInput,
  PutMetricAlarmInput,
  StateValue,
} from '@aws-sdk/client-cloudwatch';

/**
 * An alarm's definition. Its state is not stored: it follows from the metrics
 * and the time, except where SetAlarmState overrode it.
 */
export interface MetricAlarmShape {
  /** Without `Tags`, which are the resource's. */
  definition: Omit<PutMetricAlarmInput, 'Tags'>;
  updatedAt: Date;
  overrides: AlarmStateOverride[];
}

export interface CompositeAlarmShape {
  definition: Omit<PutCompositeAlarmInput, 'Tags'>;
  updatedAt: Date;
  overrides: AlarmStateOverride[];
}

/** What SetAlarmState did; it lasts until the next evaluation. */
export interface AlarmStateOverride {
  at: Date;
  state: StateValue;
  reason: string;
  reasonData?: string;
}

export interface DashboardShape {
  name: string;
  /** JSON. */
  body: string;
  updatedAt: Date;
}
