import { Content, Page, Progress } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import AddIcon from '@material-ui/icons/AddCircleOutline';
import FavoriteIcon from '@material-ui/icons/FavoriteBorder';
import NotesIcon from '@material-ui/icons/Notes';
import useAsync from 'react-use/esm/useAsync';
import { FleetOverview } from '@quarterdeck/plugin-service-health';
import { Suspense } from 'react';
import { JobTile } from './JobTile';

const useStyles = makeStyles(theme => ({
  content: {
    maxWidth: 1400,
    width: '100%',
    margin: '0 auto',
  },
  greeting: {
    fontSize: 28,
    fontWeight: 600,
    margin: theme.spacing(2, 0, 0.5),
  },
}));

/** The three jobs that people come for, and the state of what they run. */
export const HomePage = () => {
  const classes = useStyles();
  const isNarrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'));
  const identity = useApi(identityApiRef);
  const profile = useAsync(() => identity.getProfileInfo(), [identity]);
  const name = profile.value?.displayName;

  return (
    <Page themeId="home">
      <Content className={classes.content}>
        <Typography variant="h1" className={classes.greeting}>
          {name ? `Welcome aboard, ${name}` : 'Welcome aboard'}
        </Typography>
        <Typography color="textSecondary" paragraph>
          What runs on AWS, how it is doing, and how to get more of it.
        </Typography>
        <Grid container spacing={isNarrow ? 1 : 3}>
          <Grid item xs={12} md={4}>
            <JobTile
              to="/create/templates/default/aws-environment"
              icon={<AddIcon />}
              title="Create an environment"
              text="Network, database, service, alarms and queries, in one click"
            />
          </Grid>
          <Grid item xs={12} md={4}>
            <JobTile
              to="/fleet"
              icon={<FavoriteIcon />}
              title="See what is unwell"
              text="Every environment with its status, the worst first"
            />
          </Grid>
          <Grid item xs={12} md={4}>
            <JobTile
              to="/log-queries"
              icon={<NotesIcon />}
              title="Query the logs"
              text="The saved queries of every service, over the right minutes"
            />
          </Grid>
        </Grid>
        <Box marginTop={isNarrow ? 2 : 4}>
          <Suspense fallback={<Progress />}>
            <FleetOverview />
          </Suspense>
        </Box>
      </Content>
    </Page>
  );
};
