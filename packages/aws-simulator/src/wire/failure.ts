import type { StaticErrorSchema } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './AwsError';
import type { ServiceModel } from './sdkModel';

/** A thrown value in the terms of the wire. */
export interface AwsFailure {
  /** The shape name, such as `DBInstanceNotFoundFault`. */
  shape: string;
  /** The code of the query protocols, such as `DBInstanceNotFound`. */
  queryCode: string;
  status: number;
  queryStatus: number;
  message: string;
  /** The exception's schema and values, when the SDK models it. */
  modelled?: { schema: StaticErrorSchema; value: object };
  /** Further members of an {@link AwsError}. */
  details: Record<string, string>;
  /** Not an answer of AWS but a defect of the simulator. */
  isDefect: boolean;
}

export const faultOf = (status: number) =>
  status < 500 ? 'Sender' : 'Receiver';

export function asFailure(
  error: unknown,
  service: ServiceModel | undefined,
): AwsFailure {
  const schema =
    error instanceof Error
      ? service?.errorSchemas.get(error.constructor)
      : undefined;
  if (schema && error instanceof Error) {
    return modelledFailure(error, schema, service?.isS3 ?? false);
  }
  if (error instanceof AwsError) {
    return {
      shape: error.code,
      queryCode: error.code,
      status: error.status,
      queryStatus: error.status,
      message: error.message,
      details: error.details,
      isDefect: false,
    };
  }
  return {
    shape: 'InternalFailure',
    queryCode: 'InternalFailure',
    status: 500,
    queryStatus: 500,
    message: `Defect of the simulator: ${error}`,
    details: {},
    isDefect: true,
  };
}

function modelledFailure(
  error: Error,
  schema: StaticErrorSchema,
  isS3: boolean,
): AwsFailure {
  const normalized = NormalizedSchema.of(schema);
  const traits = normalized.getMergedTraits();
  const shape = normalized.getName() ?? error.name;
  const [queryCode, queryStatus] = (traits.awsQueryError ?? []) as [
    string?,
    number?,
  ];
  const status =
    (traits.httpError as number | undefined) ??
    defaultStatus(shape, traits.error, isS3);
  return {
    shape,
    queryCode: queryCode ?? shape,
    status,
    queryStatus: queryStatus ?? status,
    message: error.message,
    modelled: { schema, value: error },
    details: {},
    isDefect: false,
  };
}

// S3's errors carry no status in the model.
function defaultStatus(
  shape: string,
  side: 'client' | 'server' | undefined,
  isS3: boolean,
): number {
  if (isS3 && /^(NotFound|NoSuch)/.test(shape)) return 404;
  return side === 'client' ? 400 : 500;
}
