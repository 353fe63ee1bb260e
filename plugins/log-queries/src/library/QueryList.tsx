import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import ListSubheader from '@material-ui/core/ListSubheader';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { useState } from 'react';
import type { LogEnvironment } from '../workbench/useEnvironments';
import type { WorkbenchQuery } from '../workbench/WorkbenchQuery';
import { groupByFolder, groupByService, searchQueries } from './groups';
import { useRovingFocus } from './useRovingFocus';

const useStyles = makeStyles(theme => ({
  list: {
    maxHeight: '70vh',
    overflow: 'auto',
    [theme.breakpoints.down('sm')]: { maxHeight: '30vh' },
  },
  folder: {
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.secondary,
    lineHeight: '32px',
  },
}));

/** The saved queries by folder or by service, with a search. */
export function QueryList(props: {
  queries: readonly WorkbenchQuery[];
  selectedId?: string;
  /** Says where a query lives, when they come from several accounts. */
  showPlace?: boolean;
  /** The services that queries can be sorted by; none, no such choice. */
  environments?: readonly LogEnvironment[];
  /** There may be more that could not be read. */
  isIncomplete?: boolean;
  onSelect: (query: WorkbenchQuery) => void;
  /** Begins a query of one's own. */
  onNew: () => void;
}) {
  const { queries, selectedId, showPlace, isIncomplete } = props;
  const { environments = [], onSelect, onNew } = props;
  const classes = useStyles();
  const [search, setSearch] = useState('');
  const [isByService, setByService] = useState(false);
  const found = searchQueries(queries, search);
  const groups = isByService
    ? groupByService(found, environments)
    : groupByFolder(found);
  // By service, a query may be in several groups.
  const items = groups.flatMap(({ name, queries: inGroup }) =>
    inGroup.map(query => ({ query, key: keyOf(name, query) })),
  );
  const { itemProps, onKeyDown } = useRovingFocus(
    items.map(({ key }) => key),
    items.find(({ query }) => query.id === selectedId)?.key,
  );

  return (
    <nav aria-label="Saved queries">
      <Box display="flex" flexDirection="column" gridGap={8}>
        <TextField
          fullWidth
          size="small"
          variant="outlined"
          type="search"
          label="Search saved queries"
          id="log-queries-search"
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <Box display="flex" flexWrap="wrap" gridGap={8}>
          {environments.length > 0 && (
            <ButtonGroup size="small" aria-label="Sorted by">
              {[false, true].map(byService => (
                <Button
                  key={String(byService)}
                  aria-pressed={isByService === byService}
                  color={isByService === byService ? 'primary' : 'default'}
                  onClick={() => setByService(byService)}
                >
                  {byService ? 'By service' : 'By folder'}
                </Button>
              ))}
            </ButtonGroup>
          )}
          <Button size="small" startIcon={<AddIcon />} onClick={onNew}>
            Write a query
          </Button>
        </Box>
      </Box>
      {groups.length === 0 && (
        <Box mt={2}>
          <Typography variant="body2" color="textSecondary">
            {emptyText(queries.length === 0, isIncomplete)}
          </Typography>
        </Box>
      )}
      <List dense disablePadding className={classes.list} onKeyDown={onKeyDown}>
        {groups.map(({ name, queries: inGroup }) => (
          <li key={name}>
            <List dense disablePadding aria-label={name || 'No folder'}>
              {name && (
                <ListSubheader className={classes.folder} disableGutters>
                  {name}
                </ListSubheader>
              )}
              {inGroup.map(query => (
                <li key={keyOf(name, query)}>
                  <ListItem
                    {...itemProps(keyOf(name, query))}
                    button
                    component="div"
                    selected={query.id === selectedId}
                    aria-current={query.id === selectedId}
                    onClick={() => onSelect(query)}
                  >
                    <ListItemText
                      primary={query.title}
                      secondary={
                        showPlace
                          ? `${query.accountId} · ${query.region}`
                          : query.notes.description
                      }
                      secondaryTypographyProps={{ noWrap: true }}
                    />
                  </ListItem>
                </li>
              ))}
            </List>
          </li>
        ))}
      </List>
    </nav>
  );
}

function keyOf(group: string, query: WorkbenchQuery): string {
  return [group, query.accountId, query.region, query.id].join('/');
}

function emptyText(isEmpty: boolean, isIncomplete?: boolean): string {
  if (!isEmpty) return 'No saved query has these words.';
  return isIncomplete
    ? 'The saved queries appear here when they can be read.'
    : 'There are no saved queries yet. Write one and save it; those saved in CloudWatch Logs Insights appear here, too.';
}
