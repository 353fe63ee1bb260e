import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { aRun } from '../__testUtils__/ScriptedApi';
import { mergeRuns } from './mergeRuns';

function part(id: string, environment: string, rows: RunRow[]) {
  return {
    run: aRun({ id, environment }),
    result: {
      generation: 0,
      rows,
      columns: Object.keys(rows[0] ?? {}),
      isCaughtUp: true,
    },
  };
}

describe('mergeRuns', () => {
  it('puts rows of several environments in the order of time', () => {
    const { rows, columns } = mergeRuns(
      [
        part('r1', 'shop', [
          { '@timestamp': '2026-03-01 02:03:00.000' },
          { '@timestamp': '2026-03-01 02:01:00.000' },
        ]),
        part('r2', 'search', [{ '@timestamp': '2026-03-01 02:02:00.000' }]),
      ],
      true,
    );
    expect(columns).toEqual(['environment', '@timestamp']);
    expect(
      rows.map(({ values, runId }) => [values.environment, runId]),
    ).toEqual([
      ['shop', 'r1'],
      ['search', 'r2'],
      ['shop', 'r1'],
    ]);
  });

  it('leaves the rows of a single run as AWS has sorted them', () => {
    const values = [{ n: '1' }, { n: '3' }, { n: '2' }];
    const { rows, columns } = mergeRuns([part('r1', 'shop', values)], false);
    expect(columns).toEqual(['n']);
    expect(rows.map(row => row.values)).toEqual(values);
  });
});
