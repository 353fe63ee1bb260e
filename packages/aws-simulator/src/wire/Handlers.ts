/**
 * Who asks, for what, and where: what a handler knows about a request beside
 * its input.
 *
 * @public
 */
export interface RequestContext {
  /** The signing name of the service, such as `monitoring`. */
  service: string;
  operation: string;
  accountId: string;
  region: string;
  requestId: string;
  /** The ARN of the user or assumed role that signed the request. */
  callerArn: string;
  /** Of temporary credentials: from then on they are refused. */
  sessionEndsAt?: Date;
  /** `http://127.0.0.1:4566`: how the client reached the simulator. */
  endpoint: string;
}

type CommandLike<Input, Output> = {
  input: Input;
  resolveMiddleware(
    ...args: never[]
  ): (args: never) => Promise<{ output: Output }>;
};

type HandlerOf<CommandClass> = CommandClass extends new (
  ...args: never[]
) => CommandLike<infer Input, infer Output>
  ? (
      input: Input,
      context: RequestContext,
    ) => Omit<Output, '$metadata'> | Promise<Omit<Output, '$metadata'>>
  : never;

/**
 * The handlers of one AWS service, typed by its SDK module:
 * `Handlers<typeof ecs>` has an optional `DescribeServices(input, context)`
 * with the input and output types of `DescribeServicesCommand`.
 *
 * A handler refuses by throwing one of the module's own exceptions, or an
 * {@link AwsError} where the module has none for the case.
 *
 * @public
 */
export type Handlers<Sdk> = {
  [Key in keyof Sdk as Key extends `${infer Operation}Command`
    ? Operation extends '$'
      ? never
      : Operation
    : never]?: HandlerOf<Sdk[Key]>;
};

/** A handler whose types have been forgotten, as the server calls it. */
export type UntypedHandler = (
  input: unknown,
  context: RequestContext,
) => unknown;
