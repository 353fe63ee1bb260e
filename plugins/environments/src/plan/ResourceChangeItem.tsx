import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  PropertyChange,
  ResourceChange,
} from '@quarterdeck/plugin-environments-common';
import { errorText } from '../common/errorText';
import { FATE_WORDS, RESOURCE_ACTION_WORDS } from './words';

/** What CloudFormation writes for a value that another resource decides. */
const KNOWN_LATER = '{{changeSet:KNOWN_AFTER_APPLY}}';

const useStyles = makeStyles(theme => ({
  item: { padding: theme.spacing(0.75, 0), overflowWrap: 'anywhere' },
  dangerous: {
    color: errorText(theme),
    borderLeft: `4px solid ${theme.palette.error.main}`,
    paddingLeft: theme.spacing(1),
  },
  properties: { margin: 0, paddingLeft: theme.spacing(3) },
  code: { fontFamily: 'monospace', fontSize: '0.9em' },
}));

/** One resource that a plan touches, with what changes in it. */
export function ResourceChangeItem(props: { change: ResourceChange }) {
  const { change } = props;
  const classes = useStyles();
  const isReplaced = /replace/.test(change.action);
  return (
    <li
      className={`${classes.item} ${
        change.isDangerous ? classes.dangerous : ''
      }`}
    >
      <Typography variant="body2" component="div">
        <strong>{RESOURCE_ACTION_WORDS[change.action]}</strong>{' '}
        {change.physicalId ?? change.logicalId}{' '}
        <Typography variant="caption" color="textSecondary">
          {change.resourceType}
        </Typography>
        {change.data && change.data !== 'kept' && (
          <strong> – {FATE_WORDS[change.data]}</strong>
        )}
      </Typography>
      {change.properties.length > 0 && (
        <Typography
          className={classes.properties}
          component="ul"
          variant="body2"
        >
          {change.properties.map(property => (
            <li key={property.path}>
              <PropertyWords property={property} />
              {isReplaced &&
                property.requiresReplacement === 'always' &&
                ' (this replaces it)'}
            </li>
          ))}
        </Typography>
      )}
    </li>
  );
}

function PropertyWords(props: { property: PropertyChange }) {
  const { after, before, path } = props.property;
  const classes = useStyles();
  return (
    <>
      {path.replace(/^Properties\./, '')}
      {before !== undefined && (
        <>
          : <span className={classes.code}>{before}</span>
        </>
      )}
      {after !== undefined && (
        <>
          {before === undefined ? ': ' : ' → '}
          {after === KNOWN_LATER ? (
            'known once it is done'
          ) : (
            <span className={classes.code}>{after}</span>
          )}
        </>
      )}
    </>
  );
}
