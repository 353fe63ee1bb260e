import type {
  RunHistogram,
  RunRow,
} from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from './record';

/** Lengths of bars that a reader can make sense of, in seconds. */
const BAR_SECONDS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800,
  21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000,
];

/** How Logs Insights writes a time: in UTC, without saying so. */
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/;

/**
 * Counts rows by their time.
 *
 * @param atMost - how many bars there may be, give or take the ends
 */
export async function histogramOf(
  record: RunRecord,
  chunks: AsyncIterable<RunRow[]>,
  atMost: number,
): Promise<RunHistogram> {
  const fromMs = record.range_from.getTime();
  const toMs = record.range_to.getTime();
  const rangeSeconds = (toMs - fromMs) / 1000;
  const barSeconds =
    BAR_SECONDS.find(seconds => rangeSeconds / seconds <= atMost) ??
    Math.ceil(rangeSeconds / atMost);
  const barMs = barSeconds * 1000;
  const firstMs = Math.floor(fromMs / barMs) * barMs;
  const counts = new Array<number>(Math.ceil((toMs - firstMs + 1) / barMs));
  counts.fill(0);
  let withoutTime = 0;
  for await (const rows of chunks) {
    for (const row of rows) {
      const time = timeOf(row, record.columns);
      const bar =
        time === undefined ? -1 : Math.floor((time - firstMs) / barMs);
      if (bar >= 0 && bar < counts.length) counts[bar] += 1;
      else withoutTime += 1;
    }
  }
  return {
    barSeconds,
    bars: counts.map((count, index) => ({
      from: new Date(firstMs + index * barMs).toISOString(),
      count,
    })),
    withoutTime,
    truncated: record.truncated,
  };
}

/** `@timestamp`, or the first column that holds a time. */
function timeOf(row: RunRow, columns: readonly string[]): number | undefined {
  const value =
    row['@timestamp'] ?? columns.map(name => row[name]).find(isTime);
  return isTime(value) ? Date.parse(`${value.replace(' ', 'T')}Z`) : undefined;
}

function isTime(value: string | undefined): value is string {
  return value !== undefined && TIME.test(value);
}
