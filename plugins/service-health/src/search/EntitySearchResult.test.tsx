import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { FleetFeed, fleetFeedApiRef } from '../fleet/FleetFeed';
import { fleetOf, row } from '../testing/fleet';
import { EntitySearchResult } from './EntitySearchResult';
import { QuickSearchResults } from './QuickSearchResults';
import { entityRefOf } from './entityRefOf';

// A page is much to draw for a machine that does other things too.
jest.setTimeout(30_000);

const fleet = fleetOf([
  row('checkout-production', 'critical', 'Critical: 0 of 2 tasks running'),
]);

const documentOf = (name: string) => ({
  title: name,
  text: 'Takes orders',
  location: `/catalog/default/resource/${name}`,
  kind: 'Resource',
  type: 'aws-environment',
  owner: 'group:default/checkout',
});

function renderResult(name: string) {
  renderInTestApp(
    <EntitySearchResult
      result={documentOf(name)}
      highlight={{
        preTag: '<b>',
        postTag: '</b>',
        fields: { title: '<b>checkout</b>-production' },
      }}
    />,
    {
      apis: [[fleetFeedApiRef, new FleetFeed({ getFleet: async () => fleet })]],
    },
  );
}

it('says how an entity is, and why', async () => {
  renderResult('checkout-production');
  expect(await screen.findByText('Critical')).toBeVisible();
  expect(screen.getByText('0 of 2 tasks running')).toBeVisible();
  expect(screen.getByText('checkout').tagName).toBe('MARK');
  expect(
    screen.getByText('Resource · aws-environment · owned by checkout'),
  ).toBeVisible();
});

it('says nothing of an entity without resources in AWS', async () => {
  renderResult('docs');
  expect(await screen.findByText('Takes orders')).toBeVisible();
  expect(screen.queryByText('Critical')).toBeNull();
});

it.each([
  ['/catalog/default/Resource/a%20b', 'resource:default/a b'],
  ['/portal/catalog/x/component/y?z=1', 'component:x/y'],
  ['/docs', undefined],
])('finds the entity behind %s', (location, ref) => {
  expect(entityRefOf({ title: '', text: '', location })).toBe(ref);
});

it('lists entities with their health among other things', async () => {
  renderInTestApp(
    <QuickSearchResults
      results={[
        {
          type: 'software-catalog',
          document: documentOf('checkout-production'),
        },
        {
          type: 'docs',
          document: {
            title: 'Runbook',
            text: 'What to do',
            location: '/docs/x',
          },
        },
      ]}
    />,
    {
      apis: [[fleetFeedApiRef, new FleetFeed({ getFleet: async () => fleet })]],
    },
  );
  const [entity, other] = await screen.findAllByRole('listitem');
  expect(await within(entity).findByText('Critical')).toBeVisible();
  expect(within(other).getByRole('link', { name: 'Runbook' })).toBeVisible();
});
