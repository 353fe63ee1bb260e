import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration, Stack } from 'aws-cdk-lib';
import {
  CfnOIDCProvider,
  FederatedPrincipal,
  PolicyDocument,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployStatements } from './deployStatements';

/** Who says which job it is. */
const GITHUB = 'token.actions.githubusercontent.com';
/** To whom it is said; what `configure-aws-credentials` asks for. */
const AUDIENCE = 'sts.amazonaws.com';
/** A release that takes longer has failed. */
const LONGEST_SESSION = Duration.hours(1);

/**
 * Lets the jobs of one GitHub environment of one repository deploy, without a
 * stored key (R168, R178). AWS compares both claims word for word: whoever a
 * wildcard matches could deploy.
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class GitHubDelivery extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['repository'];
      /** `owner/repository` */
      repository: string;
      names: EnvironmentNames;
      /** Where the team is told how a release went. */
      topicArns: string[];
    },
  ) {
    super(scope, id);
    const { spec, repository, names } = props;
    const job = `repo:${repository}:environment:${spec.githubEnvironment}`;
    this.role = new Role(this, 'Role', {
      roleName: names.deployRole,
      description: `Deploys releases of ${repository} to ${names.service}`,
      maxSessionDuration: LONGEST_SESSION,
      assumedBy: new FederatedPrincipal(
        this.providerArn(spec.oidcProvider),
        {
          StringEquals: { [`${GITHUB}:aud`]: AUDIENCE, [`${GITHUB}:sub`]: job },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
      inlinePolicies: {
        deploy: new PolicyDocument({
          statements: deployStatements(this, props),
        }),
      },
    });
  }

  /** An account has one of these at most (F17). */
  private providerArn(provider: 'create' | 'existing'): string {
    if (provider === 'create') {
      return new CfnOIDCProvider(this, 'Provider', {
        url: `https://${GITHUB}`,
        clientIdList: [AUDIENCE],
      }).attrArn;
    }
    return Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: 'oidc-provider',
      resourceName: GITHUB,
    });
  }
}
