import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Remainder } from '@quarterdeck/plugin-environments-common';
import { errorText } from '../common/errorText';

const useStyles = makeStyles(theme => ({
  refused: { color: errorText(theme) },
}));

/** What of a destroyed environment is still in the account, and why. */
export function RemainderList(props: { remainders: Remainder[] }) {
  const classes = useStyles();
  const kept = props.remainders.filter(({ kind }) => kind === 'kept');
  const refused = props.remainders.filter(({ kind }) => kind === 'refused');
  return (
    <>
      {refused.length > 0 && (
        <>
          <Typography className={classes.refused}>
            AWS refused to delete:
          </Typography>
          <RemainderItems remainders={refused} />
        </>
      )}
      {kept.length > 0 && (
        <>
          <Typography>Kept on purpose:</Typography>
          <RemainderItems remainders={kept} />
        </>
      )}
    </>
  );
}

function RemainderItems(props: { remainders: Remainder[] }) {
  return (
    <Typography component="ul" variant="body2">
      {props.remainders.map(remainder => (
        <li key={`${remainder.stackName} ${remainder.physicalId}`}>
          {remainder.physicalId ?? remainder.logicalId ?? remainder.stackName} (
          {remainder.resourceType}): {remainder.reason}
        </li>
      ))}
    </Typography>
  );
}
