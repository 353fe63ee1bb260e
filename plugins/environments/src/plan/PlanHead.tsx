import Typography from '@material-ui/core/Typography';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { CopyButton } from '../common/CopyButton';
import { EnvironmentLinks } from '../common/EnvironmentLinks';
import { PageHead } from '../common/PageHead';
import { TaskLink } from '../task/TaskLink';
import { Ago, Moment } from '../common/Moment';
import { Who } from '../common/Who';
import { StatusLabel } from '../deployment/StatusLabel';
import { PLAN_WORDS } from './words';

/** What is planned, by whom, where and until when it holds. */
export function PlanHead(props: { plan: Plan }) {
  const { plan } = props;
  return (
    <PageHead
      title={`${plan.exists ? 'Change' : 'Create'} ${plan.environmentId}`}
      beside={
        <>
          <Typography component="div" role="status">
            <StatusLabel {...PLAN_WORDS[plan.status]} />
          </Typography>
          <CopyButton label="Copy the link" text={window.location.href} />
        </>
      }
    >
      {plan.accountId} · {plan.region} · asked for by{' '}
      <Who name={plan.requestedBy} /> <Ago iso={plan.createdAt} />
      {plan.validUntil && (
        <>
          {' '}
          · holds until <Moment iso={plan.validUntil} />
        </>
      )}
      {plan.templateVersion && ` · templates ${plan.templateVersion}`}
      <TaskLink requestId={plan.requestId} />
      <EnvironmentLinks entityRef={plan.entityRef} asOf={plan.status} />
    </PageHead>
  );
}
