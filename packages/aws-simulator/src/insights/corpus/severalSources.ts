import { parseCsv } from '../functions/LookupTable';
import {
  NETWORKS_CSV,
  ORDERS_RANGE,
  orderEvents,
  paymentEvents,
  PEOPLE_CSV,
} from '../testing/orderEvents';
import type { Corpus } from './CorpusCase';

/** Queries that read more than one log group, or a lookup table. */
export const severalSources: Corpus = {
  name: 'several sources',
  events: orderEvents,
  others: { '/ecs/payments': paymentEvents },
  range: ORDERS_RANGE,
  lookupTables: new Map([
    ['people', parseCsv(PEOPLE_CSV)],
    ['networks', parseCsv(NETWORKS_CSV)],
  ]),
  cases: [
    {
      name: 'SOURCE says what is read',
      query: "SOURCE '/ecs/payments' | stats count() as n",
      rows: [{ n: '4' }],
    },
    {
      name: 'SOURCE says since when',
      query: "SOURCE '/ecs/payments' START=-1h END=now | stats count() as n",
      rows: [{ n: '4' }],
    },
    {
      name: 'a subquery in filter',
      query: `filter id in (
  SOURCE '/ecs/payments'
  | filter state = "failed"
  | fields order
) | fields id`,
      rows: [{ id: 'o2' }],
    },
    {
      name: 'a subquery in filter, negated; a missing field is in none',
      query:
        "filter ispresent(id) and id not in (SOURCE '/ecs/payments' | fields order as id) | fields id",
      rows: [{ id: 'o4' }],
    },
    {
      name: 'a subquery over the same log group',
      query:
        'filter user in (filter price > 500 | fields user) | stats count() as n by user',
      rows: [{ user: 'ann', n: '3' }],
    },
    {
      name: 'a subquery that aggregates',
      query:
        "filter id in (SOURCE '/ecs/payments' | stats count() as n by order | filter n > 1 | display order) | fields id",
      rows: [{ id: 'o3' }],
    },
    {
      name: 'join has a row for each pair',
      query: `filter ispresent(id)
| join type=inner left=o right=p where o.id=p.order (SOURCE '/ecs/payments')
| fields o.id, p.state
| sort o.id, p.state`,
      rows: [
        { 'o.id': 'o1', 'p.state': 'paid' },
        { 'o.id': 'o2', 'p.state': 'failed' },
        { 'o.id': 'o3', 'p.state': 'paid' },
        { 'o.id': 'o3', 'p.state': 'refunded' },
      ],
    },
    {
      name: 'join, inner unless told, aggregates over both sides',
      query: `join left=o right=p where p.order=o.id (SOURCE '/ecs/payments' | filter state != "failed")
| stats sum(p.fee) as fees by o.user as user`,
      rows: [{ user: 'ann', fees: '8' }],
    },
    {
      name: 'join of type left keeps what has no pair',
      query: `filter ispresent(id)
| join type=left left=o right=p where o.id=p.order (SOURCE '/ecs/payments' | filter state = "paid")
| fields o.id as id, p.fee as fee
| sort id`,
      rows: [
        { id: 'o1', fee: '1' },
        { id: 'o2' },
        { id: 'o3', fee: '3' },
        { id: 'o4' },
      ],
    },
    {
      name: 'appendcols puts columns beside, row by row',
      query: `filter ispresent(id) | stats count() as orders by user
| sort user
| appendcols (SOURCE '/ecs/payments' | stats sum(fee) as fees by state | sort state)`,
      rows: [
        { user: 'ann', orders: '3', state: 'failed', fees: '2' },
        { user: 'bob', orders: '1', state: 'paid', fees: '4' },
      ],
    },
    {
      name: 'appendcols keeps what is there unless told',
      query: `filter id = "o1" | fields id, price
| appendcols (SOURCE '/ecs/payments' | fields order as id, fee)`,
      rows: [{ id: 'o1', price: '10', fee: '1' }],
    },
    {
      name: 'appendcols overrides, for so many rows',
      query: `filter ispresent(id) | fields id
| appendcols override=true max=1 (SOURCE '/ecs/payments' | sort fee desc | fields order as id)
| limit 2`,
      rows: [{ id: 'o3' }, { id: 'o2' }],
    },
    {
      name: 'lookup adds columns of a table',
      query:
        'filter id in ["o1", "o2"] | fields id | lookup people id as user OUTPUT name, team',
      rows: [
        { id: 'o1', name: 'Ann Lee', team: 'Sales, North' },
        { id: 'o2', name: 'Bob Ray', team: 'Support' },
      ],
    },
    {
      name: 'lookup leaves a row without a match as it is',
      query:
        'filter id = "o4" | fields id, code | lookup people id as code OUTPUT team',
      rows: [{ id: 'o4', code: 'E1' }],
    },
    {
      name: 'cidrlookup finds the network',
      query:
        'filter ispresent(ip) | fields id | cidrlookup networks ip as cidr OUTPUT region',
      rows: [
        { id: 'o1', region: 'east' },
        { id: 'o2', region: 'west' },
        { id: 'o3' },
      ],
    },
    {
      name: 'cidrlookup fills only what is empty',
      query:
        'filter id = "o1" | fields id, "here" as region | cidrlookup networks ip OUTPUTNEW region, cidr as network',
      rows: [{ id: 'o1', region: 'here', network: '10.1.0.0/16' }],
    },
  ],
};
