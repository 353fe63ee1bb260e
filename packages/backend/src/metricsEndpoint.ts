import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

const LOOPBACK = '127.0.0.1';
const DEFAULT_PORT = 9464;

/**
 * Opens the metrics of the portal to Prometheus, if the variables of
 * OpenTelemetry ask for it: `OTEL_METRICS_EXPORTER=prometheus`, with
 * `OTEL_EXPORTER_PROMETHEUS_HOST` (127.0.0.1) and `_PORT` (9464).
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @returns what closes it again, or nothing when it is not asked for
 */
export function openMetricsEndpoint(
  env: NodeJS.ProcessEnv,
): { ready: Promise<void>; close(): Promise<void> } | undefined {
  const exporters = (env.OTEL_METRICS_EXPORTER ?? '').split(',');
  if (!exporters.map(name => name.trim()).includes('prometheus')) {
    return undefined;
  }
  const exporter = new PrometheusExporter({
    host: env.OTEL_EXPORTER_PROMETHEUS_HOST || LOOPBACK,
    port: Number(env.OTEL_EXPORTER_PROMETHEUS_PORT || DEFAULT_PORT),
    preventServerStart: true,
    // Which plugin a metric is of is in its name already.
    withoutScopeInfo: true,
  });
  const provider = new MeterProvider({ readers: [exporter] });
  metrics.setGlobalMeterProvider(provider);
  return {
    ready: exporter.startServer(),
    close: () => provider.shutdown(),
  };
}
