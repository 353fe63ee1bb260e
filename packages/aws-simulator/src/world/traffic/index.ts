export { expectedPerMinute, wander } from './loadCurve';
export type { LoadProfile } from './loadCurve';
export { hash32, Random } from './Random';
export { MINUTE_MS } from './requests';
export type { WebRequest } from './requests';
export type { ServedRequest } from './serve';
export { livingIn, ServiceTraffic } from './ServiceTraffic';
export type { ServiceMinute, ServiceSample } from './ServiceTraffic';
