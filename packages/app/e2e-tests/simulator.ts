const SIMULATOR_URL = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4566';

/** Makes a log group as somebody would who knows nothing of the portal. */
export async function createLogGroup(logGroupName: string) {
  await logs('CreateLogGroup', { logGroupName });
}

export async function deleteLogGroup(logGroupName: string) {
  await logs('DeleteLogGroup', { logGroupName });
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
