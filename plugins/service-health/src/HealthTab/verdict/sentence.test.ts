import type {
  Verdict,
  VerdictPart,
} from '@quarterdeck/plugin-service-health-common';
import { piecesOf } from './sentence';

const part = (text: string, target = text): VerdictPart => ({
  rule: 'alarm.critical',
  status: 'critical',
  text,
  evidence: { kind: 'alarm', target },
});

const verdict = (sentence: string, parts: VerdictPart[]): Verdict => ({
  status: 'critical',
  sentence: `Critical: ${sentence}`,
  parts,
});

it('finds each clause in the sentence', () => {
  const parts = [part('0 of 2 tasks running; exit code 1'), part('alarm on')];
  expect(
    piecesOf(verdict('0 of 2 tasks running; exit code 1; alarm on', parts)),
  ).toEqual({
    pieces: [
      { text: '0 of 2 tasks running; exit code 1', part: parts[0] },
      { text: '; ' },
      { text: 'alarm on', part: parts[1] },
    ],
    unsaid: [],
  });
});

it('keeps the capital, and lists what there was no room for', () => {
  const parts = [part('the database is down'), part('an alarm'), part('mor')];
  expect(piecesOf(verdict('the database is down; and 2 more', parts))).toEqual({
    pieces: [
      { text: 'The database is down', part: parts[0] },
      { text: '; and 2 more' },
    ],
    unsaid: [parts[1], parts[2]],
  });
});

it('says a healthy one as it is', () => {
  expect(
    piecesOf({
      status: 'healthy',
      sentence: 'Healthy: 2 of 2 tasks running',
      parts: [],
    }),
  ).toEqual({ pieces: [{ text: '2 of 2 tasks running' }], unsaid: [] });
});
