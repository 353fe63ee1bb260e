import {
  type Problem,
  type Reading,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';

/** What was found for a claim, and what stood in the way of finding it all. */
export interface Found {
  arns: string[];
  problem?: Problem;
}

/**
 * What was found in several places. Where one cannot be asked, what it said
 * before still counts.
 *
 * @param nothing - what it means that nothing was found anywhere
 */
export function foundIn(
  readings: Reading<string[]>[],
  nothing: Problem,
): Found {
  const arns = readings.flatMap(reading => shownValue(reading) ?? []);
  const unasked = readings.flatMap(reading =>
    reading.problem && !reading.lastGood ? [reading.problem] : [],
  );
  const [problem] = unasked;
  if (problem) return { arns, problem: incomplete(problem, unasked.length) };
  return arns.length > 0 ? { arns } : { arns, problem: nothing };
}

function incomplete(problem: Problem, places: number): Problem {
  return places === 1
    ? problem
    : { ...problem, message: `${problem.message} (in ${places} places)` };
}
