import Typography from '@material-ui/core/Typography';
import type { AwaitedDelegation } from '@quarterdeck/plugin-environments-common';
import { CopyButton } from '../common/CopyButton';
import { Ago } from '../common/Moment';
import { Notice } from '../common/Notice';

/** Which records somebody has to make before the deployment goes on. */
export function DelegationNotice(props: { delegation: AwaitedDelegation }) {
  const { domain, found, nameServers, until } = props.delegation;
  return (
    <Notice
      tone="warning"
      title={`Waits until ${domain} is delegated to its name servers`}
    >
      <Typography gutterBottom>
        Make NS records for {domain} where its parent domain is kept:
      </Typography>
      <Typography component="pre" variant="body2">
        {nameServers.join('\n')}
      </Typography>
      <CopyButton label="Copy the name servers" text={nameServers.join('\n')} />
      <Typography variant="body2" color="textSecondary">
        {found.length > 0
          ? `At present it has ${found.join(', ')}. `
          : 'At present it has none. '}
        The deployment goes on by itself once it is so, and gives up{' '}
        <Ago iso={until} />.
      </Typography>
    </Notice>
  );
}
