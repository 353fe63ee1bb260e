/** Of the Health tab, under the page of its entity. */
export const HEALTH_TAB_PATH = '/health';

export const FLEET_PATH = '/fleet';

/** For those who run the portal. */
export const OPERATIONS_PATH = '/service-health/operations';
