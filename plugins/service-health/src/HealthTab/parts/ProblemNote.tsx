import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../../status/StatusIcon';
import { ago } from '../../time/Time';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
  },
  statement: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
  code: {
    margin: 0,
    padding: theme.spacing(1),
    maxWidth: '100%',
    overflowX: 'auto',
    background: theme.palette.action.hover,
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.caption.fontSize,
    whiteSpace: 'pre-wrap',
  },
}));

/** What could not be read, why, what mends it, and how old is what is shown. */
export const ProblemNote = ({
  subject,
  problem,
  lastGoodAt,
}: {
  /** Such as `The database shop-production-db`. */
  subject: string;
  problem: Problem;
  lastGoodAt?: string;
}) => {
  const classes = useStyles();
  const statement =
    problem.statement && JSON.stringify(problem.statement, null, 2);
  return (
    <div className={classes.root} role="alert">
      <StatusIcon status="unknown" />
      <div>
        <Typography variant="body2">
          <strong>{subject} could not be read.</strong> {problem.message}
          {problem.message.endsWith('.') ? '' : '.'}
        </Typography>
        {problem.remedy && (
          <Typography variant="body2">
            {problem.remedy}
            {problem.remedy.endsWith('.') ? '' : '.'}
          </Typography>
        )}
        {statement && (
          <div className={classes.statement}>
            <pre className={classes.code} aria-label="IAM statement to add">
              {statement}
            </pre>
            <CopyTextButton
              text={statement}
              tooltipText="Copied"
              aria-label="Copy the IAM statement"
            />
          </div>
        )}
        {lastGoodAt && (
          <Typography variant="body2" color="textSecondary">
            What is shown was read {ago(lastGoodAt)}.
          </Typography>
        )}
      </div>
    </div>
  );
};
