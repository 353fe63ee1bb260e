import type { ServiceMinute, ServiceSample } from '../traffic';

/** The sum of several services, minute by minute. */
export function merged(services: readonly ServiceMinute[][]): ServiceMinute[] {
  if (services.length <= 1) {
    return services[0] ?? [];
  }
  const byMinute = new Map<number, ServiceMinute>();
  for (const each of services.flat()) {
    const known = byMinute.get(each.minute);
    byMinute.set(each.minute, known ? added(known, each) : each);
  }
  return [...byMinute.values()].sort((a, b) => a.minute - b.minute);
}

function added(a: ServiceMinute, b: ServiceMinute): ServiceMinute {
  return {
    minute: a.minute,
    requests: a.requests + b.requests,
    target2xx: a.target2xx + b.target2xx,
    target4xx: a.target4xx + b.target4xx,
    target5xx: a.target5xx + b.target5xx,
    elb: {
      502: a.elb[502] + b.elb[502],
      503: a.elb[503] + b.elb[503],
      504: a.elb[504] + b.elb[504],
    },
    elb5xx: a.elb5xx + b.elb5xx,
    durations: [...a.durations, ...b.durations],
    samples: a.samples.map((sample, index) =>
      addedSample(sample, b.samples[index]),
    ),
  };
}

const addedSample = (a: ServiceSample, b: ServiceSample): ServiceSample => ({
  desired: a.desired + b.desired,
  running: a.running + b.running,
  pending: a.pending + b.pending,
  healthy: a.healthy + b.healthy,
  unhealthy: a.unhealthy + b.unhealthy,
  deployments: a.deployments + b.deployments,
});
