const SIMULATOR_URL = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4566';

/** Makes a log group as somebody would who knows nothing of the portal. */
export async function createLogGroup(logGroupName: string) {
  await logs('CreateLogGroup', { logGroupName });
}

export async function deleteLogGroup(logGroupName: string) {
  await logs('DeleteLogGroup', { logGroupName });
}

/**
 * Does something while what is begun in AWS comes up at another speed: what is
 * over soon stays for as long as a slow page takes to show it.
 */
export async function atSpeed(speed: number, work: () => Promise<void>) {
  const before = await changeSpeed(speed);
  try {
    await work();
  } finally {
    await changeSpeed(before);
  }
}

/** Returns the speed of before. */
async function changeSpeed(speed: unknown): Promise<unknown> {
  const answer = await fetch(`${SIMULATOR_URL}/_simulator/speed`, {
    method: 'POST',
    body: JSON.stringify({ speed }),
  });
  if (!answer.ok) throw new Error(`speed: ${await answer.text()}`);
  return (await answer.json()).speed;
}

/** Asks CloudWatch Logs of the demo's account; nobody looks at signatures. */
async function logs(operation: string, input: object) {
  const answer = await fetch(SIMULATOR_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
      authorization:
        'AWS4-HMAC-SHA256 Credential=123456789012/20261122/us-east-1/logs/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) {
    throw new Error(`${operation}: ${answer.status} ${await answer.text()}`);
  }
}
