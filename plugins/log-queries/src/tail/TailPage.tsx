import { parseEntityRef } from '@backstage/catalog-model';
import { Content, EmptyState } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  type LiveTailRequest,
  MAX_TAIL_GROUPS,
} from '@quarterdeck/plugin-log-queries-common';
import { useSearchParams } from 'react-router-dom';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { LogGroupPicker } from '../workbench/LogGroupPicker';
import { useEnvironments } from '../workbench/useEnvironments';
import { LiveTailPanel } from './LiveTailPanel';

/** `/log-queries/tail?entity=…[&task=…]`: what is written just now. */
export function TailPage() {
  const [search, setSearch] = useSearchParams();
  const { environments, error } = useEnvironments();
  const entityRef = search.get('entity') ?? undefined;
  const taskId = search.get('task') ?? undefined;
  const environment = environments.find(each => each.entityRef === entityRef);
  const chosen = search.getAll('group');
  // Of one task alone, AWS says, there can be one log group alone.
  const most = taskId ? 1 : MAX_TAIL_GROUPS;
  const logGroupNames = (
    chosen.length > 0 ? chosen : tasksFirst(environment?.logGroupNames ?? [])
  ).slice(0, most);
  const filterPattern = search.get('filter') ?? undefined;

  const change = (edit: (next: URLSearchParams) => void) =>
    setSearch(
      before => {
        const next = new URLSearchParams(before);
        edit(next);
        return next;
      },
      { replace: true },
    );
  const request: LiveTailRequest | undefined =
    environment && logGroupNames.length > 0
      ? {
          accountId: environment.accountId,
          region: environment.region,
          entityRef,
          logGroupNames,
          taskId,
          filterPattern,
        }
      : undefined;

  return (
    <main>
      <Content>
        <Box display="flex" flexDirection="column" gridGap={16}>
          <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="center">
            <TextField
              select
              size="small"
              variant="outlined"
              label="Environment"
              id="log-queries-tail-environment"
              style={{ minWidth: 220 }}
              value={environment ? entityRef : ''}
              error={Boolean(error)}
              helperText={
                error && `The catalog cannot be read: ${messageOf(error)}`
              }
              onChange={event =>
                setSearch({ entity: event.target.value }, { replace: true })
              }
            >
              {environments.map(each => (
                <MenuItem key={each.entityRef} value={each.entityRef}>
                  {each.name}
                </MenuItem>
              ))}
            </TextField>
            {environment && (
              <LogGroupPicker
                place={environment}
                chosen={logGroupNames}
                most={most}
                onChange={names =>
                  change(next => {
                    next.delete('group');
                    names.forEach(name => next.append('group', name));
                  })
                }
              />
            )}
          </Box>
          {taskId && entityRef && (
            <Typography variant="body2">
              Only task {taskId} of{' '}
              <EntityRefLink
                underline="always"
                entityRef={parseEntityRef(entityRef)}
              />
            </Typography>
          )}
          {request ? (
            <LiveTailPanel
              request={request}
              onFilter={pattern =>
                change(next =>
                  pattern ? next.set('filter', pattern) : next.delete('filter'),
                )
              }
            />
          ) : (
            <EmptyState
              missing="content"
              title="Choose an environment"
              description="Lines appear here as they are written, until you leave."
            />
          )}
        </Box>
      </Content>
    </main>
  );
}

/** Tasks write to log groups of ECS. */
function tasksFirst(names: readonly string[]): string[] {
  const isOfTasks = (name: string) => name.startsWith('/ecs/');
  return [
    ...names.filter(isOfTasks),
    ...names.filter(name => !isOfTasks(name)),
  ];
}
