import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import DeleteIcon from '@material-ui/icons/Delete';
import FileCopyIcon from '@material-ui/icons/FileCopy';
import SaveIcon from '@material-ui/icons/Save';
import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import type { Draft } from '../workbench/useDraft';
import { DeleteQueryDialog } from './DeleteQueryDialog';
import { parametersOf } from './QueryForm';
import { SaveQueryDialog } from './SaveQueryDialog';
import type { QueryContent, SaveTarget } from './saveQuery';
import { useMay } from './useMay';

type Open =
  | { dialog: 'save'; target: SaveTarget; content: QueryContent }
  | { dialog: 'delete'; query: SavedQuery };

/** Saves, duplicates and deletes the query that is being worked on. */
export function QueryActions(props: {
  draft: Draft;
  /** Begins the name of a new query: `shop-production`. */
  folder?: string;
  /** The entity whose folder that is. */
  entityRef?: string;
  /** The library has changed; this query is the one to look at. */
  onChanged: (query?: SavedQuery) => void;
}) {
  const { draft, folder, entityRef, onChanged } = props;
  const { selected, place, text } = draft;
  const { isAllowed: maySave } = useMay('save', entityRef);
  const { isAllowed: mayDelete } = useMay('delete', entityRef);
  const [open, setOpen] = useState<Open>();
  const isOwn = folder !== undefined && (selected?.folder ?? folder) === folder;

  const contentNamed = (name: string): QueryContent => ({
    name,
    queryString: text,
    logGroupNames: [
      ...(selected ? selected.logGroupNames : draft.logGroupNames),
    ],
    parameters: parametersOf({
      queryString: text,
      parameters: selected?.parameters ?? [],
    }),
    notes: selected?.notes ?? {},
    entityRef: isOwn ? entityRef : undefined,
  });
  const openNew = (name: string) =>
    place &&
    setOpen({
      dialog: 'save',
      target: { kind: 'new', place },
      content: contentNamed(name),
    });
  const done = (query?: SavedQuery) => {
    setOpen(undefined);
    onChanged(query);
  };

  return (
    <Box display="flex" flexWrap="wrap" gridGap={4}>
      {selected && maySave && !draft.isForeign && (
        <>
          <Button
            size="small"
            startIcon={<SaveIcon />}
            onClick={() =>
              setOpen({
                dialog: 'save',
                target: { kind: 'existing', query: selected },
                content: contentNamed(selected.name),
              })
            }
          >
            {draft.isEdited ? 'Save' : 'Edit details'}
          </Button>
          <Button
            size="small"
            startIcon={<FileCopyIcon />}
            onClick={() => openNew(`${selected.name} (copy)`)}
          >
            Duplicate
          </Button>
        </>
      )}
      {!selected && maySave && (
        <Button
          size="small"
          startIcon={<SaveIcon />}
          disabled={!place || !text.trim()}
          onClick={() => openNew(folder ? `${folder}/` : '')}
        >
          Save as
        </Button>
      )}
      {selected && mayDelete && (
        <Button
          size="small"
          startIcon={<DeleteIcon />}
          onClick={() => setOpen({ dialog: 'delete', query: selected })}
        >
          Delete
        </Button>
      )}
      {open?.dialog === 'save' && (
        <SaveQueryDialog
          target={open.target}
          content={open.content}
          onSaved={done}
          onTakeTheirs={theirs => {
            draft.discard();
            done(theirs);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.dialog === 'delete' && (
        <DeleteQueryDialog
          query={open.query}
          entityRef={isOwn ? entityRef : undefined}
          onDeleted={() => done()}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Box>
  );
}
