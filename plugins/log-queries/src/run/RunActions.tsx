import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import CompareArrowsIcon from '@material-ui/icons/CompareArrows';
import FileCopyIcon from '@material-ui/icons/FileCopy';
import GetAppIcon from '@material-ui/icons/GetApp';
import LaunchIcon from '@material-ui/icons/Launch';
import LinkIcon from '@material-ui/icons/Link';
import {
  awsConsoleUrl,
  type ExportFormat,
  isFinished,
  type Run,
  startQueryCommand,
} from '@quarterdeck/plugin-log-queries-common';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { runsRouteRef } from '../routes';
import { copyText } from './copyText';
import { saveFile } from './saveFile';

/** What can be done with a result: pass it on, save it, do the same in AWS. */
export function RunActions(props: { runs: readonly Run[]; hasRows: boolean }) {
  const { runs, hasRows } = props;
  const [run] = runs;
  const api = useApi(logQueriesApiRef);
  const alertApi = useApi(alertApiRef);
  const runsPath = useRouteRef(runsRouteRef)?.() ?? '';
  const isGroup = run.groupId !== undefined && runs.length > 1;
  const path = isGroup
    ? `${runsPath}/group/${run.groupId}`
    : `${runsPath}/${run.id}`;

  const save = async (format: ExportFormat) => {
    try {
      if (isGroup && run.groupId) {
        const content = await api.exportRunGroup(run.groupId, format);
        saveFile(content, `runs-${run.groupId}.${format}`);
      } else {
        const content = await api.exportRun(run.id, format);
        saveFile(content, `run-${run.id}.${format}`);
      }
    } catch (error) {
      alertApi.post({
        message: `The result was not saved: ${messageOf(error)}`,
        severity: 'error',
      });
    }
  };
  const copy = async (text: string, what: string) => {
    try {
      await copyText(text);
      alertApi.post({
        message: `${what} copied`,
        severity: 'success',
        display: 'transient',
      });
    } catch (error) {
      alertApi.post({
        message: `${what} not copied: ${messageOf(error)}`,
        severity: 'error',
      });
    }
  };

  return (
    <Box display="flex" flexWrap="wrap" gridGap={4}>
      <Action
        icon={<LinkIcon />}
        onClick={() => copy(`${window.location.origin}${path}`, 'Link')}
      >
        Copy link
      </Action>
      {!isGroup && isFinished(run.status) && (
        <Button
          size="small"
          startIcon={<CompareArrowsIcon />}
          component={RouterLink}
          to={`${runsPath}/${run.id}/compare`}
        >
          Compare with the day before
        </Button>
      )}
      {hasRows &&
        (['csv', 'json'] as const).map(format => (
          <Action
            key={format}
            icon={<GetAppIcon />}
            onClick={() => save(format)}
          >
            {format.toUpperCase()}
          </Action>
        ))}
      {!isGroup && (
        <>
          <Action
            icon={<FileCopyIcon />}
            onClick={() => copy(startQueryCommand(run), 'Command')}
          >
            Copy as aws logs start-query
          </Action>
          <Button
            size="small"
            startIcon={<LaunchIcon />}
            href={awsConsoleUrl(run)}
            target="_blank"
            rel="noopener noreferrer"
          >
            Open in the AWS console
          </Button>
        </>
      )}
    </Box>
  );
}

function Action(props: {
  icon: ReactNode;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button size="small" startIcon={props.icon} onClick={props.onClick}>
      {props.children}
    </Button>
  );
}
