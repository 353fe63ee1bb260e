import { Link } from '@backstage/core-components';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import type { ReactNode } from 'react';
import { useFleet } from '../fleet/useFleet';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';
import { entityRefOf } from './entityRefOf';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', minWidth: 0 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontSize: theme.typography.h6.fontSize, fontWeight: 600 },
  verdict: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    margin: theme.spacing(0.5, 0),
  },
}));

/** What an entity is found by in the search index. */
interface EntityDocument extends SearchDocument {
  kind?: string;
  type?: string;
  owner?: string;
}

/** An entity that was found, with its health where it has any. */
export const EntitySearchResult = ({
  result,
  highlight,
  icon,
}: {
  result?: EntityDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode;
}) => {
  const classes = useStyles();
  const { fleet } = useFleet();
  if (!result) return null;
  const ref = entityRefOf(result);
  const verdict = fleet?.rows.find(row => row.entityRef === ref)?.verdict;
  const marked = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <div className={classes.root}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.text}>
        <Link noTrack to={result.location} className={classes.title}>
          {marked('title')}
        </Link>
        {verdict && (
          <Typography
            component="div"
            variant="body2"
            className={classes.verdict}
          >
            <StatusLabel status={verdict.status} />
            <span>{reasonOf(verdict)}</span>
          </Typography>
        )}
        {result.text && (
          <Typography variant="body2" color="textSecondary">
            {marked('text')}
          </Typography>
        )}
        <Typography variant="caption" color="textSecondary" component="div">
          {describe(result)}
        </Typography>
      </div>
    </div>
  );
};

/** Such as `Component · service · owned by checkout`. */
function describe({ kind, type, owner }: EntityDocument): string {
  return [kind, type, owner && `owned by ${owner.split('/').pop()}`]
    .filter(Boolean)
    .join(' · ');
}
