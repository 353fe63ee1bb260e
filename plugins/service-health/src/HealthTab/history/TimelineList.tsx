import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DeploymentIcon from '@material-ui/icons/CloudUpload';
import EventIcon from '@material-ui/icons/InfoOutlined';
import DatabaseIcon from '@material-ui/icons/Storage';
import StopIcon from '@material-ui/icons/CancelOutlined';
import AlarmIcon from '@material-ui/icons/NotificationsActiveOutlined';
import { useState } from 'react';
import { Time } from '../../time/Time';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { ClampedText } from '../parts/ClampedText';
import type { TimelineGroup } from './groupEntries';
import { KIND_LABELS, type TimelineKind } from './timelineEntries';

const SHOWN_FIRST = 8;

const ICONS = {
  deployment: DeploymentIcon,
  alarm: AlarmIcon,
  stop: StopIcon,
  database: DatabaseIcon,
  event: EventIcon,
} satisfies Record<TimelineKind, unknown>;

const useStyles = makeStyles(theme => ({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  entry: {
    display: 'grid',
    gridTemplateColumns: '7em 24px minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  critical: { color: theme.palette.error.main },
  degraded: { color: theme.palette.warning.main },
  unknown: { color: theme.palette.text.secondary },
  healthy: { color: theme.palette.success.main },
  none: { color: theme.palette.text.secondary },
}));

/** What happened, in words, the newest first. */
export const TimelineList = ({ groups }: { groups: TimelineGroup[] }) => {
  const classes = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? groups : groups.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className={classes.list} aria-label="What happened, the newest first">
        {shown.map(group => (
          <Entry key={`${group.entry.sameAs} ${group.entry.at}`} {...group} />
        ))}
      </ol>
      {shown.length < groups.length && (
        <Button size="small" onClick={() => setShowsAll(true)}>
          Show all {groups.length}
        </Button>
      )}
    </>
  );
};

const Entry = ({ entry, count, firstAt }: TimelineGroup) => {
  const classes = useStyles();
  const { anchor, at, detail, kind, status, text } = entry;
  const Icon = ICONS[kind];
  return (
    <Typography component="li" variant="body2" className={classes.entry}>
      <span>
        <Time iso={at} />
      </span>
      <Icon
        fontSize="small"
        className={classes[status ?? 'none']}
        titleAccess={KIND_LABELS[kind]}
      />
      <span>
        {anchor ? <EvidenceLink anchor={anchor}>{text}</EvidenceLink> : text}
        {count > 1 && (
          <>
            {' '}
            ({count} times, from <Time iso={firstAt} />)
          </>
        )}
        {detail && <ClampedText>{detail}</ClampedText>}
      </span>
    </Typography>
  );
};
