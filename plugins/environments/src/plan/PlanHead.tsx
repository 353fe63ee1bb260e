import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { Who } from '../common/Who';
import { StatusLabel } from '../deployment/StatusLabel';
import { PLAN_WORDS } from './words';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
}));

/** What is planned, by whom, where and until when it holds. */
export function PlanHead(props: { plan: Plan }) {
  const { plan } = props;
  const classes = useStyles();
  return (
    <div>
      <div className={classes.line}>
        <Typography variant="h4" component="h1">
          {plan.exists ? 'Change' : 'Create'} {plan.environmentId}
        </Typography>
        <Typography component="div" role="status">
          <StatusLabel {...PLAN_WORDS[plan.status]} />
        </Typography>
        <CopyTextButton
          text={window.location.href}
          tooltipText="Link copied"
          aria-label="Copy the link to this plan"
        />
      </div>
      <Typography color="textSecondary">
        {plan.accountId} · {plan.region} · asked for by{' '}
        <Who name={plan.requestedBy} />{' '}
        {DateTime.fromISO(plan.createdAt).toRelative()}
        {plan.validUntil &&
          ` · holds until ${DateTime.fromISO(plan.validUntil).toLocaleString(
            DateTime.DATETIME_MED,
          )}`}
        {plan.templateVersion && ` · templates ${plan.templateVersion}`}
      </Typography>
    </div>
  );
}
