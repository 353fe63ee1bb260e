import { Content } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { ComparePage } from './ComparePage';
import { RunHistory } from './RunHistory';
import { RunPage } from './RunPage';

/** `/log-queries/runs`, and below it the pages of runs and groups of runs. */
export function RunsRouter() {
  return (
    <main>
      <Content>
        <Routes>
          <Route path="/" element={<RunHistory />} />
          <Route path="/group/:groupId" element={<RunPage />} />
          <Route path="/:runId" element={<RunPage />} />
          <Route path="/:runId/compare" element={<ComparePage />} />
        </Routes>
      </Content>
    </main>
  );
}
