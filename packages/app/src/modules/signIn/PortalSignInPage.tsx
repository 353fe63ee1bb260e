import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  type SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';
import { oidcAuthApiRef } from './oidcAuthApiRef';

/** Asks for the way in that `quarterdeck.signIn` names. */
export const PortalSignInPage = (props: SignInPageProps) => {
  const config = useApi(configApiRef);
  const title = config.getOptionalString('app.title') ?? 'Quarterdeck';

  if (config.getOptionalString('quarterdeck.signIn') === 'oidc') {
    return (
      <SignInPage
        {...props}
        title={title}
        align="center"
        auto
        provider={{
          id: 'oidc',
          title: 'Single sign-on',
          message: 'Sign in with your organization’s account',
          apiRef: oidcAuthApiRef,
        }}
      />
    );
  }
  return (
    <SignInPage {...props} title={title} align="center" providers={['guest']} />
  );
};
