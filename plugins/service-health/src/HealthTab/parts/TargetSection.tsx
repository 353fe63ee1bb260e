import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CollapseIcon from '@material-ui/icons/ExpandLess';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type {
  Status,
  TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import { type ReactNode, useEffect, useState } from 'react';
import { StatusIcon } from '../../status/StatusIcon';
import { anchorOf } from '../evidence/anchors';
import { Evidence } from '../evidence/Evidence';
import { useIsWithin } from '../evidence/useReveal';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minHeight: 32,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: 600 },
  toggle: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  actions: { marginLeft: 'auto' },
  body: { paddingTop: theme.spacing(1) },
}));

/**
 * One target within its panel: how it is, what it is called, and the rest.
 * Among many, those that are well are closed to a line.
 */
export const TargetSection = ({
  kind,
  target,
  title,
  status,
  summary,
  links,
  actions,
  isOneOfMany,
  children,
}: {
  kind: TargetKind;
  /** Its ARN. */
  target: string;
  title: string;
  status: Status;
  /** One line, with numbers, for where it stands closed among others. */
  summary?: string;
  links?: ReactNode;
  /** What can be done to it. */
  actions?: ReactNode;
  isOneOfMany: boolean;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const id = anchorOf(kind, target);
  const isAskedFor = useIsWithin(id);
  const [choice, setChoice] = useState<boolean>();
  useEffect(() => {
    if (isAskedFor) setChoice(true);
  }, [isAskedFor]);
  const isOpen = choice ?? (!isOneOfMany || status !== 'healthy');
  return (
    <Evidence id={id}>
      <div className={classes.root}>
        <div className={classes.head}>
          <StatusIcon status={status} />
          <Typography variant="body1" component="h3" className={classes.title}>
            {isOneOfMany ? (
              <button
                type="button"
                className={classes.toggle}
                aria-expanded={isOpen}
                onClick={() => setChoice(!isOpen)}
              >
                {title}
                {isOpen ? (
                  <CollapseIcon aria-hidden fontSize="small" />
                ) : (
                  <ExpandIcon aria-hidden fontSize="small" />
                )}
              </button>
            ) : (
              title
            )}
            {links}
          </Typography>
          {isOneOfMany && summary && (
            <Typography variant="body2" color="textSecondary">
              {summary}
            </Typography>
          )}
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
        {isOpen && <div className={classes.body}>{children}</div>}
      </div>
    </Evidence>
  );
};
