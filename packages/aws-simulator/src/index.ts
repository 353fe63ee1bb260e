/**
 * AWS on localhost. It is a process, started by `bin/simulator.js`; nothing
 * imports it.
 *
 * @packageDocumentation
 */
export { Simulator } from './Simulator';
export { ManualClock, systemClock, type Clock } from './world/Clock';
export { Pace } from './world/Pace';
export { World } from './world/World';
