import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { PlannedStack } from '@quarterdeck/plugin-environments-common';
import { ConsoleLink } from '../common/ConsoleLink';
import { StatusLabel } from '../deployment/StatusLabel';
import { changesSummary } from './changesSummary';
import { ResourceChangeItem } from './ResourceChangeItem';
import { STACK_ACTION_WORDS } from './words';

const useStyles = makeStyles(theme => ({
  summary: {
    display: 'grid',
    gridTemplateColumns: 'minmax(10rem, 2fr) 8rem 3fr',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    width: '100%',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
  details: { display: 'block' },
  // As wide and high as those that can be opened.
  unchanged: { padding: theme.spacing(1.5, 7, 1.5, 2) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** What happens to one stack; open where data is in danger. */
export function StackChanges(props: {
  accountId: string;
  stack: PlannedStack;
}) {
  const { accountId, stack } = props;
  const classes = useStyles();
  const hasDanger = stack.changes.some(({ isDangerous }) => isDangerous);
  const summary = (
    <div className={classes.summary}>
      <Typography>{stack.stackName}</Typography>
      <Typography component="div" variant="body2">
        <StatusLabel {...STACK_ACTION_WORDS[stack.action]} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {[stack.changes.length > 0 && changesSummary([stack]), stack.region]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </div>
  );
  if (stack.changes.length === 0 && !stack.problem) {
    return (
      <Paper variant="outlined" className={classes.unchanged}>
        {summary}
      </Paper>
    );
  }
  return (
    <Accordion
      variant="outlined"
      defaultExpanded={hasDanger || stack.problem !== undefined}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        {summary}
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <Basis stack={stack} />
        <ul className={classes.list}>
          {stack.changes.map(change => (
            <ResourceChangeItem key={change.logicalId} change={change} />
          ))}
        </ul>
        {stack.consoleUrl && (
          <Typography variant="body2">
            <ConsoleLink url={stack.consoleUrl} accountId={accountId}>
              Open the stack in CloudFormation
            </ConsoleLink>
          </Typography>
        )}
      </AccordionDetails>
    </Accordion>
  );
}

/** Where the changes are not CloudFormation's word, why not. */
function Basis(props: { stack: PlannedStack }) {
  const { basis, changes, problem } = props.stack;
  if (basis === 'change-set') return null;
  if (problem === undefined) {
    return (
      <Typography variant="body2" color="textSecondary" gutterBottom>
        Found by comparing templates: CloudFormation cannot say yet.
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2" gutterBottom>
        <strong>CloudFormation did not compare: </strong>
        {problem}
      </Typography>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {changes.length > 0
          ? 'What follows was found by comparing templates.'
          : 'What would change is not known.'}
      </Typography>
    </>
  );
}
