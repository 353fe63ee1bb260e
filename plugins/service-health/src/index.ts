/**
 * Fleet page, Health tab and health card.
 *
 * @packageDocumentation
 */
export { serviceHealthPlugin as default } from './plugin';
export { serviceHealthApiRef } from './api/ServiceHealthApi';
export type { HealthWindow, ServiceHealthApi } from './api/ServiceHealthApi';
export { FleetOverview } from './FleetOverview';
export { catalogSearchModule, QuickSearchResults } from './search';
