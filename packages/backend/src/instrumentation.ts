// Loaded before anything that counts: a counter that is made earlier is deaf.
import { openMetricsEndpoint } from './metricsEndpoint';

openMetricsEndpoint(process.env)?.ready.catch(error =>
  process.emitWarning(`The metrics endpoint does not start: ${error.message}`),
);
