import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { ParameterTier, StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/**
 * What a parameter holds for free.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
const LARGEST_STANDARD_VALUE = 4_096;

/**
 * The specification, complete, beside what was made of it: whoever has the
 * account knows what to change, also without the portal that deployed it.
 */
export class SpecificationParameter extends StringParameter {
  constructor(
    scope: Construct,
    id: string,
    { spec, names }: { spec: EnvironmentSpec; names: EnvironmentNames },
  ) {
    const stringValue = JSON.stringify(spec);
    super(scope, id, {
      parameterName: names.specParameter,
      description: 'What Quarterdeck made this environment of',
      stringValue,
      tier:
        Buffer.byteLength(stringValue) > LARGEST_STANDARD_VALUE
          ? ParameterTier.ADVANCED
          : ParameterTier.STANDARD,
    });
  }
}
