import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/app.ts';

test('the health check names the revision that answers', async () => {
  const app = createApp({ revision: 'abc123' });
  const response = await app.inject('/api/health');
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { status: 'ok', revision: 'abc123' });
});
