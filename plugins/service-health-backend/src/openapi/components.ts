import {
  alarmSchema,
  alarmStripSchema,
  alarmTransitionSchema,
  awsCallStatisticsSchema,
  databaseEventSchema,
  databaseHistorySchema,
  databaseSchema,
  deploymentRecordSchema,
  ecsDeploymentSchema,
  ecsServiceEventSchema,
  ecsServiceSchema,
  ecsStoppedTaskSchema,
  ecsTaskSchema,
  fleetRowSchema,
  fleetSchema,
  healthDetailsSchema,
  healthHistorySchema,
  healthReportSchema,
  historyGapSchema,
  iamStatementSchema,
  loadBalancerSchema,
  metricSeriesSchema,
  metricsReportSchema,
  monthlyEstimateSchema,
  operationsReportSchema,
  problemSchema,
  readingsSchema,
  serviceActionIdSchema,
  serviceActionOfferSchema,
  serviceActionResultSchema,
  serviceRolloutSchema,
  serviceScalingSchema,
  statusSchema,
  stoppedTaskRecordSchema,
  targetGroupSchema,
  targetHealthSchema,
  targetMetricsSchema,
  verdictPartSchema,
  verdictSchema,
} from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';
import { anyActionRequest } from '../actions/actionRequests';

/** What Backstage answers when it refuses or fails. */
const errorSchema = z.object({
  error: z.object({
    name: z.string().describe('Such as `NotFoundError`'),
    message: z.string(),
  }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

/** What has a name of its own in the document: the name of its type. */
const COMPONENTS = {
  Alarm: alarmSchema,
  AlarmStrip: alarmStripSchema,
  AlarmTransition: alarmTransitionSchema,
  AwsCallStatistics: awsCallStatisticsSchema,
  Database: databaseSchema,
  DatabaseEvent: databaseEventSchema,
  DatabaseHistory: databaseHistorySchema,
  DeploymentRecord: deploymentRecordSchema,
  EcsDeployment: ecsDeploymentSchema,
  EcsService: ecsServiceSchema,
  EcsServiceEvent: ecsServiceEventSchema,
  EcsStoppedTask: ecsStoppedTaskSchema,
  EcsTask: ecsTaskSchema,
  Error: errorSchema,
  Fleet: fleetSchema,
  FleetRow: fleetRowSchema,
  HealthDetails: healthDetailsSchema,
  HealthHistory: healthHistorySchema,
  HealthReport: healthReportSchema,
  HistoryGap: historyGapSchema,
  IamStatement: iamStatementSchema,
  LoadBalancer: loadBalancerSchema,
  MetricSeries: metricSeriesSchema,
  MetricsReport: metricsReportSchema,
  MonthlyEstimate: monthlyEstimateSchema,
  OperationsReport: operationsReportSchema,
  Problem: problemSchema,
  Readings: readingsSchema,
  ServiceActionId: serviceActionIdSchema,
  ServiceActionOffer: serviceActionOfferSchema,
  ServiceActionOffers: z.array(serviceActionOfferSchema),
  ServiceActionRequest: anyActionRequest,
  ServiceActionResult: serviceActionResultSchema,
  ServiceRollout: serviceRolloutSchema,
  ServiceScaling: serviceScalingSchema,
  Status: statusSchema,
  StoppedTaskRecord: stoppedTaskRecordSchema,
  TargetGroup: targetGroupSchema,
  TargetHealth: targetHealthSchema,
  TargetMetrics: targetMetricsSchema,
  Verdict: verdictSchema,
  VerdictPart: verdictPartSchema,
} satisfies Record<string, z.ZodType>;

/** @see COMPONENTS */
export type ComponentName = keyof typeof COMPONENTS;

/** Where the document has a component. */
export const refTo = (name: string) => `#/components/schemas/${name}`;

/** All components as JSON Schema, which point at each other. */
export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    ...JSON_SCHEMA_OPTIONS,
    uri: refTo,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]),
  );
}

/** A schema without a name, where it stands. */
export function inlineSchema(schema: z.ZodType): JsonSchema {
  return bare(z.toJSONSchema(schema, JSON_SCHEMA_OPTIONS));
}

/** JSON Schema 2020-12, which is what OpenAPI 3.1 has. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * What is sent, before it is parsed: a moment is a string. An answer may grow,
 * so members that are not described are not forbidden.
 */
const JSON_SCHEMA_OPTIONS: z.core.ToJSONSchemaParams = {
  io: 'input',
  target: 'draft-2020-12',
  override({ jsonSchema }) {
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
      delete jsonSchema.maximum;
    }
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) {
      delete jsonSchema.minimum;
    }
  },
};

/** The document says once for all which JSON Schema it has. */
function bare({ $schema, $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
