/**
 * The policy of the portal: who may do what.
 *
 * @packageDocumentation
 */
export { quarterdeckPolicyModule as default } from './module';
