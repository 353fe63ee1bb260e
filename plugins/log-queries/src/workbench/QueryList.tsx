import Box from '@material-ui/core/Box';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import ListSubheader from '@material-ui/core/ListSubheader';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { groupByFolder, searchQueries } from './groupByFolder';

const useStyles = makeStyles(theme => ({
  list: {
    maxHeight: '60vh',
    overflow: 'auto',
    [theme.breakpoints.down('sm')]: { maxHeight: '34vh' },
  },
  folder: { backgroundColor: theme.palette.background.default },
}));

/** The saved queries by folder, with a search. */
export function QueryList(props: {
  queries: SavedQuery[];
  selectedId?: string;
  /** Says where a query lives, when they come from several accounts. */
  showPlace?: boolean;
  /** There may be more that could not be read. */
  isIncomplete?: boolean;
  onSelect: (query: SavedQuery) => void;
}) {
  const { queries, selectedId, showPlace, isIncomplete, onSelect } = props;
  const classes = useStyles();
  const [search, setSearch] = useState('');
  const found = groupByFolder(searchQueries(queries, search));

  return (
    <nav aria-label="Saved queries">
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
      {found.length === 0 && (
        <Box mt={2}>
          <Typography variant="body2" color="textSecondary">
            {emptyText(queries.length === 0, isIncomplete)}
          </Typography>
        </Box>
      )}
      <List dense className={classes.list}>
        {found.map(({ folder, queries: inFolder }) => (
          <li key={folder}>
            <List dense disablePadding aria-label={folder || 'No folder'}>
              {folder && (
                <ListSubheader className={classes.folder} disableGutters>
                  {folder}
                </ListSubheader>
              )}
              {inFolder.map(query => (
                <li key={`${query.accountId}/${query.region}/${query.id}`}>
                  <ListItem
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
                          : null
                      }
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

function emptyText(isEmpty: boolean, isIncomplete?: boolean): string {
  if (!isEmpty) return 'No saved query has these words.';
  return isIncomplete
    ? 'The saved queries appear here when they can be read.'
    : 'There are no saved queries yet. Those saved in CloudWatch Logs Insights appear here.';
}
