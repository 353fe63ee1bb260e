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
  // The header says where, so that this says what to do.
  const title = 'Sign in';

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
