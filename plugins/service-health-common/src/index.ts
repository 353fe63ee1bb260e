/**
 * Readings, statuses and the rules of the roll-up.
 *
 * @packageDocumentation
 */
export * from './problem';
export * from './annotations';
