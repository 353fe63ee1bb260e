import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metrics } from '@opentelemetry/api';
import { openMetricsEndpoint } from './metricsEndpoint';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

it('is closed when nobody asks for it', () => {
  expect(openMetricsEndpoint({})).toBeUndefined();
  expect(openMetricsEndpoint({ OTEL_METRICS_EXPORTER: 'none' })).toBe(
    undefined,
  );
});

it('tells Prometheus what the plugins count', async () => {
  const port = await freePort();
  const endpoint = openMetricsEndpoint({
    OTEL_METRICS_EXPORTER: 'prometheus',
    OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
  });
  await endpoint?.ready;
  try {
    metrics
      .getMeter('backstage-plugin-service-health')
      .createCounter('service_health.aws.calls')
      .add(3, { account: '123456789012', operation: 'DescribeServices' });
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(
      /^service_health_aws_calls_total\{account="123456789012",operation="DescribeServices"\} 3$/m,
    );
  } finally {
    await endpoint?.close();
    metrics.disable();
  }
});
