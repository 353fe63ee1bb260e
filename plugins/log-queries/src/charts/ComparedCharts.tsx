import { useMemo } from 'react';
import type { ShownResult } from '../run/mergeRuns';
import { TimeChart } from './TimeChart';
import { type TimeBars, timeBars } from './timeBars';

/** One result as bars, the other as a line over them, in the same minutes. */
export function ComparedCharts(props: {
  now: ShownResult;
  before: ShownResult;
}) {
  const { now, before } = props;
  const charts = useMemo(() => {
    const today = chartOf(now);
    const earlier = chartOf(before);
    if (!today) return undefined;
    const shiftMs = earlier ? today.fromMs - earlier.fromMs : 0;
    return { today, values: earlier && summed(earlier, shiftMs) };
  }, [now, before]);

  return charts ? (
    <TimeChart
      data={charts.today}
      before={
        charts.values && { label: 'the day before', values: charts.values }
      }
    />
  ) : null;
}

function chartOf({ rows, columns, runs }: ShownResult): TimeBars | undefined {
  const [run] = runs;
  return run && rows.length > 0
    ? timeBars(
        rows.map(row => row.values),
        columns,
        run.range,
      )
    : undefined;
}

/** All series of a chart together, moved in time. */
function summed(chart: TimeBars, shiftMs: number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { values } of chart.series) {
    for (const [startMs, value] of values) {
      const at = startMs + shiftMs;
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
  }
  return sums;
}
