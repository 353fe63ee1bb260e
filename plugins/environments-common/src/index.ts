/**
 * What an environment is made of, and what happens to it.
 *
 * @packageDocumentation
 */
export * from './cost';
export * from './names';
export type { Page } from './page';
export * from './spec';
export * from './deployment';
export * from './environment';
export * from './plan';
