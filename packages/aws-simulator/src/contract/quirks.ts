/**
 * Operations whose random input or output does not arrive as it was sent, and
 * why. The contract test fails when one of them does after all.
 */
export const QUIRKS: Readonly<Record<string, string>> = {
  'logs:StartLiveTail': 'an event stream, of which there is no random one',
  's3:ListDirectoryBuckets':
    'the client signs for s3express, which is another service',
  's3:SelectObjectContent': 'an event stream, of which there is no random one',
  's3:WriteGetObjectResponse':
    'the client signs for s3-object-lambda, which is another service',
  'ses:SendEmail': 'an EndpointId makes the client call another host',
};
