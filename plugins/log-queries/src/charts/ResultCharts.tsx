import type { AbsoluteRange } from '@quarterdeck/plugin-log-queries-common';
import { useMemo } from 'react';
import type { ShownResult } from '../run/mergeRuns';
import { TimeChart } from './TimeChart';
import { timeBars } from './timeBars';
import { ValueBars } from './ValueBars';
import { valueBars } from './valueBars';

/** A result drawn, as far as it can be: over time, or as lying bars. */
export function ResultCharts(props: {
  result: ShownResult;
  onZoom?: (range: AbsoluteRange) => void;
}) {
  const { result, onZoom } = props;
  const { rows, columns, runs } = result;
  const range = runs[0]?.range;
  const drawn = useMemo(() => {
    if (!range || rows.length === 0) return undefined;
    const values = rows.map(row => row.values);
    const overTime = timeBars(values, columns, range);
    const byValue = overTime ? undefined : valueBars(values, columns);
    return { overTime, byValue };
  }, [rows, columns, range]);

  if (drawn?.overTime) {
    return <TimeChart data={drawn.overTime} onZoom={onZoom} />;
  }
  return drawn?.byValue ? <ValueBars {...drawn.byValue} /> : null;
}
