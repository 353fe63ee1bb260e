/** Where in the bucket of access logs those of the load balancer are. */
export const LOAD_BALANCER_LOG_PREFIX = 'load-balancer';
