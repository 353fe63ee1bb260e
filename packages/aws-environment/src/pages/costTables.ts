import {
  type DocumentedCost,
  type EnvironmentSpecInput,
  type MonthlyCost,
  PRICED_REGIONS,
  documentedCosts,
  monthlyCost,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { markdownTable } from './markdown';

type Stage = EnvironmentSpecInput['stage'];

const STAGES: Stage[] = ['development', 'staging', 'production'];

/** What the architecture says that it costs, beside what it does cost. */
export function documentedTables(): string {
  return documentedCosts().map(documentedTable).join('\n\n');
}

/** What the defaults cost, by stage and region. */
export function regionsTable(): string {
  return markdownTable(
    ['region', ...STAGES],
    PRICED_REGIONS.map(region => [
      `\`${region}\``,
      ...STAGES.map(stage => usd(defaultCost(stage, region).totalUsd)),
    ]),
    { numbers: STAGES },
  );
}

/** How the price of a production environment comes about. */
export function linesTable(): string {
  const { lines, totalUsd, priceDate, priceSource } = defaultCost(
    'production',
    'us-east-1',
  );
  const table = markdownTable(
    ['line', 'USD', 'assumes'],
    [
      ...lines.map(line => [line.title, usd(line.monthlyUsd), line.assumes]),
      ['**Total**', usd(totalUsd), ''],
    ],
    { numbers: ['USD'] },
  );
  return `${table}\n\nPrices of ${priceDate}: ${priceSource}`;
}

function documentedTable(cost: DocumentedCost): string {
  const table = markdownTable(
    ['line', 'documented', 'USD', 'why they differ'],
    [
      ...cost.lines.map(line => [
        line.title,
        line.documentedUsd === undefined ? '–' : usd(line.documentedUsd),
        usd(line.monthlyUsd),
        line.because,
      ]),
      ['**Total**', usd(cost.documentedUsd), usd(cost.monthlyUsd), ''],
    ],
    { numbers: ['documented', 'USD'] },
  );
  return `### ${cost.title}\n\n${table}`;
}

/** Of a specification that says no more than it has to. */
function defaultCost(stage: Stage, region: string): MonthlyCost {
  const cost = monthlyCost(
    parseEnvironmentSpec({
      name: 'shop',
      stage,
      owner: 'group:default/storefront',
      accountId: '123456789012',
      region,
    }),
  );
  if (!cost) throw new Error(`There are no prices for ${region}.`);
  return cost;
}

function usd(amount: number): string {
  return amount.toFixed(2);
}
