// What the simulator was asked, and how long it takes to answer.

/** Tells the simulator at a URL what to do. */
export function simulatorControl(url) {
  const call = async (method, path, body) => {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    /** Counts from zero. */
    forget: () => call('DELETE', 'requests'),
    /** Calls since then, by `<service>:<operation>`. */
    async calls() {
      const { operations } = JSON.parse(await call('GET', 'requests'));
      return operations;
    },
    /** Lets every answer take so long, and no longer than that. */
    async answerAfter(milliseconds) {
      await call('DELETE', 'faults');
      if (milliseconds > 0) {
        await call('POST', 'faults', {
          kind: 'latency',
          latencyMs: milliseconds,
        });
      }
    },
  };
}

/** What health reads; the portal's other plugins call other services. */
const HEALTH_SERVICES = [
  'ecs',
  'rds',
  'monitoring',
  'elasticloadbalancing',
  'application-autoscaling',
  'logs',
];

/** Only the calls that health makes. */
export const ofHealth = calls =>
  Object.fromEntries(
    Object.entries(calls).filter(([name]) =>
      HEALTH_SERVICES.includes(name.split(':')[0]),
    ),
  );

export const total = calls => Object.values(calls).reduce((a, b) => a + b, 0);
