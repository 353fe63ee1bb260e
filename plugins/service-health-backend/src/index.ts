/**
 * Health of ECS services, databases, load balancers and alarms.
 *
 * @packageDocumentation
 */
export { serviceHealthPlugin as default } from './plugin';
