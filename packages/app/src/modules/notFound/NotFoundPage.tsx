import { Content, ContentHeader, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { PageTitle } from '../titles';

/** For an address that no page has. */
export const NotFoundPage = () => (
  <Content>
    <PageTitle />
    <ContentHeader title="Page not found" />
    <Typography paragraph>
      There is nothing at this address: the link may be old, or cut off.
    </Typography>
    <Typography>
      <Link to="/" underline="always">
        Home
      </Link>
      {' · '}
      <Link to="/catalog" underline="always">
        Catalog
      </Link>
    </Typography>
  </Content>
);
