import Box from '@material-ui/core/Box';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useMemo, useState } from 'react';
import { ValueBars } from '../charts/ValueBars';
import type { ShownResult } from '../run/mergeRuns';
import { DifferenceTable } from './DifferenceTable';
import { differencesOf } from './differences';

/** What two results count, beside each other: groups drawn, and all in numbers. */
export function Differences(props: { now: ShownResult; before: ShownResult }) {
  const { now, before } = props;
  const [wanted, setWanted] = useState<string>();
  const changed = useMemo(
    () =>
      differencesOf(
        now.rows.map(row => row.values),
        before.rows.map(row => row.values),
        now.columns.length > 0 ? now.columns : before.columns,
        wanted,
      ),
    [now, before, wanted],
  );
  const [today] = now.runs;
  const [earlier] = before.runs;
  if (!today || !earlier) return null;
  const canBeDrawn =
    changed !== undefined &&
    changed.groups.length > 0 &&
    changed.differences.every(
      each => (each.now ?? 0) >= 0 && (each.before ?? 0) >= 0,
    );

  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {changed && changed.numbers.length > 1 && (
        <TextField
          select
          size="small"
          variant="outlined"
          id="log-queries-compared-number"
          label="Compared number"
          style={{ alignSelf: 'flex-start', minWidth: 180 }}
          value={changed.number}
          onChange={event => setWanted(event.target.value)}
        >
          {changed.numbers.map(name => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {canBeDrawn && (
        <ValueBars
          label={`${changed.number} by ${changed.groups.join(', ')}`}
          order="the largest change first"
          bars={changed.differences.map(each => ({
            name: each.name,
            value: each.now,
            before: each.before,
          }))}
          beforeLabel="the day before"
          hidden={changed.hidden}
        />
      )}
      <DifferenceTable
        title={changed?.number ?? 'Count'}
        differences={[
          {
            name: 'Records matched',
            before: earlier.statistics.recordsMatched,
            now: today.statistics.recordsMatched,
          },
          {
            name: 'Records scanned',
            before: earlier.statistics.recordsScanned,
            now: today.statistics.recordsScanned,
          },
          ...(changed?.differences ?? []),
        ]}
      />
    </Box>
  );
}
