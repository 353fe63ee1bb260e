import { startRunSchema } from './api';

describe('startRunSchema', () => {
  const request = {
    accountId: '123456789012',
    region: 'us-east-1',
    range: { type: 'relative', lastMinutes: 60 },
  };

  it('wants a saved query or a text', () => {
    expect(startRunSchema.safeParse(request).success).toBe(false);
    expect(
      startRunSchema.safeParse({ ...request, queryString: 'limit 1' }).success,
    ).toBe(true);
  });

  it('refuses more log groups than AWS takes', () => {
    const logGroupNames = Array.from({ length: 51 }, (_, i) => `/ecs/${i}`);
    const parsed = startRunSchema.safeParse({
      ...request,
      queryId: 'q',
      logGroupNames,
    });
    expect(parsed.error?.issues[0].path).toEqual(['logGroupNames']);
  });
});
