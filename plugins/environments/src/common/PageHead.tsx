import { ContentHeader } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  title: { overflowWrap: 'anywhere' },
}));

/** What a page is about, for the page and for the browser's tab. */
export function PageHead(props: {
  title: string;
  /** Beside the title, such as a status. */
  beside?: ReactNode;
  /** Below it: where, by whom, and since when. */
  children?: ReactNode;
}) {
  const { beside, children, title } = props;
  const classes = useStyles();
  return (
    <ContentHeader
      title={title}
      titleComponent={
        <div className={classes.line}>
          <Typography variant="h4" component="h2" className={classes.title}>
            {title}
          </Typography>
          {beside}
        </div>
      }
      descriptionComponent={
        <Typography color="textSecondary" component="div">
          {children}
        </Typography>
      }
    />
  );
}
