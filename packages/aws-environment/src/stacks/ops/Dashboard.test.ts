import type { Template } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

interface Widget {
  properties: {
    title: string;
    metrics: unknown[][];
    annotations?: { horizontal: { value: number; label: string }[] };
    yAxis: { left: { label: string; min: number; max?: number } };
  };
}

/** The widgets of a dashboard, with `…` for what is known once deployed. */
function widgetsOf(template: Template): Widget[] {
  const [{ Properties }] = Object.values(
    template.findResources('AWS::CloudWatch::Dashboard'),
  );
  const parts: unknown[] = Properties.DashboardBody['Fn::Join'][1];
  const body = parts.map(part => (typeof part === 'string' ? part : '…'));
  return JSON.parse(body.join('')).widgets;
}

/** The graph that shows a metric of a namespace. */
function graphOf(widgets: Widget[], namespace: string, metric: string) {
  const found = widgets.find(({ properties }) =>
    properties.metrics.some(
      ([first, second]) => first === namespace && second === metric,
    ),
  );
  if (!found) throw new Error(`No graph shows ${metric} of ${namespace}.`);
  const { annotations, metrics, yAxis } = found.properties;
  return {
    lines: annotations?.horizontal.map(({ value }) => value),
    unit: yAxis.left.label,
    metrics,
  };
}

describe('the dashboard', () => {
  const template = templateOf('ops');
  const widgets = widgetsOf(template);

  it('R133 has the documented name', () => {
    template.hasResourceProperties('AWS::CloudWatch::Dashboard', {
      DashboardName: 'fckdoomscroll-dashboard',
    });
  });

  it.each([
    ['R134', 'AWS/ECS', 'CPUUtilization', '%', [70, 80]],
    ['R135', 'AWS/ECS', 'MemoryUtilization', '%', [80, 85]],
    [
      'R136 F09',
      'ECS/ContainerInsights',
      'RunningTaskCount',
      'tasks',
      undefined,
    ],
    [
      'R137 F09',
      'ECS/ContainerInsights',
      'DesiredTaskCount',
      'tasks',
      undefined,
    ],
    ['R138 F10', 'AWS/ApplicationELB', 'TargetResponseTime', 's', [0.5, 1]],
    ['R139', 'AWS/ApplicationELB', 'RequestCount', 'per minute', undefined],
    [
      'R140',
      'AWS/ApplicationELB',
      'HTTPCode_Target_5XX_Count',
      'per minute',
      [10],
    ],
    [
      'R141',
      'AWS/ApplicationELB',
      'HTTPCode_Target_4XX_Count',
      'per minute',
      undefined,
    ],
    ['R142', 'AWS/RDS', 'CPUUtilization', '%', [75]],
    ['R143', 'AWS/RDS', 'DatabaseConnections', 'connections', [80]],
    ['R144', 'AWS/RDS', 'FreeableMemory', 'GB', undefined],
    ['R145 F10', 'AWS/RDS', 'ReadLatency', 's', [0.005, 0.02]],
    ['R146 F10', 'AWS/RDS', 'WriteLatency', 's', [0.005, 0.02]],
  ])('%s shows %s %s', (_, namespace, metric, unit, lines) => {
    expect(graphOf(widgets, namespace, metric)).toMatchObject({ unit });
    expect(graphOf(widgets, namespace, metric).lines).toEqual(lines);
  });

  it('R139 counts requests by the minute', () => {
    const { metrics } = graphOf(widgets, 'AWS/ApplicationELB', 'RequestCount');
    expect(metrics).toEqual([
      [
        'AWS/ApplicationELB',
        'RequestCount',
        'LoadBalancer',
        '…',
        { period: 60, stat: 'Sum' },
      ],
    ]);
  });

  it('R144 F10 turns bytes into GB', () => {
    const { metrics } = graphOf(widgets, 'AWS/RDS', 'FreeableMemory');
    expect(metrics).toContainEqual([
      expect.objectContaining({ expression: 'bytes / 1073741824' }),
    ]);
  });

  it('F09 shows healthy tasks where nobody counts the running ones', () => {
    const without = widgetsOf(exampleTemplate('small.yaml', 'ops'));
    expect(
      graphOf(without, 'AWS/ApplicationELB', 'HealthyHostCount'),
    ).toMatchObject({ unit: 'tasks', lines: [1] });
    expect(JSON.stringify(without)).not.toContain('ContainerInsights');
  });
});
