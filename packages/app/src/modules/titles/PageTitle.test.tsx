import { ContentHeader } from '@backstage/core-components';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PageTitle } from './PageTitle';

const TABS = [
  { id: 'library', label: 'Library', href: 'library' },
  { id: 'runs', label: 'Runs', href: 'runs' },
];

function renderAt(path: string, page: ReactNode) {
  renderInTestApp(
    <Routes>
      <Route path="/log-queries/*" element={page} />
    </Routes>,
    {
      config: { app: { title: 'Quarterdeck' } },
      initialRouteEntries: [path],
    },
  );
}

describe('PageTitle', () => {
  it.each([
    ['/log-queries', 'Log queries | Quarterdeck'],
    ['/log-queries/runs', 'Runs | Log queries | Quarterdeck'],
    ['/log-queries/runs/r1', 'Runs | Log queries | Quarterdeck'],
  ])('says where %s is', async (path, expected) => {
    renderAt(path, <PageTitle title="Log queries" tabs={TABS} />);
    await waitFor(() => expect(document.title).toBe(expected));
  });

  it('lets what is on the page say what it is', async () => {
    renderAt(
      '/log-queries',
      <>
        <PageTitle title="Log queries" />
        <ContentHeader title="Find errors" />
      </>,
    );
    await waitFor(() =>
      expect(document.title).toBe('Find errors | Quarterdeck'),
    );
  });
});
