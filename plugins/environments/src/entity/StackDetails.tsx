import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  EnvironmentLocation,
  EnvironmentStack,
} from '@quarterdeck/plugin-environments-common';
import { agoText } from '../common/Moment';
import { ConsoleLink } from '../common/ConsoleLink';
import { StatusLabel } from '../deployment/StatusLabel';
import { toneOfStackStatus } from '../deployment/words';
import { StackOutputs } from './StackOutputs';
import { StackResourceTable } from './StackResourceTable';

const useStyles = makeStyles(theme => ({
  summary: {
    display: 'grid',
    gridTemplateColumns: 'minmax(10rem, 2fr) minmax(12rem, 2fr) 2fr',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    width: '100%',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
  },
  details: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: '100%',
  },
}));

/** One stack in a line; its resources and outputs once it is opened. */
export function StackDetails(props: {
  location: EnvironmentLocation;
  stack: EnvironmentStack;
}) {
  const { location, stack } = props;
  const classes = useStyles();
  return (
    <Accordion variant="outlined" TransitionProps={{ unmountOnExit: true }}>
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <div className={classes.summary}>
          <Typography>{stack.stackName}</Typography>
          <Typography component="div" variant="body2">
            <StatusLabel
              label={stack.status}
              tone={toneOfStackStatus(stack.status)}
            />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {changedWords(stack)}
          </Typography>
        </div>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        {stack.statusReason && (
          <Typography variant="body2">{stack.statusReason}</Typography>
        )}
        <StackResourceTable location={location} stack={stack} />
        <StackOutputs stackName={stack.stackName} outputs={stack.outputs} />
        <Typography variant="body2">
          <ConsoleLink url={stack.consoleUrl} accountId={location.accountId}>
            Open the stack in CloudFormation
          </ConsoleLink>
        </Typography>
      </AccordionDetails>
    </Accordion>
  );
}

/** `changed 2 days ago, by version 3 of the templates` */
function changedWords({ templateVersion, updatedAt }: EnvironmentStack) {
  return [
    updatedAt && `changed ${agoText(updatedAt)}`,
    templateVersion && `templates ${templateVersion}`,
  ]
    .filter(Boolean)
    .join(', ');
}
