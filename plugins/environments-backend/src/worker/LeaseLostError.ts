/**
 * This replica may not go on with a deployment: another one has taken it over,
 * or the portal is shutting down, or the database cannot be asked.
 */
export class LeaseLostError extends Error {
  readonly name = 'LeaseLostError';
}
