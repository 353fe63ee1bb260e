import { CopyTextButton, WarningPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { RunProblem } from '@quarterdeck/plugin-log-queries-common';
import type { ReactNode } from 'react';
import { MONOSPACE } from '../style/monospace';

const useStyles = makeStyles(theme => ({
  statement: {
    margin: theme.spacing(1, 0, 0),
    padding: theme.spacing(1),
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** Something went wrong: what, and what mends it. */
export function ProblemNote(props: {
  title: string;
  message: string;
  remedy?: string;
  /** What to add to a policy. */
  statement?: RunProblem['statement'];
  severity?: 'warning' | 'error' | 'info';
  children?: ReactNode;
}) {
  const { title, message, remedy, statement, children } = props;
  const { severity = 'error' } = props;
  const classes = useStyles();
  const json = statement && JSON.stringify(statement, null, 2);
  return (
    <div role={severity === 'error' ? 'alert' : 'status'}>
      <WarningPanel severity={severity} title={title} defaultExpanded>
        <Typography variant="body2">{message}</Typography>
        {remedy && (
          <Typography variant="body2">{remedy.replace(/\.?$/, '.')}</Typography>
        )}
        {json && (
          <Box display="flex" alignItems="flex-start" gridGap={8}>
            <pre className={classes.statement}>{json}</pre>
            <CopyTextButton
              text={json}
              tooltipText="Statement copied"
              aria-label="Copy the IAM statement"
            />
          </Box>
        )}
        {children}
      </WarningPanel>
    </div>
  );
}
