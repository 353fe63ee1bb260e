import { Content } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { RunHistory } from './RunHistory';
import { RunPage } from './RunPage';

/** `/log-queries/runs` and `/log-queries/runs/:runId`. */
export function RunsRouter() {
  return (
    <main>
      <Content>
        <Routes>
          <Route path="/" element={<RunHistory />} />
          <Route path="/:runId" element={<RunPage />} />
        </Routes>
      </Content>
    </main>
  );
}
