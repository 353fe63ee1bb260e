import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ROLL_UP_RULES,
  TARGET_ANNOTATIONS,
} from '@quarterdeck/plugin-service-health-common';

const page = readFileSync(
  path.resolve(__dirname, '../../../docs/service-health.md'),
  'utf8',
);

/** The cells of each row of the table with that head. */
function rowsUnder(head: string): string[][] {
  const [, after = ''] = page.split(new RegExp(`^\\| ${head} +\\|.*$`, 'm'));
  const lines = after.trim().split('\n').slice(1);
  const end = lines.findIndex(line => !line.startsWith('|'));
  return lines.slice(0, end).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

it('has every rule of the roll-up, in their order and words', () => {
  expect(rowsUnder('Rule')).toEqual(
    ROLL_UP_RULES.map(({ name, status, when }) => [
      `\`${name}\``,
      status,
      when,
    ]),
  );
});

it('has every annotation', () => {
  const annotations = Object.values(TARGET_ANNOTATIONS).flatMap(
    ({ arn, tags, fallback }) => [arn, tags, ...(fallback ? [fallback] : [])],
  );
  expect(rowsUnder('Annotation').map(([annotation]) => annotation)).toEqual(
    annotations.map(annotation => `\`${annotation}\``),
  );
});
