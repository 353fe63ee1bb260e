import { NotFoundError } from '@backstage/errors';
import { explainAwsError } from './explainAwsError';

function awsError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

describe('explainAwsError', () => {
  it('names the action that is not allowed, and where to allow it', () => {
    const message =
      'User: arn:aws:sts::123456789012:assumed-role/portal/x is not authorized to perform: rds:DescribeDBInstances on resource: arn:aws:rds:us-east-1:123456789012:db:*';
    expect(explainAwsError(awsError('AccessDenied', message))).toEqual({
      kind: 'access-denied',
      message,
      code: 'AccessDenied',
      action: 'rds:DescribeDBInstances',
      remedy: expect.stringContaining('rds:DescribeDBInstances'),
      statement: {
        Effect: 'Allow',
        Action: 'rds:DescribeDBInstances',
        Resource: 'arn:aws:rds:us-east-1:123456789012:db:*',
      },
    });
  });

  it.each([
    [
      'User: arn:aws:iam::1:user/x is not authorized to perform: ecs:DescribeServices on resource: arn:aws:ecs:us-east-1:1:service/shop/web because no identity-based policy allows the ecs:DescribeServices action',
      'arn:aws:ecs:us-east-1:1:service/shop/web',
    ],
    [
      'User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::bucket/key".',
      'arn:aws:s3:::bucket/key',
    ],
    [
      'User: arn:aws:iam::1:user/x is not authorized to perform: cloudwatch:DescribeAlarms',
      '*',
    ],
  ])('gives the statement that allows it: %s', (message, resource) => {
    expect(
      explainAwsError(awsError('AccessDeniedException', message)).statement,
    ).toEqual({
      Effect: 'Allow',
      Action: expect.any(String),
      Resource: resource,
    });
  });

  it.each([
    [400, 'credentials', /without a reason \(400\), as .* expired credentials/],
    [403, 'access-denied', /without a reason \(403\)$/],
    [503, 'failed', /an error of its own \(503\)/],
  ])('makes what it can of a bare %i', (httpStatusCode, kind, message) => {
    const error = awsError('Unknown', 'UnknownError', {
      $metadata: { httpStatusCode },
    });
    expect(explainAwsError(error)).toMatchObject({
      kind,
      code: String(httpStatusCode),
      message: expect.stringMatching(message),
      remedy: expect.any(String),
    });
  });

  it('knows a denial that names no action', () => {
    expect(
      explainAwsError(awsError('AccessDeniedException', 'Access denied')),
    ).toMatchObject({
      kind: 'access-denied',
      remedy: expect.stringContaining('policy'),
    });
    expect(
      explainAwsError(awsError('AccessDeniedException', 'Access denied'))
        .statement,
    ).toBeUndefined();
  });

  it.each([
    ['ThrottlingException', 'throttled'],
    ['Throttling', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['ExpiredTokenException', 'credentials'],
    ['ExpiredToken', 'credentials'],
    ['UnrecognizedClientException', 'credentials'],
    ['InvalidClientTokenId', 'credentials'],
    ['CredentialsProviderError', 'credentials'],
    ['TimeoutError', 'unreachable'],
    ['ClusterNotFoundException', 'not-found'],
    ['DBInstanceNotFoundFault', 'not-found'],
    ['LoadBalancerNotFoundException', 'not-found'],
    ['NoSuchBucket', 'not-found'],
    ['ServerException', 'failed'],
  ])('sorts %s under %s', (code, kind) => {
    expect(explainAwsError(awsError(code, 'Rate exceeded'))).toMatchObject({
      kind,
      code,
    });
  });

  it('goes by what the SDK says of an error that it does not name', () => {
    expect(
      explainAwsError(
        awsError('TooFastFault', 'slower', {
          $retryable: { throttling: true },
        }),
      ).kind,
    ).toBe('throttled');
    expect(
      explainAwsError(
        awsError('InternalFailure', '', { $metadata: { httpStatusCode: 503 } }),
      ),
    ).toMatchObject({
      kind: 'failed',
      message: 'AWS answered with an error of its own (InternalFailure)',
      remedy: expect.stringContaining('by itself'),
    });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE'])(
    'knows %s of Node.js, also as a cause',
    code => {
      const own = Object.assign(new Error('connect'), { code });
      const wrapped = new Error('request failed', { cause: own });
      expect(explainAwsError(own)).toMatchObject({
        kind: 'unreachable',
        message: `AWS does not answer (${code})`,
      });
      expect(explainAwsError(wrapped).kind).toBe('unreachable');
    },
  );

  it('finds the code in the message of a wrapper, where that is all there is', () => {
    expect(
      explainAwsError(
        new Error(
          'AWS SDK error wrapper for Error: connect ECONNREFUSED 127.0.0.1:1',
        ),
      ),
    ).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });

  it.each(['socket hang up', 'aborted', 'other side closed'])(
    'knows a connection that was cut: %s',
    words => {
      expect(
        explainAwsError(new Error(`AWS SDK error wrapper for Error: ${words}`)),
      ).toMatchObject({ kind: 'unreachable', code: 'ECONNRESET' });
    },
  );

  it('tries the addresses of a host as one', () => {
    const refused = Object.assign(new Error('connect'), {
      code: 'ECONNREFUSED',
    });
    expect(explainAwsError(new AggregateError([refused]))).toMatchObject({
      kind: 'unreachable',
      message: 'AWS does not answer (ECONNREFUSED)',
    });
  });

  it('says which account is missing in the configuration', () => {
    expect(
      explainAwsError(
        new NotFoundError(
          'The AWS account 1 is not configured; add it to aws.accounts',
        ),
      ),
    ).toMatchObject({ kind: 'configuration' });
  });

  it.each([['a string'], [undefined], [null], [{}]])(
    'makes a problem of anything: %p',
    thrown => {
      const { kind, message } = explainAwsError(thrown);
      expect(kind).toBe('failed');
      expect(message).not.toBe('');
    },
  );
});
