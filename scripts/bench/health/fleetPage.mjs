// The data of the fleet page, warm: time, size, and whether it is spared.
import http from 'node:http';
import { median, percentile } from '../lib/statistics.mjs';

const REQUESTS = 200;

export async function measureFleetPage(fleet) {
  await fleet.refreshed();
  await fleet.get('/fleet');
  const times = [];
  let spared = 0;
  let etag;
  for (let index = 0; index < REQUESTS; index++) {
    const answer = await fleet.get('/fleet');
    times.push(answer.milliseconds);
    etag = answer.etag;
    const again = await fleet.get('/fleet', { 'if-none-match': etag });
    if (again.status === 304) spared += 1;
  }
  return {
    medianMs: median(times),
    p95Ms: percentile(times, 0.95),
    kilobytes: (await bytesOnTheWire(fleet)) / 1024,
    notModifiedShare: spared / REQUESTS,
  };
}

/** fetch() unpacks, so this one does not use it. */
function bytesOnTheWire(fleet) {
  return new Promise((resolve, reject) => {
    const request = http.get(
      `${fleet.url}/api/service-health/fleet`,
      { headers: { ...fleet.headers(), 'accept-encoding': 'gzip' } },
      response => {
        let bytes = 0;
        response.on('data', chunk => (bytes += chunk.length));
        response.on('end', () => resolve(bytes));
      },
    );
    request.on('error', reject);
  });
}
