import {
  IAMClient,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import type { PreflightContext } from '../context';
import { role } from './common';
import { exists } from './exists';
import { type Named, type NamesOfPart, presence } from './Named';

const GITHUB = 'token.actions.githubusercontent.com';

export const ops: NamesOfPart = async context => [
  ...(await emailIdentity(context)),
  ...(await delivery(context)),
];

/** SES knows a domain once in an account and region. */
async function emailIdentity({
  awsClients,
  location,
  spec,
}: PreflightContext): Promise<Named[]> {
  const { name } = spec.domain;
  if (spec.email.identity !== 'create' || !name) return [];
  const client = await awsClients.get(SESv2Client, location);
  return [
    {
      part: 'ops',
      what: 'an e-mail identity',
      name,
      remedy: 'Set `email.identity` to `existing` to use it as it is.',
      field: 'email.identity',
      look: () =>
        exists(() =>
          client.send(new GetEmailIdentityCommand({ EmailIdentity: name })),
        ),
    },
  ];
}

/** An account knows GitHub once (F17). */
async function delivery(context: PreflightContext): Promise<Named[]> {
  const { awsClients, location, spec } = context;
  const { github, oidcProvider } = spec.repository;
  if (!github) return [];
  const deployRole = await role(
    'ops',
    environmentNames(spec).deployRole,
    context,
  );
  if (oidcProvider === 'existing') return [deployRole];
  const client = await awsClients.get(IAMClient, location);
  return [
    deployRole,
    {
      part: 'ops',
      what: 'an identity provider',
      name: GITHUB,
      remedy: 'Set `repository.oidcProvider` to `existing` to use it as it is.',
      field: 'repository.oidcProvider',
      look: async () => {
        const { OpenIDConnectProviderList = [] } = await client.send(
          new ListOpenIDConnectProvidersCommand({}),
        );
        return presence(
          OpenIDConnectProviderList.some(({ Arn }) =>
            Arn?.endsWith(`/${GITHUB}`),
          ),
        );
      },
    },
  ];
}
