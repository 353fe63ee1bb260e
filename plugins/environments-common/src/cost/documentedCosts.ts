import { type EnvironmentSpecInput, parseEnvironmentSpec } from '../spec';
import { cents } from './lines/reckon';
import { monthlyCost } from './monthlyCost';
import type { CostLineId, MonthlyUsage } from './types';

/** @public */
export interface DocumentedLine {
  title: string;
  /** What the architecture says, in USD; undefined where it forgets the line. */
  documentedUsd?: number;
  /** USD, by {@link monthlyCost}. */
  monthlyUsd: number;
  /** Why the two differ. */
  because: string;
}

/**
 * One of the two bills of the architecture (R183 and R184) beside ours (F26).
 *
 * @public
 */
export interface DocumentedCost {
  title: string;
  /** The total that the architecture states. */
  documentedUsd: number;
  monthlyUsd: number;
  lines: DocumentedLine[];
}

type Figures = Partial<Record<CostLineId, number>>;

const DOCUMENTED: EnvironmentSpecInput = {
  name: 'fckdoomscroll',
  stage: 'production',
  owner: 'group:default/platform',
  accountId: '123456789012',
  region: 'us-east-1',
  domain: {
    mode: 'existing-zone',
    name: 'example.com',
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  },
};

const BECAUSE: Record<CostLineId, string> = {
  tasks:
    'A task of 0.5 vCPU and 1 GB costs 18.02; the document reckons with less than half.',
  database: 'The document leaves out that a standby doubles the storage, too.',
  loadBalancer:
    'The hours alone; capacity units and the two public addresses are missing.',
  nat: 'Forgotten, and the largest line after the tasks.',
  webAcl: 'Forgotten; it is what limits the rate of requests.',
  delivery: 'What visitors get, and what CloudFront takes for each request.',
  observability:
    'Alarms, Container Insights and what the portal reads; the document has no such line for development.',
  secrets: 'Forgotten.',
  dns: 'Forgotten.',
  storage: 'Forgotten.',
  email:
    'A month of 50,000 e-mails; the quota that the document quotes is 50,000 a day.',
};

/**
 * What the architecture says that an environment costs, with its reasons for
 * being too low, in the order of the bill.
 *
 * @public
 */
export function documentedCosts(): DocumentedCost[] {
  return [
    compare({
      title: 'Development/Testing, with one NAT gateway',
      spec: { ...DOCUMENTED, network: { natGateways: 1 } },
      documentedUsd: 60,
      figures: { tasks: 15, database: 20, loadBalancer: 16, delivery: 5 },
    }),
    compare({
      title: 'Production',
      spec: { ...DOCUMENTED, database: { instanceClass: 'db.t4g.small' } },
      usage: {
        averageTasks: 3,
        loadBalancerCapacityUnits: 1,
        natGb: 100,
        requests: 10_000_000,
        logGb: 25,
        emails: 50_000,
      },
      documentedUsd: 110,
      figures: {
        tasks: 22,
        database: 50,
        loadBalancer: 16,
        observability: 10,
        delivery: 10,
        email: 5,
      },
    }),
  ];
}

function compare(column: {
  title: string;
  spec: EnvironmentSpecInput;
  usage?: Partial<MonthlyUsage>;
  documentedUsd: number;
  figures: Figures;
}): DocumentedCost {
  const cost = monthlyCost(parseEnvironmentSpec(column.spec), column.usage);
  if (!cost) throw new Error(`${column.spec.region} has no prices`);
  return {
    title: column.title,
    documentedUsd: column.documentedUsd,
    monthlyUsd: cost.totalUsd,
    lines: cost.lines.map(({ id, title, monthlyUsd }) => {
      const documentedUsd = column.figures[id];
      return {
        title,
        documentedUsd,
        monthlyUsd,
        because:
          documentedUsd !== undefined && cents(documentedUsd) === monthlyUsd
            ? ''
            : BECAUSE[id],
      };
    }),
  };
}
