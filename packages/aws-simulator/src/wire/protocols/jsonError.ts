import type { $Codec } from '@smithy/types';
import type { AwsFailure } from '../failure';
import type { ServiceModel } from '../sdkModel';

/** The body of an error in the JSON protocols. */
export function jsonError(
  failure: AwsFailure,
  service: ServiceModel,
  codec: $Codec<Uint8Array, string>,
): string {
  const members: Record<string, unknown> = { ...failure.details };
  if (failure.modelled) {
    const serializer = codec.createSerializer();
    serializer.write(failure.modelled.schema, failure.modelled.value);
    Object.assign(
      members,
      JSON.parse(new TextDecoder().decode(serializer.flush())),
    );
  }
  if (members.message === undefined && members.Message === undefined) {
    members.message = failure.message;
  }
  return JSON.stringify({
    __type: `${service.namespace}#${failure.shape}`,
    ...members,
  });
}
