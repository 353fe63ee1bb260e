/** The header by which the load balancer knows CloudFront (F24). */
export const ORIGIN_HEADER = 'X-Origin-Verify';

/** The key of its value, in the secret that holds it. */
export const ORIGIN_SECRET_KEY = 'value';
