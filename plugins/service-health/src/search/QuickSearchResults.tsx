import { CatalogIcon } from '@backstage/core-components';
import type { SearchResult } from '@backstage/plugin-search-common';
import { DefaultResultListItem } from '@backstage/plugin-search-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import { EntitySearchResult } from './EntitySearchResult';

/** What was found, for the dialog of the sidebar's search. */
export const QuickSearchResults = ({
  results,
}: {
  results: SearchResult[];
}) => (
  <List aria-label="Results">
    {results.map(({ type, document, highlight, rank }) => (
      <ListItem key={document.location} divider alignItems="flex-start">
        {type === 'software-catalog' ? (
          <EntitySearchResult
            result={document}
            highlight={highlight}
            icon={<CatalogIcon />}
          />
        ) : (
          <DefaultResultListItem
            result={document}
            highlight={highlight}
            rank={rank}
          />
        )}
      </ListItem>
    ))}
  </List>
);
