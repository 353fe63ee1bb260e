import type { DashboardValidationMessage } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';

const MAX_WIDGETS = 500;
const COLUMNS = 24;

const position = z.number().int().min(0).optional();

const metricSchema = z.looseObject({
  region: z.string(),
  metrics: z.array(z.array(z.unknown()).min(1)).optional(),
  annotations: z.looseObject({}).optional(),
});

/** What must be in a widget, by its type. */
const PROPERTIES: Readonly<Record<string, z.ZodType>> = {
  metric: metricSchema.refine(
    ({ metrics, annotations }) => metrics ?? annotations,
    'Should have required property metrics',
  ),
  text: z.looseObject({ markdown: z.string() }),
  log: z.looseObject({ region: z.string(), query: z.string() }),
  alarm: z.looseObject({ alarms: z.array(z.string()).min(1) }),
  explorer: z.looseObject({ metrics: z.array(z.unknown()) }),
  custom: z.looseObject({ endpoint: z.string() }),
};

const widgetSchema = z.looseObject({
  type: z.enum(Object.keys(PROPERTIES)),
  x: position.refine(
    (x = 0) => x < COLUMNS,
    `Should be less than or equal to ${COLUMNS - 1}`,
  ),
  y: position,
  width: z.number().int().min(1).max(COLUMNS).optional(),
  height: z.number().int().min(1).max(1_000).optional(),
  properties: z.looseObject({}),
});

const bodySchema = z.looseObject({
  widgets: z
    .array(z.unknown())
    .max(MAX_WIDGETS, `Should not have more than ${MAX_WIDGETS} widgets`),
});

/**
 * What is wrong with a dashboard's body, each with the path to it; empty for
 * a good one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function validateDashboard(body: string): DashboardValidationMessage[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [
      {
        DataPath: '/',
        Message: 'The field DashboardBody must be a valid JSON object.',
      },
    ];
  }
  const dashboard = bodySchema.safeParse(parsed);
  return dashboard.success
    ? dashboard.data.widgets.flatMap((widget, index) =>
        problemsOfWidget(widget, `/widgets/${index}`),
      )
    : messagesOf(dashboard.error, '');
}

function problemsOfWidget(
  widget: unknown,
  path: string,
): DashboardValidationMessage[] {
  const read = widgetSchema.safeParse(widget);
  if (!read.success) {
    return messagesOf(read.error, path);
  }
  const { type, properties } = read.data;
  const result = PROPERTIES[type].safeParse(properties);
  return result.success ? [] : messagesOf(result.error, `${path}/properties`);
}

function messagesOf(
  { issues }: z.ZodError,
  prefix: string,
): DashboardValidationMessage[] {
  return issues.map(({ path, message }) => ({
    DataPath: [prefix, ...path.map(String)].join('/') || '/',
    Message: message,
  }));
}
