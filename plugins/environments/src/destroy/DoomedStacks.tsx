import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { DoomedStack } from '@quarterdeck/plugin-environments-common';
import { counted } from '../common/counted';
import { Section } from '../common/Section';
import { ConsoleLink } from '../common/ConsoleLink';
import { PlainTable } from '../common/PlainTable';
import { FATE_WORDS } from '../plan/words';

const useStyles = makeStyles(theme => ({
  summary: {
    display: 'grid',
    gridTemplateColumns: 'minmax(10rem, 2fr) 3fr',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    width: '100%',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
  },
  details: { display: 'block' },
}));

/** The stacks in the order in which they go, with what is in them. */
export function DoomedStacks(props: {
  accountId: string;
  stacks: DoomedStack[];
}) {
  const { accountId, stacks } = props;
  const classes = useStyles();
  return (
    <Section title={`${counted(stacks.length, 'stack')}, in this order`}>
      {stacks.map(stack => (
        <Accordion
          key={stack.stackName}
          variant="outlined"
          TransitionProps={{ unmountOnExit: true }}
        >
          <AccordionSummary expandIcon={<ExpandMoreIcon />}>
            <div className={classes.summary}>
              <Typography>{stack.stackName}</Typography>
              <Typography variant="body2" color="textSecondary">
                {isShell(stack)
                  ? 'empty: it was never made'
                  : counted(stack.resources.length, 'resource')}{' '}
                · {stack.region} · {stack.stackStatus}
                {stack.isTerminationProtected && ' · protected'}
              </Typography>
            </div>
          </AccordionSummary>
          <AccordionDetails className={classes.details}>
            {isShell(stack) ? (
              <Typography variant="body2" gutterBottom>
                A change set that was never executed has left its name; there is
                nothing in it.
              </Typography>
            ) : (
              <DoomedResources stack={stack} />
            )}
            <Typography variant="body2">
              <ConsoleLink url={stack.consoleUrl} accountId={accountId}>
                Open the stack in CloudFormation
              </ConsoleLink>
            </Typography>
          </AccordionDetails>
        </Accordion>
      ))}
    </Section>
  );
}

/** What is left where a change set of the portal could not be removed. */
function isShell({ stackStatus }: DoomedStack): boolean {
  return stackStatus === 'REVIEW_IN_PROGRESS';
}

function DoomedResources(props: { stack: DoomedStack }) {
  const { resources, stackName } = props.stack;
  return (
    <PlainTable
      label={`Resources of ${stackName}`}
      rows={resources}
      keyOf={({ logicalId }) => logicalId}
      columns={[
        {
          title: 'Resource',
          isLong: true,
          render: ({ logicalId, physicalId }) => physicalId ?? logicalId,
        },
        { title: 'Type', render: ({ resourceType }) => resourceType },
        {
          title: 'Data',
          render: ({ contents, data }) => (
            <>
              {contents}
              {contents && data && ': '}
              {data && <strong>{FATE_WORDS[data]}</strong>}
            </>
          ),
        },
      ]}
    />
  );
}
