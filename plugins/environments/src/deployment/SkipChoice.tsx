import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeploymentEvent } from '@quarterdeck/plugin-environments-common';

/** By stack name, logical ids. */
export type SkippedResources = Record<string, string[]>;

const useStyles = makeStyles(theme => ({
  root: {
    flexBasis: '100%',
    padding: theme.spacing(1, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    marginBottom: theme.spacing(1),
  },
  legend: { padding: theme.spacing(0, 1), marginLeft: theme.spacing(-1) },
  resource: {
    alignItems: 'flex-start',
    margin: theme.spacing(0.5, 0),
    '& .MuiCheckbox-root': { padding: theme.spacing(0.25, 1, 0, 0) },
  },
}));

/**
 * Which of the resources that a rollback failed at it is to leave out. None of
 * them at first: where the cause is mended, the rollback can do them all.
 */
export function SkipChoice(props: {
  events: DeploymentEvent[];
  skippable: SkippedResources;
  skip: SkippedResources;
  onChange: (skip: SkippedResources) => void;
}) {
  const { events, skippable, skip, onChange } = props;
  const classes = useStyles();
  const resources = Object.entries(skippable).flatMap(([stackName, ids]) =>
    ids.map(logicalId => ({ stackName, logicalId })),
  );
  if (resources.length === 0) return null;
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend" className={classes.legend}>
        What the rollback failed at
      </FormLabel>
      <FormHelperText>
        Mend the cause and leave nothing out, if you can.
      </FormHelperText>
      <FormGroup>
        {resources.map(({ stackName, logicalId }) => {
          const others = (skip[stackName] ?? []).filter(id => id !== logicalId);
          return (
            <FormControlLabel
              key={`${stackName}/${logicalId}`}
              className={classes.resource}
              label={
                <>
                  Leave out {logicalId} of {stackName}
                  <Typography variant="body2" color="textSecondary">
                    {failureOf(events, stackName, logicalId)}
                  </Typography>
                </>
              }
              control={
                <Checkbox
                  color="primary"
                  size="small"
                  checked={skip[stackName]?.includes(logicalId) ?? false}
                  onChange={(_, isSkipped) =>
                    onChange({
                      ...skip,
                      [stackName]: isSkipped ? [...others, logicalId] : others,
                    })
                  }
                />
              }
            />
          );
        })}
      </FormGroup>
    </FormControl>
  );
}

/** Why a resource could not be brought back, in AWS's words. */
function failureOf(
  events: DeploymentEvent[],
  stackName: string,
  logicalId: string,
): string | undefined {
  const failures = events.filter(
    event =>
      event.stackName === stackName &&
      event.logicalId === logicalId &&
      event.status.endsWith('_FAILED'),
  );
  return failures.at(-1)?.reason;
}
