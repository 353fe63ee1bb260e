import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pool } from '../src/database.ts';

test('the pool is the one that the task definition asks for', () => {
  const options = pool({
    DATABASE_HOST: 'db.example.internal',
    DATABASE_USER: 'app',
    DATABASE_SSL_MODE: 'verify-full',
    DATABASE_POOL_SIZE: '4',
    DATABASE_CONNECTION_TIMEOUT_SECONDS: '2',
  });
  assert.equal(options.host, 'db.example.internal');
  assert.equal(options.user, 'app');
  assert.equal(options.ssl, true);
  assert.equal(options.max, 4);
  assert.equal(options.connectionTimeoutMillis, 2000);
});
