import type { Explanation } from './endings';
import type { Operation } from './lives';
import type { Walked } from './walk';

/** Of deployments it is said what their failure means, too. */
const SAYS_NO_MEANING = new Set<Operation>([
  'plan creation',
  'plan change',
  'preview',
  'drift',
]);

/** Nothing that is over may say so. */
const STILL_ASKING = /asks again by itself/;

/**
 * What is wrong with how an operation came to its end: it has to finish, or, if
 * it was denied something, to say what, what that means, and what mends it; and
 * to finish when that is mended, with everything as it should be. What only looks
 * does not wait: it is looked again.
 */
export function complaintsOf(walked: Walked): string[] {
  const { kind, isLasting, operation, ending, again, hits, wrong } = walked;
  const mayFail = isLasting || kind === 'access-denied' || !ending.waits;
  if (hits === 0) return ['The fault has hit nothing', ...wrong];
  if (!ending.isOver) return [`It is ${ending.status} for minutes`];
  if (ending.isDone) return wrong;
  return [
    ...(mayFail ? [] : [`It has ended as ${ending.status}`]),
    ...(ending.told.length > 0 ? [] : ['It explains nothing']),
    ...ending.told.flatMap(told =>
      gapsOf(told, ending.waits && !SAYS_NO_MEANING.has(operation)),
    ),
    ...(again?.isDone ? [] : [`Once more, it ended as ${again?.status}`]),
    ...wrong,
  ];
}

function gapsOf(
  { reason, meaning, remedy }: Explanation,
  saysWhatItMeans: boolean,
): string[] {
  const lacksMeaning = saysWhatItMeans && !meaning;
  return [
    ...(reason ? [] : ['It does not say why']),
    ...(lacksMeaning ? ['It does not say what that means'] : []),
    ...(remedy ? [] : ['It does not say what mends it']),
    ...(STILL_ASKING.test(remedy ?? '') ? ['It says that it goes on'] : []),
  ];
}
