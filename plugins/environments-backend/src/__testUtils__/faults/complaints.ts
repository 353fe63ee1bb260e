import type { Explanation, Operation } from './operations';
import type { Walked } from './walk';

/** Of a deployment it has to be said what its failure means, too. */
const SAYS_WHAT_IT_MEANS = new Set<Operation>(['create', 'update', 'destroy']);

/** Nothing that is over may say so. */
const STILL_ASKING = /asks again by itself/;

/**
 * What is wrong with how an operation came to its end: it has to finish, or, if
 * it was denied something, to say what, what that means, and what mends it; and
 * to finish when that is mended, with everything as it should be. A preview
 * does not wait: whoever asked for it looks again.
 */
export function complaintsOf(walked: Walked): string[] {
  const { kind, isLasting, operation, ending, again, hits, wrong } = walked;
  const mayFail =
    isLasting || kind === 'access-denied' || operation === 'preview';
  if (hits === 0) return ['The fault has hit nothing', ...wrong];
  if (!ending.isOver) return [`It is ${ending.status} for minutes`];
  if (ending.isDone) return wrong;
  return [
    ...(mayFail ? [] : [`It has ended as ${ending.status}`]),
    ...(ending.told.length > 0 ? [] : ['It explains nothing']),
    ...ending.told.flatMap(told => gapsOf(told, operation)),
    ...(again?.isDone ? [] : [`Once more, it ended as ${again?.status}`]),
    ...wrong,
  ];
}

function gapsOf(
  { reason, meaning, remedy }: Explanation,
  operation: Operation,
): string[] {
  const lacksMeaning = SAYS_WHAT_IT_MEANS.has(operation) && !meaning;
  return [
    ...(reason ? [] : ['It does not say why']),
    ...(lacksMeaning ? ['It does not say what that means'] : []),
    ...(remedy ? [] : ['It does not say what mends it']),
    ...(STILL_ASKING.test(remedy ?? '') ? ['It says that it goes on'] : []),
  ];
}
