import { Content } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { NothingHere } from '../common/NothingHere';
import { DeploymentPage } from '../deployment/DeploymentPage';
import { DestroyPage } from '../destroy/DestroyPage';
import { PlanPage } from '../plan/PlanPage';
import { deploymentRouteRef, destroyRouteRef, planRouteRef } from '../routes';
import { ActivityPage } from './ActivityPage';

/** `/environments` and the pages below it. */
export function EnvironmentsRouter() {
  return (
    // The portal's own layout leaves the landmark to the page.
    <main>
      <Content>
        <Routes>
          <Route path="/" element={<ActivityPage />} />
          <Route path={planRouteRef.path} element={<PlanPage />} />
          <Route path={deploymentRouteRef.path} element={<DeploymentPage />} />
          <Route path={destroyRouteRef.path} element={<DestroyPage />} />
          <Route
            path="*"
            element={<NothingHere title="There is nothing here" />}
          />
        </Routes>
      </Content>
    </main>
  );
}
