import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** USD that may be spent in a day. Absent: as much as anybody likes. */
export interface BudgetSettings {
  perPersonUsd?: number;
  perTeamUsd?: number;
  /** In place of `perTeamUsd`, by the team's entity reference. */
  teamUsd: ReadonlyMap<string, number>;
}

/** `quarterdeck.logQueries`, see config.d.ts. */
export interface Settings {
  /** Queries at once, in each account and region. */
  concurrency: number;
  /** Of this replica; of each operation, in each account and region. */
  requestsPerSecond: number;
  keepRunsDays: number;
  /** Dearer runs must be agreed to. Absent: none. */
  confirmAboveUsd?: number;
  budgets: BudgetSettings;
  cancelWhenNobodyLooks: boolean;
  liveTail: { maxPerUser: number; maxMinutes: number };
}

/** AWS's quota is 100; the console and scheduled queries share it. */
const DEFAULT_CONCURRENCY = 30;
/** AWS takes ten of StartQuery and ten of GetQueryResults. */
const DEFAULT_REQUESTS_PER_SECOND = 8;
const DEFAULT_KEEP_RUNS_DAYS = 90;
const DEFAULT_TAILS_PER_USER = 2;
const DEFAULT_TAIL_MINUTES = 15;

/** @throws InputError when a number is too small */
export function readSettings(config: RootConfigService): Settings {
  const section = config.getOptionalConfig('quarterdeck.logQueries');
  const number = (key: string, least: number) => {
    const value = section?.getOptionalNumber(key);
    if (value === undefined || value >= least) return value;
    throw new InputError(
      `quarterdeck.logQueries.${key} must be ${least} or more, not ${value}`,
    );
  };
  const teams = section?.getOptionalConfigArray('budgets.teams') ?? [];
  return {
    concurrency: number('concurrency', 1) ?? DEFAULT_CONCURRENCY,
    requestsPerSecond:
      number('requestsPerSecond', 1) ?? DEFAULT_REQUESTS_PER_SECOND,
    keepRunsDays: number('keepRunsDays', 1) ?? DEFAULT_KEEP_RUNS_DAYS,
    confirmAboveUsd: number('confirmAboveUsd', 0),
    budgets: {
      perPersonUsd: number('budgets.perPersonUsd', 0),
      perTeamUsd: number('budgets.perTeamUsd', 0),
      teamUsd: new Map(
        teams.map(team => [team.getString('team'), team.getNumber('usd')]),
      ),
    },
    cancelWhenNobodyLooks:
      section?.getOptionalBoolean('cancelWhenNobodyLooks') ?? false,
    liveTail: {
      maxPerUser: number('liveTail.maxPerUser', 1) ?? DEFAULT_TAILS_PER_USER,
      maxMinutes: number('liveTail.maxMinutes', 1) ?? DEFAULT_TAIL_MINUTES,
    },
  };
}
