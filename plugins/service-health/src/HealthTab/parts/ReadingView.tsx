import {
  type Reading,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import type { ReactNode } from 'react';
import { ProblemNote } from './ProblemNote';
import { shortName } from './shortName';

/** A reading: its problem where it has one, and its value where there is one. */
export function ReadingView<TValue>({
  reading,
  noun,
  children,
}: {
  reading: Reading<TValue>;
  /** What it is a reading of, such as `database`. */
  noun: string;
  children: (value: TValue) => ReactNode;
}) {
  const value = shownValue(reading);
  return (
    <>
      {reading.problem && (
        <ProblemNote
          subject={`The ${noun} ${shortName(reading.target)}`}
          problem={reading.problem}
          lastGoodAt={reading.lastGood?.at}
        />
      )}
      {value !== undefined && children(value)}
    </>
  );
}
