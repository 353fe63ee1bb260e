import type { Alarm } from '@quarterdeck/plugin-service-health-common';

const COMPARISONS: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
  LessThanLowerOrGreaterThanUpperThreshold: 'outside',
  LessThanLowerThreshold: 'below',
  GreaterThanUpperThreshold: 'above',
};

/** `CPUUtilization > 80 in 5 of 5 periods of 60 s`. */
export function condition({ metric, rule }: Alarm): string | undefined {
  if (!metric) return rule;
  const { name, comparison, threshold, periodSeconds } = metric;
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods } = metric;
  const limit = threshold === undefined ? 'the band' : format(threshold);
  const window =
    evaluationPeriods === undefined
      ? ''
      : ` in ${datapointsToAlarm} of ${evaluationPeriods} periods`;
  const period = periodSeconds ? ` of ${periodSeconds} s` : '';
  return `${name ?? 'The expression'} ${
    COMPARISONS[comparison] ?? comparison
  } ${limit}${window}${period}`;
}

function format(threshold: number): string {
  return threshold.toLocaleString('en', { maximumFractionDigits: 3 });
}
