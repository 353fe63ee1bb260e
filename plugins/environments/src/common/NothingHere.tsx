import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { rootRouteRef } from '../routes';
import { PageHead } from './PageHead';

/** For an address that leads to nothing any more, or never did. */
export function NothingHere(props: { title: string; children?: string }) {
  const root = useRouteRef(rootRouteRef);
  return (
    <div>
      <PageHead title={props.title}>
        {props.children ??
          'The link may be old or cut off, or lead to what you may not see.'}
      </PageHead>
      {root && (
        <Typography>
          <Link to={root()} underline="always">
            All plans and deployments
          </Link>
        </Typography>
      )}
    </div>
  );
}
