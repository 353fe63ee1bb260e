/**
 * An error that AWS answers with a code, a message and an HTTP status, for the
 * cases where the SDK has no exception class of its own.
 *
 * @public
 */
export class AwsError extends Error {
  /**
   * @param code - such as `ValidationError`; what clients see as the error's name
   * @param status - the HTTP status, 400 unless told
   * @param details - further members of the error, written beside the message
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly details: Record<string, string> = {},
  ) {
    super(message);
    this.name = code;
  }
}

/** The CloudFormation, RDS, ELB and Auto Scaling wording for bad input. */
export const validationError = (message: string) =>
  new AwsError('ValidationError', message);

/** A body that cannot be read as what it claims to be. */
export const serializationError = (message: string) =>
  new AwsError('SerializationException', message);
