import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';

/** By stack name, logical ids. */
export type SkippedResources = Record<string, string[]>;

const useStyles = makeStyles({ root: { flexBasis: '100%' } });

/**
 * Which of the resources that a rollback failed at it is to leave out. None of
 * them at first: where the cause is mended, the rollback can do them all.
 */
export function SkipChoice(props: {
  skippable: SkippedResources;
  skip: SkippedResources;
  onChange: (skip: SkippedResources) => void;
}) {
  const { skippable, skip, onChange } = props;
  const classes = useStyles();
  const resources = Object.entries(skippable).flatMap(([stackName, ids]) =>
    ids.map(logicalId => ({ stackName, logicalId })),
  );
  if (resources.length === 0) return null;
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend">What the rollback failed at</FormLabel>
      <FormGroup>
        {resources.map(({ stackName, logicalId }) => {
          const others = (skip[stackName] ?? []).filter(id => id !== logicalId);
          return (
            <FormControlLabel
              key={`${stackName}/${logicalId}`}
              label={`Leave out ${logicalId} of ${stackName}`}
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
      <FormHelperText>
        Mend the cause and leave nothing out, if you can. What is left out stays
        as it is.
      </FormHelperText>
    </FormControl>
  );
}
