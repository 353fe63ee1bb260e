import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Handlers, RequestContext } from '../../wire';
import { compileFilterPattern } from '../../world/logs/filterPattern';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { requireFilterPattern } from './filterPattern';
import { filtersOf, requireGroup } from './groups';
import { invalidParameter, invalidToken, notFound } from './refusals';

const MAX_FILTERS = 100;
const DEFAULT_PAGE = 50;
const MAX_TEST_MESSAGES = 50;

const idOf = (group: string, filter: string) => `${group}\n${filter}`;

/** Metric filters; what they publish is read out of the events. */
export function metricFilterHandlers(
  world: World,
  regionOf: (context: RequestContext) => Region,
): Pick<
  Handlers<typeof logs>,
  | 'PutMetricFilter'
  | 'DeleteMetricFilter'
  | 'DescribeMetricFilters'
  | 'TestMetricFilter'
> {
  return {
    PutMetricFilter: (input, context) => {
      putMetricFilter(world, regionOf(context), input);
      return {};
    },
    DeleteMetricFilter: ({ logGroupName = '', filterName = '' }, context) => {
      const region = regionOf(context);
      requireGroup(region, logGroupName);
      if (!region.metricFilters.delete(idOf(logGroupName, filterName))) {
        throw notFound('The specified metric filter does not exist.');
      }
      world.changed();
      return {};
    },
    DescribeMetricFilters: (input, context) =>
      describeMetricFilters(regionOf(context), input),
    TestMetricFilter: input => testMetricFilter(input),
  };
}

function putMetricFilter(
  world: World,
  region: Region,
  input: logs.PutMetricFilterRequest,
): void {
  const group = requireGroup(region, input.logGroupName).shape.name;
  const { filterName = '', filterPattern = '' } = input;
  const [transformation, ...others] = input.metricTransformations ?? [];
  if (!/^[^:*]{1,512}$/.test(filterName)) {
    throw invalidParameter('The name of a metric filter has no : and no *.');
  }
  if (!transformation || others.length > 0) {
    throw invalidParameter('A metric filter has exactly one transformation.');
  }
  if (transformation.dimensions) {
    throw invalidParameter(
      'The simulator publishes no dimensions of metric filters.',
    );
  }
  if (!/^(\$.+|-?\d+(\.\d+)?)$/.test(transformation.metricValue ?? '')) {
    throw invalidParameter('metricValue must be a number or a selector.');
  }
  requireFilterPattern(filterPattern);
  const id = idOf(group, filterName);
  const existing = region.metricFilters.get(id);
  if (!existing && filtersOf(region, group).length >= MAX_FILTERS) {
    throw new logs.LimitExceededException({
      message: 'Resource limit exceeded.',
      $metadata: {},
    });
  }
  region.metricFilters.put({
    id,
    arn: id,
    createdAt: existing?.createdAt ?? world.now(),
    tags: {},
    shape: { logGroupName: group, filterName, filterPattern, transformation },
  });
  world.changed();
}

function describeMetricFilters(
  region: Region,
  input: logs.DescribeMetricFiltersRequest,
): logs.DescribeMetricFiltersResponse {
  const { logGroupName, metricName, metricNamespace } = input;
  if ((metricName === undefined) !== (metricNamespace === undefined)) {
    throw invalidParameter(
      'metricName and metricNamespace must be given together.',
    );
  }
  if (logGroupName !== undefined) {
    requireGroup(region, logGroupName);
  }
  const filters = region.metricFilters.where(
    shape =>
      (logGroupName === undefined || shape.logGroupName === logGroupName) &&
      shape.filterName.startsWith(input.filterNamePrefix ?? '') &&
      (metricName === undefined ||
        (shape.transformation.metricName === metricName &&
          shape.transformation.metricNamespace === metricNamespace)),
  );
  const { items, next } = sortedPage(filters, {
    token: input.nextToken,
    size: Math.min(input.limit ?? DEFAULT_PAGE, DEFAULT_PAGE),
    keyOf: ({ shape }) => `${shape.filterName}\n${shape.logGroupName}`,
    invalidToken,
  });
  return {
    metricFilters: items.map(({ createdAt, shape }) => ({
      filterName: shape.filterName,
      filterPattern: shape.filterPattern,
      metricTransformations: [shape.transformation],
      creationTime: createdAt.getTime(),
      logGroupName: shape.logGroupName,
    })),
    nextToken: next,
  };
}

function testMetricFilter({
  filterPattern,
  logEventMessages = [],
}: logs.TestMetricFilterRequest): logs.TestMetricFilterResponse {
  if (
    logEventMessages.length < 1 ||
    logEventMessages.length > MAX_TEST_MESSAGES
  ) {
    throw invalidParameter(
      `logEventMessages must have 1 to ${MAX_TEST_MESSAGES} members.`,
    );
  }
  requireFilterPattern(filterPattern);
  const pattern = compileFilterPattern(filterPattern);
  const selectors = (filterPattern ?? '').match(/\$\.[\w.[\]"]+/g) ?? [];
  return {
    matches: logEventMessages.flatMap((eventMessage, index) =>
      pattern.test(eventMessage)
        ? [
            {
              eventNumber: index + 1,
              eventMessage,
              extractedValues: Object.fromEntries(
                selectors.map(selector => [
                  selector,
                  String(pattern.valueOf(eventMessage, selector)),
                ]),
              ),
            },
          ]
        : [],
    ),
  };
}
