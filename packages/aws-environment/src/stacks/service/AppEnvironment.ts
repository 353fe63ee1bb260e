import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Secret } from 'aws-cdk-lib/aws-ecs';
import type { DataStack } from '../data/DataStack';
import { domainOf } from '../domain';

const POOL_IDLE_TIMEOUT_SECONDS = 30;
const POOL_CONNECTION_TIMEOUT_SECONDS = 2;

/** What a container finds in its environment. */
export interface AppEnvironment {
  variables: Record<string, string>;
  secrets: Record<string, Secret>;
}

/**
 * What the application is told. ECS cannot put a database URL together, so it
 * gets the parts and the size of its pool (R098 to R101, F11). The secret of
 * Cognito comes into being after the service (F28): the application reads it
 * by its name.
 */
export function appEnvironment(
  spec: EnvironmentSpec,
  names: EnvironmentNames,
  data: DataStack,
): AppEnvironment {
  const domain = domainOf(spec);
  return {
    variables: {
      ...databaseVariables(spec, data),
      ASSETS_BUCKET: names.assetsBucket,
      ...(domain && { PUBLIC_URL: `https://${domain.apex}` }),
      ...(spec.users.userPool && {
        COGNITO_SECRET_ID: `${names.secretPrefix}/cognito`,
      }),
      ...(domain &&
        spec.email.identity !== 'none' && {
          EMAIL_SENDER: `${spec.email.sender}@${domain.apex}`,
          EMAIL_CONFIGURATION_SET: names.configurationSet,
        }),
    },
    secrets: {
      ...databaseSecrets(data),
      SESSION_SECRET: Secret.fromSecretsManager(
        data.sessionSecret,
        'session_secret',
      ),
    },
  };
}

/** The same, as the owner of the database besides (F15). */
export function migrationEnvironment(
  spec: EnvironmentSpec,
  data: DataStack,
): AppEnvironment {
  return {
    variables: databaseVariables(spec, data),
    secrets: {
      ...databaseSecrets(data),
      DATABASE_ADMIN_USER: Secret.fromSecretsManager(
        data.databaseSecret,
        'username',
      ),
      DATABASE_ADMIN_PASSWORD: Secret.fromSecretsManager(
        data.databaseSecret,
        'password',
      ),
    },
  };
}

function databaseVariables(
  { database }: EnvironmentSpec,
  data: DataStack,
): Record<string, string> {
  return {
    DATABASE_SCHEMA: 'public',
    DATABASE_SSL_MODE: 'verify-full',
    DATABASE_POOL_SIZE: String(database.connectionsPerTask),
    DATABASE_IDLE_TIMEOUT_SECONDS: String(POOL_IDLE_TIMEOUT_SECONDS),
    DATABASE_CONNECTION_TIMEOUT_SECONDS: String(
      POOL_CONNECTION_TIMEOUT_SECONDS,
    ),
    ...(data.replicaHost && { DATABASE_READ_HOST: data.replicaHost }),
  };
}

function databaseSecrets({
  applicationSecret,
}: DataStack): Record<string, Secret> {
  const keys = {
    DATABASE_HOST: 'host',
    DATABASE_PORT: 'port',
    DATABASE_NAME: 'dbname',
    DATABASE_USER: 'username',
    DATABASE_PASSWORD: 'password',
  };
  return Object.fromEntries(
    Object.entries(keys).map(([variable, key]) => [
      variable,
      Secret.fromSecretsManager(applicationSecret, key),
    ]),
  );
}
