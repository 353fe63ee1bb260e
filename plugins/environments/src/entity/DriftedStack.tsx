import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DriftedResource,
  StackDrift,
} from '@quarterdeck/plugin-environments-common';
import { counted } from '../common/counted';
import { ConsoleLink } from '../common/ConsoleLink';
import { PlainTable } from '../common/PlainTable';
import { StatusLabel } from '../deployment/StatusLabel';
import type { Wording } from '../deployment/words';

const STATUS_WORDS: Record<StackDrift['status'], Wording> = {
  IN_SYNC: { label: 'As its template says', tone: 'good' },
  DRIFTED: { label: 'Drifted', tone: 'warning' },
  UNKNOWN: { label: 'Not known', tone: 'neutral' },
};

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(10rem, 2fr) minmax(10rem, 2fr) 2fr',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
  },
}));

/** What differs between a stack's template and what is there. */
export function DriftedStack(props: { accountId: string; stack: StackDrift }) {
  const { accountId, stack } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography className={classes.line} variant="body2" component="div">
        <ConsoleLink url={stack.consoleUrl} accountId={accountId}>
          {stack.stackName}
        </ConsoleLink>
        <StatusLabel {...STATUS_WORDS[stack.status]} />
        <Typography variant="body2" color="textSecondary" component="span">
          {stack.problem
            ? [stack.problem.message, stack.problem.remedy]
                .filter(Boolean)
                .join(' ')
            : checkedWords(stack)}
        </Typography>
      </Typography>
      {stack.resources.length > 0 && (
        <PlainTable
          label={`Drift of ${stack.stackName}`}
          rows={stack.resources.flatMap(differencesOf)}
          keyOf={({ logicalId, path }) => `${logicalId} ${path}`}
          columns={[
            {
              title: 'Resource',
              isLong: true,
              render: ({ name, resourceType }) => (
                <>
                  {name}
                  <Typography
                    color="textSecondary"
                    component="div"
                    variant="caption"
                  >
                    {resourceType}
                  </Typography>
                </>
              ),
            },
            { title: 'Property', render: ({ path }) => path },
            {
              title: 'Template',
              isLong: true,
              render: ({ expected }) => expected,
            },
            { title: 'Found', isLong: true, render: ({ actual }) => actual },
          ]}
        />
      )}
    </div>
  );
}

function checkedWords({ checked, notChecked, status }: StackDrift): string {
  if (status === 'UNKNOWN') return '';
  return notChecked > 0
    ? `${counted(
        checked,
        'resource',
      )} checked, ${notChecked} that CloudFormation cannot check`
    : `${counted(checked, 'resource')} checked`;
}

/** A line for each property; one for a resource that is gone. */
function differencesOf(resource: DriftedResource) {
  const { differences, logicalId, physicalId, resourceType, status } = resource;
  const common = { logicalId, name: physicalId ?? logicalId, resourceType };
  if (status === 'DELETED') {
    return [{ ...common, path: '', expected: 'there', actual: 'deleted' }];
  }
  return differences.map(({ actual, expected, path }) => ({
    ...common,
    path: path.replace(/^\//, ''),
    expected: expected ?? 'nothing',
    actual: actual ?? 'nothing',
  }));
}
