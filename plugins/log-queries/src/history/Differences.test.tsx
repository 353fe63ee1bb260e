import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aRun } from '../__testUtils__/ScriptedApi';
import { mergeRuns, type ShownResult } from '../run/mergeRuns';
import { Differences } from './Differences';

function resultOf(rows: RunRow[]): ShownResult {
  const columns = ['route', 'n', 'p99'];
  const run = aRun({ status: 'complete', rowCount: rows.length });
  const result = { rows, columns, generation: 0, isCaughtUp: true };
  return mergeRuns([{ run, result }], false);
}

const now = resultOf([
  { route: '/checkout', n: '400', p99: '2000' },
  { route: '/new', n: '10', p99: '50' },
]);
const before = resultOf([
  { route: '/checkout', n: '390', p99: '100' },
  { route: '/gone', n: '200', p99: '40' },
]);

const texts = () =>
  within(screen.getByRole('table', { name: 'Differences' }))
    .getAllByRole('row')
    .slice(3)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );

it('compares groups that are not of time, in a drawing and in numbers', async () => {
  render(<Differences now={now} before={before} />);
  expect(texts()).toEqual([
    ['/gone', '200', '–', 'gone'],
    ['/checkout', '390', '400', '+10 (+3%)'],
    ['/new', '–', '10', 'new'],
  ]);
  const bars = screen.getByRole('list', { name: 'n by route' });
  expect(within(bars).getByText('200 the day before')).toBeInTheDocument();

  await userEvent.click(screen.getByLabelText('Compared number n'));
  await userEvent.click(screen.getByRole('option', { name: 'p99' }));
  expect(texts()[0]).toEqual(['/checkout', '100', '2,000', '+1,900 (×20)']);
});
