import type {
  GetCostForecastRequest,
  GetCostForecastResponse,
} from '@aws-sdk/client-cost-explorer';
import type { World } from '../../world/World';
import type { Charge } from './charges';
import { decimal, hoursOf } from './metrics';
import { asInterval, periodsIn, readInterval } from './periods';

const DEFAULT_LEVEL = 80;
/** How far off a forecast is at the level of 80 percent. */
const SPREAD = 0.06;

/** What will be paid if everything stays as it is. */
export function forecast(
  world: World,
  input: GetCostForecastRequest,
  charges: Charge[],
): GetCostForecastResponse {
  const interval = readInterval(input.TimePeriod, {
    now: world.now(),
    future: true,
  });
  const level = input.PredictionIntervalLevel ?? DEFAULT_LEVEL;
  const spread = (SPREAD * level) / DEFAULT_LEVEL;
  const usdPerPeriod = periodsIn(interval, input.Granularity).map(period => ({
    period,
    usd: charges
      .map(each => hoursOf(each, period, Infinity) * each.usage * each.price)
      .reduce((sum, each) => sum + each, 0),
  }));
  const total = usdPerPeriod.reduce((sum, { usd }) => sum + usd, 0);
  return {
    Total: { Amount: decimal(total), Unit: 'USD' },
    ForecastResultsByTime: usdPerPeriod.map(({ period, usd }) => ({
      TimePeriod: asInterval(period),
      MeanValue: decimal(usd),
      PredictionIntervalLowerBound: decimal(usd * (1 - spread)),
      PredictionIntervalUpperBound: decimal(usd * (1 + spread)),
    })),
  };
}
