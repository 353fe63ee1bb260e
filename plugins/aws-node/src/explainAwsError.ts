import type {
  Problem,
  ProblemKind,
} from '@quarterdeck/plugin-service-health-common';

/** What the AWS SDK and Node.js put on an error, all of it optional. */
interface AwsErrorLike {
  name?: string;
  Code?: string;
  code?: string;
  message?: string;
  cause?: unknown;
  $metadata?: { httpStatusCode?: number };
  $retryable?: { throttling?: boolean };
}

const CREDENTIALS = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

const ACCESS_DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'NotAuthorized',
  'UnauthorizedOperation',
]);

const THROTTLED = new Set([
  'LimitExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
]);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'NetworkingError',
  'RequestTimeout',
  'TimeoutError',
]);

/** AWS words a denial as "… is not authorized to perform: ecs:DescribeServices on …". */
const DENIED_ACTION = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/;

/** AWS names a thing that is not there in two ways: `XNotFound…` and `NoSuchX`. */
const NOT_FOUND = /NotFound|^NoSuch|^ResourceNotFound/;

/**
 * Puts an error of the AWS SDK into words for the person who sees it: what
 * happened, and what mends it.
 *
 * @param error - whatever was thrown, by the SDK, Node.js or the portal
 * @public
 */
export function explainAwsError(error: unknown): Problem {
  const { name, code, message, systemCode } = readError(error);
  const kind = kindOf(error, code, systemCode, message);
  const action = DENIED_ACTION.exec(message)?.[1];
  return {
    kind,
    message: messageOf(kind, message, code ?? name),
    ...remedyOf(kind, action),
    ...(code && { code }),
    ...(action && { action }),
  };
}

function readError(error: unknown) {
  const like: AwsErrorLike =
    typeof error === 'object' && error !== null ? error : {};
  const cause: AwsErrorLike =
    typeof like.cause === 'object' && like.cause !== null ? like.cause : {};
  return {
    name: like.name,
    code: like.name && like.name !== 'Error' ? like.name : like.Code,
    systemCode: like.code ?? cause.code,
    message: like.message || String(error),
  };
}

function kindOf(
  error: unknown,
  code: string | undefined,
  systemCode: string | undefined,
  message: string,
): ProblemKind {
  const is = (names: Set<string>) =>
    (code !== undefined && names.has(code)) ||
    (systemCode !== undefined && names.has(systemCode));
  if (is(CREDENTIALS)) return 'credentials';
  if (is(ACCESS_DENIED) || DENIED_ACTION.test(message)) return 'access-denied';
  if (is(THROTTLED) || (error as AwsErrorLike)?.$retryable?.throttling) {
    return 'throttled';
  }
  if (is(UNREACHABLE)) return 'unreachable';
  if (code === 'NotFoundError' && /aws\.accounts/.test(message)) {
    return 'configuration';
  }
  if (NOT_FOUND.test(code ?? '')) return 'not-found';
  return 'failed';
}

function messageOf(
  kind: ProblemKind,
  message: string,
  code: string | undefined,
): string {
  switch (kind) {
    case 'throttled':
      return 'AWS is throttling the requests of this account and region';
    case 'unreachable':
      return `AWS does not answer (${code ?? message})`;
    case 'credentials':
      return `AWS does not accept the portal's credentials: ${message}`;
    default:
      return message;
  }
}

function remedyOf(
  kind: ProblemKind,
  action: string | undefined,
): { remedy?: string } {
  switch (kind) {
    case 'access-denied':
      return {
        remedy: action
          ? `Allow ${action} in the policy of the portal's role`
          : "Extend the policy of the portal's role",
      };
    case 'credentials':
      return {
        remedy: 'Check the credentials of this account in aws.accounts',
      };
    case 'throttled':
      return { remedy: 'The portal asks again by itself; nothing to do' };
    case 'unreachable':
      return {
        remedy:
          'The portal asks again by itself; if it stays, check the network path to AWS',
      };
    default:
      return {};
  }
}
