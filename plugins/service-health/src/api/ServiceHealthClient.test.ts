import { ServiceHealthClient } from './ServiceHealthClient';

function clientAnswering(response: Response) {
  const fetch = jest.fn(async () => response);
  const client = new ServiceHealthClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch },
  });
  return { client, fetch };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

it('asks for the report of an entity', async () => {
  const { client, fetch } = clientAnswering(json({ entityRef: 'x' }));
  await client.getReport('Resource:default/shop production');
  expect(fetch).toHaveBeenCalledWith(
    'http://portal/api/service-health/entities/Resource/default/shop%20production',
    expect.anything(),
  );
});

it.each(['metrics', 'history'] as const)(
  'asks for the %s of a window',
  async what => {
    const { client, fetch } = clientAnswering(json({}));
    const window = {
      start: '2026-11-22T08:00:00.000Z',
      end: '2026-11-22T09:00:00.000Z',
    };
    const ask = { metrics: 'getMetrics', history: 'getHistory' } as const;
    await client[ask[what]]('resource:default/shop', window);
    expect(fetch).toHaveBeenCalledWith(
      `http://portal/api/service-health/entities/resource/default/shop/${what}?start=2026-11-22T08%3A00%3A00.000Z&end=2026-11-22T09%3A00%3A00.000Z`,
      expect.anything(),
    );
  },
);

it('throws what the backend says', async () => {
  const { client } = clientAnswering(
    json({ error: { name: 'NotAllowedError', message: 'no' } }, 403),
  );
  await expect(client.getFleet()).rejects.toMatchObject({
    name: 'ResponseError',
    statusCode: 403,
  });
});
