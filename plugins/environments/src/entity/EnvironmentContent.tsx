import { InfoCard, StructuredMetadataTable } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { DeploymentsCard } from './DeploymentsCard';
import { DriftCard } from './DriftCard';
import { EnvironmentActions } from './EnvironmentActions';
import { PendingPlans } from './PendingPlans';
import { StacksCard } from './StacksCard';
import { useEnvironmentLocation } from './useEnvironmentLocation';

/** The Environment tab: where it is, what it consists of, who deployed it. */
export function EnvironmentContent() {
  const { entity } = useEntity();
  const location = useEnvironmentLocation();
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <EnvironmentActions location={location} />
        <PendingPlans location={location} />
      </Grid>
      <Grid item xs={12} lg={4}>
        <InfoCard title="Where">
          <StructuredMetadataTable
            metadata={{
              environment: location.environmentId,
              account: location.accountId,
              region: location.region,
              stage: entity.metadata.tags?.join(', ') ?? 'unknown',
            }}
          />
        </InfoCard>
      </Grid>
      <Grid item xs={12} lg={8}>
        <StacksCard location={location} />
      </Grid>
      <Grid item xs={12}>
        <DeploymentsCard location={location} />
      </Grid>
      <Grid item xs={12}>
        <DriftCard location={location} />
      </Grid>
    </Grid>
  );
}
