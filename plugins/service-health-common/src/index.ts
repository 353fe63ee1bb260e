/**
 * Readings, statuses and the rules of the roll-up.
 *
 * @packageDocumentation
 */
export * from './actions';
export * from './annotations';
export * from './hasHealth';
export * from './console/consoleLinks';
export {
  type ConsolePlace,
  consolePage,
  placeOf,
  throughAccessPortal,
} from './console/consolePage';
export * from './messageOf';
export * from './operations';
export * from './permissions';
export * from './problem';
export * from './readings/alarm';
export * from './readings/database';
export * from './readings/details';
export * from './readings/ecsService';
export * from './readings/history';
export * from './readings/loadBalancer';
export * from './readings/metrics';
export * from './readings/reading';
export * from './readings/report';
export * from './readings/targetKind';
export { ROLL_UP_RULES, rollUp } from './rollup/rollUp';
export { isFailedStop } from './rollup/stops';
export type { Rule } from './rollup/rule';
export * from './rollup/verdict';
export * from './status';
export * from './taskHealth';
