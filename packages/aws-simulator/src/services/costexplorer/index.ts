import type * as ce from '@aws-sdk/client-cost-explorer';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type Charge, chargesOf } from './charges';
import { forecast } from './forecast';
import { amounts, type CostMetric, metricsFrom } from './metrics';
import { asInterval, type Period, periodsIn, readInterval } from './periods';
import { dimensionOf, groupKeys, isSelected } from './selection';
import { valuePage } from './valuePage';

/** Cost Explorer: what the account's resources cost by the price list. */
export function costExplorerHandlers(world: World): Handlers<typeof ce> {
  const chargesFor = (accountId: string, filter?: ce.Expression) =>
    world
      .allRegions()
      .filter(region => region.accountId === accountId)
      .flatMap(chargesOf)
      .filter(charge => isSelected(charge, filter));
  const intervalOf = (TimePeriod: ce.DateInterval | undefined) =>
    readInterval(TimePeriod, { now: world.now() });

  return {
    GetCostAndUsage(input, { accountId }) {
      const interval = intervalOf(input.TimePeriod);
      const metrics = metricsFrom(input.Metrics);
      const charges = chargesFor(accountId, input.Filter);
      const month = world.now().toISOString().slice(0, 7);
      return {
        GroupDefinitions: input.GroupBy,
        ResultsByTime: periodsIn(interval, input.Granularity).map(period => ({
          TimePeriod: asInterval(period),
          // The bill of a month is final when it is over.
          Estimated: period.end.toFormat('yyyy-MM') >= month,
          ...costsIn(charges, period, metrics, input.GroupBy, world.now()),
        })),
        DimensionValueAttributes: [],
      };
    },

    GetCostForecast: (input, { accountId }) =>
      forecast(world, input, chargesFor(accountId, input.Filter)),

    GetDimensionValues({ Dimension, ...input }, { accountId }) {
      intervalOf(input.TimePeriod);
      const values = chargesFor(accountId, input.Filter).map(charge =>
        dimensionOf(charge, Dimension),
      );
      const { items, ...counted } = valuePage(values, input);
      return {
        DimensionValues: items.map(Value => ({ Value, Attributes: {} })),
        ...counted,
      };
    },

    GetTags({ TagKey, ...input }, { accountId }) {
      intervalOf(input.TimePeriod);
      const values = chargesFor(accountId, input.Filter).flatMap(({ tags }) =>
        TagKey === undefined ? Object.keys(tags) : tags[TagKey] ?? '',
      );
      const { items, ...counted } = valuePage(values, input);
      return { Tags: items, ...counted };
    },

    // Nothing here costs other than it did the day before for no reason.
    GetAnomalies: () => ({ Anomalies: [] }),
  };
}

function costsIn(
  charges: Charge[],
  period: Period,
  metrics: CostMetric[],
  groupings: ce.GroupDefinition[] | undefined,
  now: Date,
): Pick<ce.ResultByTime, 'Total' | 'Groups'> {
  if (!groupings?.length) {
    return { Total: amounts(charges, period, metrics, now), Groups: [] };
  }
  const groups = new Map<string, { Keys: string[]; charges: Charge[] }>();
  for (const charge of charges) {
    const Keys = groupKeys(charge, groupings);
    const key = JSON.stringify(Keys);
    const group = groups.get(key) ?? { Keys, charges: [] };
    group.charges.push(charge);
    groups.set(key, group);
  }
  return {
    Total: {},
    Groups: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, group]) =>
        group.charges.some(each => each.from < period.end.toJSDate()),
      )
      .map(([, group]) => ({
        Keys: group.Keys,
        Metrics: amounts(group.charges, period, metrics, now),
      })),
  };
}
