// A finished run with many rows, as the log queries backend would give it.
const FROM = Date.parse('2026-03-01T02:00:00Z');

export function aLongResult(count) {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(FROM + index * 300).toISOString();
    const isError = index % 17 === 0;
    return {
      '@timestamp': at.replace('T', ' ').replace('Z', ''),
      '@message': JSON.stringify({
        level: isError ? 'error' : 'info',
        message: isError ? 'Upstream timed out' : 'Request served',
        statusCode: isError ? 503 : 200,
        duration: index % 900,
        route: `/api/orders/${index % 40}`,
        requestId: `req-${index}`,
      }),
      '@ptr': `ptr-${index}`,
    };
  });
  return {
    run: {
      id: '00000000-0000-4000-8000-000000010000',
      queryName: 'bench/Many rows',
      queryString: 'fields @timestamp, @message | limit 10000',
      logGroupNames: ['/ecs/bench'],
      accountId: '123456789012',
      region: 'us-east-1',
      range: {
        from: new Date(FROM).toISOString(),
        to: new Date(FROM + 3_600_000).toISOString(),
      },
      requestedRange: { type: 'relative', lastMinutes: 60 },
      requestedBy: 'user:default/guest',
      status: 'complete',
      statistics: {
        recordsMatched: count,
        recordsScanned: count,
        bytesScanned: count * 200,
      },
      costUsd: 0.00001,
      rowCount: count,
      truncated: false,
      createdAt: new Date(FROM + 3_600_000).toISOString(),
    },
    rows: {
      generation: 0,
      from: 0,
      rows,
      columns: ['@timestamp', '@message'],
      rowCount: count,
    },
  };
}
