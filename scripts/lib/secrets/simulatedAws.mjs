// What somebody else does in the simulator's AWS, of which nobody looks at
// signatures.
const ACCOUNT = '123456789012';
const STREAM = 'ecs/app/careless';

/** Logs a line as an application would. */
export async function putLogLine(simulatorUrl, logGroupName, line) {
  const ask = (operation, input) =>
    call(simulatorUrl, 'logs', {
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Logs_20140328.${operation}`,
      },
      body: JSON.stringify({ logGroupName, logStreamName: STREAM, ...input }),
    });
  await ask('CreateLogStream', {});
  await ask('PutLogEvents', {
    logEvents: [{ timestamp: Date.now(), message: JSON.stringify(line) }],
  });
}

/** Makes a public hosted zone and returns its id. */
export async function createHostedZone(simulatorUrl, name) {
  const answer = await call(
    `${simulatorUrl}/2013-04-01/hostedzone`,
    'route53',
    {
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>
<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
  <Name>${name}</Name>
  <CallerReference>${name}</CallerReference>
</CreateHostedZoneRequest>`,
    },
  );
  return /<Id>\/hostedzone\/(\w+)<\/Id>/.exec(answer)[1];
}

async function call(url, service, { headers, body }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${ACCOUNT}/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service}: ${response.status} ${text}`);
  return text;
}
