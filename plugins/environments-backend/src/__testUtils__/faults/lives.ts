/**
 * What is asked for, in the order in which an environment can live through it.
 * What needs another beginning is another environment's.
 */
export const LIVES = [
  [
    'plan creation',
    'create',
    'plan change',
    'update',
    'drift',
    'preview',
    'destroy',
  ],
  ['retry', 'continue', 'continue without', 'unprotect'],
  ['gate', 'cancel change', 'expiry'],
  ['cancel creation'],
] as const;

/** Operations of one environment, the first of them first. */
export type Life = (typeof LIVES)[number];

/** Something that a person, or a last day, asks of the portal. */
export type Operation = Life[number];
