import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import type { ExportFormat } from '@quarterdeck/plugin-log-queries-common';
import { errorMessage } from '../api/errorPosition';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { saveFile } from './saveFile';

/** Saves the rows of a run as a file. */
export function ExportButtons(props: { runId: string }) {
  const api = useApi(logQueriesApiRef);
  const alertApi = useApi(alertApiRef);

  const save = async (format: ExportFormat) => {
    try {
      const content = await api.exportRun(props.runId, format);
      saveFile(content, `run-${props.runId}.${format}`);
    } catch (error) {
      alertApi.post({
        message: `The result was not saved: ${errorMessage(error)}`,
        severity: 'error',
      });
    }
  };

  return (
    <span>
      {(['csv', 'json'] as const).map(format => (
        <Button
          key={format}
          size="small"
          startIcon={<GetAppIcon />}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}
