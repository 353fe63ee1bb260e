/** Tells a simulator what to break, and asks it what it was asked. */
export function simulatorControl(url: string) {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/_simulator/${path}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    break: (fault: object) => call('POST', 'faults', fault),
    mend: () => call('DELETE', 'faults'),
    startIncident: (incident: object) => call('POST', 'incidents', incident),
    forgetRequests: () => call('DELETE', 'requests'),
    /** One by one, with the moment at which each arrived. */
    calls: async (): Promise<{ at: string }[]> =>
      JSON.parse(await call('GET', 'calls')),
    requests: async (): Promise<{
      total: number;
      operations: Record<string, number>;
    }> => JSON.parse(await call('GET', 'requests')),
  };
}
