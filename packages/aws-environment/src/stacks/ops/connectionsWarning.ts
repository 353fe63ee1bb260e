import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';

/** How many connections to the database are many (R157). */
export function connectionsWarning(spec: EnvironmentSpec): number {
  const { maxConnections } = spec.database;
  const { databaseConnectionsPercent } = spec.operations;
  return Math.floor((maxConnections * databaseConnectionsPercent) / 100);
}
