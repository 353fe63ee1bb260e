import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { validateDashboard } from './validateDashboard';

const PAGE_SIZE = 1_000;

export function putDashboard(
  world: World,
  region: Region,
  { DashboardName = '', DashboardBody = '' }: cloudwatch.PutDashboardInput,
): cloudwatch.PutDashboardOutput {
  const problems = validateDashboard(DashboardBody);
  if (problems.length > 0) {
    throw new cloudwatch.DashboardInvalidInputError({
      message: `The field DashboardBody is invalid: ${problems
        .map(({ DataPath, Message }) => `${DataPath} ${Message}`)
        .join('; ')}`,
      dashboardValidationMessages: problems,
      $metadata: {},
    });
  }
  const existing = region.dashboards.get(DashboardName);
  region.dashboards.put({
    id: DashboardName,
    arn: dashboardArn(region, DashboardName),
    createdAt: existing?.createdAt ?? world.now(),
    tags: existing?.tags ?? {},
    stackId: existing?.stackId,
    shape: {
      name: DashboardName,
      body: DashboardBody,
      updatedAt: world.now(),
    },
  });
  world.changed();
  return { DashboardValidationMessages: [] };
}

export function getDashboard(
  region: Region,
  name: string,
): cloudwatch.GetDashboardOutput {
  const dashboard = region.dashboards.get(name);
  if (!dashboard) {
    throw notFound(name);
  }
  return {
    DashboardArn: dashboard.arn,
    DashboardName: dashboard.shape.name,
    DashboardBody: dashboard.shape.body,
  };
}

export function listDashboards(
  region: Region,
  {
    DashboardNamePrefix = '',
    NextToken: token,
  }: cloudwatch.ListDashboardsInput,
): cloudwatch.ListDashboardsOutput {
  const entries = region.dashboards
    .where(({ name }) => name.startsWith(DashboardNamePrefix))
    .map(
      ({ arn, shape }): cloudwatch.DashboardEntry => ({
        DashboardName: shape.name,
        DashboardArn: arn,
        LastModified: shape.updatedAt,
        Size: Buffer.byteLength(shape.body),
      }),
    );
  const { items, next } = sortedPage(entries, {
    token,
    size: PAGE_SIZE,
    keyOf: ({ DashboardName = '' }) => DashboardName,
  });
  return { DashboardEntries: items, NextToken: next };
}

export function deleteDashboards(
  world: World,
  region: Region,
  names: readonly string[],
): void {
  const missing = names.find(name => !region.dashboards.has(name));
  if (missing !== undefined) {
    throw notFound(missing);
  }
  names.forEach(name => region.dashboards.delete(name));
  world.changed();
}

/** Dashboards are global: their ARN has no region. */
function dashboardArn(region: Region, name: string): string {
  return `arn:aws:cloudwatch::${region.accountId}:dashboard/${name}`;
}

function notFound(name: string) {
  return new cloudwatch.DashboardNotFoundError({
    message: `Dashboard ${name} does not exist`,
    $metadata: {},
  });
}
