import type {
  IamStatement,
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
  'RequestExpired',
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

/** Of an error that the SDK wrapped, the message alone may be left. */
const UNREACHABLE_WORD =
  /\b(ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT)\b/;

/** How Node.js words a connection that the other side cut. */
const HANG_UP = /socket hang up|other side closed|\baborted\b/;

/** What the SDK calls an error without a body, such as the answer to a HEAD. */
const UNSAID = 'UnknownError';

/** AWS words a denial as "… is not authorized to perform: ecs:DescribeServices on …". */
const DENIED_ACTION = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/;

/** And goes on "… on resource: arn:aws:ecs:…:service/shop/web because …". */
const DENIED_RESOURCE = /on resource:? "?(arn:[^\s"]+)/;

/** What ends the sentence, and may stand right behind the resource. */
const SENTENCE_END = /[.,;]$/;

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
  const seen = readError(error);
  const kind = kindOf(seen);
  const action = DENIED_ACTION.exec(seen.message)?.[1];
  const code = seen.awsCode ?? seen.systemCode;
  return {
    kind,
    message: messageOf(kind, seen),
    ...remedyOf(kind, action, seen),
    ...(code && { code }),
    ...(action && { action }),
    ...(action &&
      kind === 'access-denied' && {
        statement: statementFor(action, seen.message),
      }),
  };
}

/** Allows what AWS refused on what it refused it on, and nothing more. */
function statementFor(action: string, message: string): IamStatement {
  const resource = DENIED_RESOURCE.exec(message)?.[1];
  return {
    Effect: 'Allow',
    Action: action,
    Resource: resource?.replace(SENTENCE_END, '') ?? '*',
  };
}

/**
 * What a status alone means.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
const UNSAID_KINDS: Record<number, ProblemKind | undefined> = {
  400: 'credentials',
  401: 'credentials',
  403: 'access-denied',
  404: 'not-found',
};

interface SeenError {
  /** Of AWS or the SDK, such as `ThrottlingException`. */
  awsCode?: string;
  /** Of Node.js, such as `ECONNREFUSED`. */
  systemCode?: string;
  message: string;
  isThrottling: boolean;
  /** AWS itself is in trouble. */
  isServerError: boolean;
  /** The status of HTTP, where AWS has said nothing else. */
  bareStatus?: number;
}

/** Names that any error has, and that therefore say nothing. */
const NAMELESS = new Set(['Error', 'AggregateError']);

function readError(error: unknown): SeenError {
  const like = asErrorLike(error);
  // Node.js tries all addresses of a host and collects what they say.
  const [first] = error instanceof AggregateError ? error.errors : [];
  const message = like.message || String(error);
  const status = like.$metadata?.httpStatusCode;
  const bareStatus = message === UNSAID ? status : undefined;
  const awsCode = like.name && !NAMELESS.has(like.name) ? like.name : like.Code;
  return {
    awsCode: awsCode === 'Unknown' ? String(status) : awsCode,
    bareStatus,
    systemCode:
      like.code ??
      asErrorLike(like.cause).code ??
      asErrorLike(first).code ??
      UNREACHABLE_WORD.exec(message)?.[0] ??
      (HANG_UP.test(message) ? 'ECONNRESET' : undefined),
    message,
    isThrottling: like.$retryable?.throttling === true,
    isServerError: (status ?? 0) >= 500,
  };
}

function asErrorLike(value: unknown): AwsErrorLike {
  return typeof value === 'object' && value !== null ? value : {};
}

function kindOf(seen: SeenError): ProblemKind {
  const { awsCode, bareStatus, systemCode, message } = seen;
  const is = (names: Set<string>) =>
    (awsCode !== undefined && names.has(awsCode)) ||
    (systemCode !== undefined && names.has(systemCode));
  if (is(CREDENTIALS)) return 'credentials';
  if (is(ACCESS_DENIED) || DENIED_ACTION.test(message)) return 'access-denied';
  if (is(THROTTLED) || seen.isThrottling) return 'throttled';
  if (is(UNREACHABLE)) return 'unreachable';
  if (awsCode === 'NotFoundError' && /aws\.accounts/.test(message)) {
    return 'configuration';
  }
  if (NOT_FOUND.test(awsCode ?? '')) return 'not-found';
  return UNSAID_KINDS[bareStatus ?? 0] ?? 'failed';
}

function messageOf(
  kind: ProblemKind,
  { awsCode, bareStatus, systemCode, message, isServerError }: SeenError,
): string {
  const code = systemCode ?? awsCode;
  if (bareStatus !== undefined && !isServerError) {
    return `AWS has refused a request without a reason (${bareStatus})${
      kind === 'credentials' ? ', as it does with expired credentials' : ''
    }`;
  }
  switch (kind) {
    case 'throttled':
      return 'AWS is throttling the requests of this account and region';
    case 'unreachable':
      return `AWS does not answer (${code ?? message})`;
    case 'credentials':
      return `AWS does not accept the portal's credentials: ${message}`;
    case 'failed':
      return isServerError
        ? `AWS answered with an error of its own (${code ?? message})`
        : message;
    default:
      return message;
  }
}

function remedyOf(
  kind: ProblemKind,
  action: string | undefined,
  { isServerError }: SeenError,
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
    case 'not-found':
      return { remedy: 'Correct or remove what points at it' };
    case 'failed':
      return isServerError
        ? { remedy: 'The portal asks again by itself; nothing to do' }
        : {};
    default:
      return {};
  }
}
