import { Validations } from 'aws-cdk-lib';
import { Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * Characters that a password would have to be quoted for in a URL, a shell or
 * a JSON string, and those that RDS refuses (F11).
 */
export const AWKWARD_IN_PASSWORDS = ' %+~`#$&*()|[]{}:;<>?!\'/@"\\^=,';

/** The architecture asks for 20 characters at least (R093). */
export const PASSWORD_LENGTH = 30;

/**
 * A secret that nobody has ever seen: Secrets Manager makes it up (R093, R200).
 */
export class GeneratedSecret extends Secret {
  constructor(
    scope: Construct,
    id: string,
    props: Pick<
      SecretProps,
      'secretName' | 'description' | 'replicaRegions'
    > & {
      /** The key under which the generated value is. */
      key: string;
      /** What else is in it. @default - nothing */
      others?: Record<string, string>;
      /** In characters. */
      length: number;
    },
  ) {
    const { key, others = {}, length, ...rest } = props;
    super(scope, id, {
      ...rest,
      generateSecretString: {
        secretStringTemplate: JSON.stringify(others),
        generateStringKey: key,
        passwordLength: length,
        excludeCharacters: AWKWARD_IN_PASSWORDS,
      },
    });
    neverRotates(this);
  }
}

/** Notes why a secret is not rotated by itself. */
export function neverRotates(secret: Construct): void {
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'A rotation takes a Lambda function, which the environment has none of (R161 to R163); the portal reminds of the age.',
  });
}
