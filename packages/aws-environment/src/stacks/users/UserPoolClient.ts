import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { CfnUserPoolClient, type IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { neverRotates } from '../GeneratedSecret';

/**
 * The application as Cognito knows it, and the secret in which it finds that
 * (R162). Without a domain, CloudFront's name is where users come back to, so
 * this comes after everything that CloudFront needs (F28).
 */
export class UserPoolClient extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['users'];
      names: EnvironmentNames;
      userPool: IUserPool;
      /** Where the environment answers; Cognito takes HTTPS only. */
      url: string;
    },
  ) {
    super(scope, id);
    const { spec, names, userPool, url } = props;
    const client = new CfnUserPoolClient(this, 'Client', {
      userPoolId: userPool.userPoolId,
      clientName: names.service,
      generateSecret: true,
      supportedIdentityProviders: ['COGNITO'],
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', 'email', 'profile'],
      callbackUrLs: [`${url}${spec.callbackPath}`],
      logoutUrLs: [`${url}/`],
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
    });
    const secret = new Secret(this, 'Secret', {
      secretName: `${names.secretPrefix}/cognito`,
      description: 'What the application signs users in with',
      removalPolicy: RemovalPolicy.DESTROY,
      secretObjectValue: {
        user_pool_id: SecretValue.unsafePlainText(userPool.userPoolId),
        client_id: SecretValue.unsafePlainText(client.attrClientId),
        client_secret: SecretValue.resourceAttribute(client.attrClientSecret),
      },
    });
    neverRotates(secret);
  }
}
