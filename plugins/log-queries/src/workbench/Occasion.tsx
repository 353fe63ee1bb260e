import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import type { WorkbenchQuery } from './WorkbenchQuery';

/** The queries that fit an alarm or a stopped task; a click runs one. */
export function Occasion(props: {
  /** `Alarm shop-production-5xx, 02:31`. */
  title: string;
  queries: readonly WorkbenchQuery[];
  selectedId?: string;
  onRun: (query: WorkbenchQuery) => void;
}) {
  const { title, queries, selectedId, onRun } = props;
  return (
    <Paper variant="outlined">
      <Box p={2} component="section" aria-label="Queries that fit">
        <Typography variant="subtitle1" component="h2">
          {title}
        </Typography>
        {queries.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            No saved query is known to fit; the range is set to the minutes
            around it.
          </Typography>
        ) : (
          <Box display="flex" flexWrap="wrap" gridGap={12} mt={1}>
            {queries.map((query, index) => (
              <Box key={query.id}>
                <Button
                  size="small"
                  variant={index === 0 ? 'contained' : 'outlined'}
                  color="primary"
                  startIcon={<PlayArrowIcon />}
                  aria-current={query.id === selectedId}
                  aria-label={`Run ${query.title}`}
                  onClick={() => onRun(query)}
                >
                  {query.title}
                </Button>
                <Typography
                  variant="caption"
                  component="div"
                  color="textSecondary"
                >
                  {query.because}
                </Typography>
              </Box>
            ))}
          </Box>
        )}
      </Box>
    </Paper>
  );
}
