import { MathError } from './MathError';
import type { MathFunction } from './MathFunction';

/** What CloudWatch has and there is nothing here to compute it from. */
const REFUSED = [
  'ANOMALY_DETECTION_BAND',
  'DB_PERF_INSIGHTS',
  'INSIGHT_RULE_METRIC',
  'LAMBDA',
  'SERVICE_QUOTA',
];

export const refusedFunctions: Readonly<Record<string, MathFunction>> =
  Object.fromEntries(
    REFUSED.map(name => [
      name,
      () => {
        throw new MathError(`this simulator does not know ${name}`);
      },
    ]),
  );
