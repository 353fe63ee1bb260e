import { AwsError } from '../../wire';

/** A code with its HTTP status, and the words if they are not the usual ones. */
type Refusal = readonly [code: string, status: number, message?: string];

/** What the services of one kind say to what any AWS service may refuse. */
interface Dialect {
  throttled: Refusal;
  denied: Refusal;
  expired: Refusal;
  failed: Refusal;
  unavailable: Refusal;
}

const RATE_EXCEEDED = 'Rate exceeded';
const EXPIRED = 'The security token included in the request is expired';
const FAILED =
  'The request processing has failed because of an unknown error, exception or failure.';
const UNAVAILABLE =
  'The request has failed due to a temporary failure of the server.';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html */
const JSON_SERVICES: Dialect = {
  throttled: ['ThrottlingException', 400],
  denied: ['AccessDeniedException', 400],
  expired: ['ExpiredTokenException', 400],
  failed: ['InternalFailure', 500],
  unavailable: ['ServiceUnavailable', 503],
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html */
const QUERY_SERVICES: Dialect = {
  ...JSON_SERVICES,
  throttled: ['Throttling', 400],
  denied: ['AccessDenied', 403],
  expired: ['ExpiredToken', 403],
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const EC2: Dialect = {
  throttled: ['RequestLimitExceeded', 503, 'Request limit exceeded.'],
  denied: ['UnauthorizedOperation', 403],
  expired: ['RequestExpired', 400, 'Request has expired.'],
  failed: ['InternalError', 500, 'An internal error has occurred'],
  unavailable: [
    'Unavailable',
    503,
    'The server is overloaded and can’t handle the request.',
  ],
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3: Dialect = {
  throttled: ['SlowDown', 503, 'Please reduce your request rate.'],
  denied: ['AccessDenied', 403],
  expired: ['ExpiredToken', 400, 'The provided token has expired.'],
  failed: [
    'InternalError',
    500,
    'We encountered an internal error. Please try again.',
  ],
  unavailable: [
    'ServiceUnavailable',
    503,
    'Service is unable to handle request.',
  ],
};

/** Services by signing name; the others are JSON services. */
const DIALECTS: Record<string, Dialect | undefined> = {
  cloudformation: QUERY_SERVICES,
  cloudfront: QUERY_SERVICES,
  'cognito-idp': {
    ...JSON_SERVICES,
    throttled: ['TooManyRequestsException', 400, 'Too many requests'],
  },
  ec2: EC2,
  elasticloadbalancing: QUERY_SERVICES,
  iam: QUERY_SERVICES,
  rds: QUERY_SERVICES,
  route53: QUERY_SERVICES,
  s3: S3,
  ses: {
    ...JSON_SERVICES,
    throttled: ['TooManyRequestsException', 429, 'Too many requests'],
    denied: ['AccessDeniedException', 403],
    expired: ['ExpiredTokenException', 403],
  },
  sns: QUERY_SERVICES,
  sts: QUERY_SERVICES,
  tagging: {
    ...JSON_SERVICES,
    throttled: ['ThrottledException', 400],
  },
};

const dialectOf = (service: string) => DIALECTS[service] ?? JSON_SERVICES;

const asError = (
  [code, status, message]: Refusal,
  usualMessage: string,
): AwsError => new AwsError(code, message ?? usualMessage, status);

/** Too many requests, as the service with this signing name words it. */
export const throttled = (service: string): AwsError =>
  asError(dialectOf(service).throttled, RATE_EXCEEDED);

/** Credentials that were valid until a moment ago. */
export const credentialsExpired = (service: string): AwsError =>
  asError(dialectOf(service).expired, EXPIRED);

/** A failure of the service itself: 503 is what passes, the others do not say. */
export function serviceFailure(service: string, status: number): AwsError {
  const { failed, unavailable } = dialectOf(service);
  const [code, , message] = status === 503 ? unavailable : failed;
  return asError(
    [code, status, message],
    status === 503 ? UNAVAILABLE : FAILED,
  );
}

/** The policies of a caller do not allow an action. */
export function accessDenied(
  service: string,
  denial: { callerArn: string; action: string; resource?: string },
): AwsError {
  const { callerArn, action, resource } = denial;
  const on = resource === undefined ? '' : ` on resource: ${resource}`;
  const sentence = `User: ${callerArn} is not authorized to perform: ${action}${on} because no identity-based policy allows the ${action} action`;
  const message =
    service === 'ec2'
      ? `You are not authorized to perform this operation. ${sentence}`
      : sentence;
  return asError(dialectOf(service).denied, message);
}
