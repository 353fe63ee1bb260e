import type { ClientConfig, PoolConfig } from 'pg';

/** The parts of the connection that the task definition passes on. */
export function connection(
  as: { user: string; password: string },
  env = process.env,
): ClientConfig {
  return {
    host: env.DATABASE_HOST ?? '127.0.0.1',
    port: Number(env.DATABASE_PORT ?? 5432),
    database: env.DATABASE_NAME ?? 'postgres',
    options: `-c search_path=${env.DATABASE_SCHEMA ?? 'public'}`,
    // The image trusts the certificate authority of RDS.
    ssl: env.DATABASE_SSL_MODE === 'verify-full',
    ...as,
  };
}

/**
 * The pool of one task. Its size is reckoned so that twice the tasks, as during
 * a deployment, do not ask the database for more connections than it has.
 */
export function pool(env = process.env): PoolConfig {
  return {
    ...connection(
      {
        user: env.DATABASE_USER ?? 'postgres',
        password: env.DATABASE_PASSWORD ?? '',
      },
      env,
    ),
    max: Number(env.DATABASE_POOL_SIZE ?? 5),
    idleTimeoutMillis: Number(env.DATABASE_IDLE_TIMEOUT_SECONDS ?? 30) * 1000,
    connectionTimeoutMillis:
      Number(env.DATABASE_CONNECTION_TIMEOUT_SECONDS ?? 2) * 1000,
  };
}
