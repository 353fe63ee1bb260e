import { ORDERS_RANGE, orderEvents } from '../testing/orderEvents';
import type { Corpus } from './CorpusCase';

/** The commands that look at several rows at once, and `expand`. */
export const tableCommands: Corpus = {
  name: 'commands over tables',
  events: orderEvents,
  range: ORDERS_RANGE,
  cases: [
    {
      name: 'accum keeps a running sum under another name',
      query:
        'filter ispresent(price) | fields id, price | accum price as spent | display id, spent',
      rows: [
        { id: 'o1', spent: '10' },
        { id: 'o2', spent: '30' },
        { id: 'o3', spent: '60' },
        { id: 'o4', spent: '1060' },
      ],
    },
    {
      name: 'accum passes over a row without the field',
      query:
        'filter ispresent(price) | fields id | accum tax AS taxes | display id, taxes',
      rows: [
        { id: 'o1', taxes: '2' },
        { id: 'o2', taxes: '6' },
        { id: 'o3' },
        { id: 'o4', taxes: '14' },
      ],
    },
    {
      name: 'accum follows the order of sort',
      query:
        'filter ispresent(price) | sort price desc | accum price as spent | display price, spent | limit 2',
      rows: [
        { price: '1000', spent: '1000' },
        { price: '30', spent: '1030' },
      ],
    },
    {
      name: 'autoregress looks one row back',
      query:
        'filter ispresent(price) | fields id | autoregress price | display id, price_p1',
      rows: [
        { id: 'o1' },
        { id: 'o2', price_p1: '10' },
        { id: 'o3', price_p1: '20' },
        { id: 'o4', price_p1: '30' },
      ],
    },
    {
      name: 'autoregress looks several rows back',
      query:
        'filter ispresent(price) | fields id | autoregress price p=1-2 | filter id = "o3"',
      rows: [{ id: 'o3', price_p1: '20', price_p2: '10' }],
    },
    {
      name: 'autoregress with an alias',
      query:
        'filter ispresent(price) | fields id | autoregress price as before p=3 | filter id = "o4"',
      rows: [{ id: 'o4', before: '10' }],
    },
    {
      name: 'filldown carries a value on',
      query:
        'filter ispresent(price) | fields id, tax | filldown tax | display id, tax',
      rows: [
        { id: 'o1', tax: '2' },
        { id: 'o2', tax: '4' },
        { id: 'o3', tax: '4' },
        { id: 'o4', tax: '8' },
      ],
    },
    {
      name: 'filldown of all columns and of a wildcard is the same here',
      query:
        'filter ispresent(price) | fields id, tax, ip | filldown id ta* | filter id = "o3"',
      rows: [{ id: 'o3', tax: '4', ip: '192.168.0.1' }],
    },
    {
      name: 'filldown without names fills every column',
      query: 'filter ispresent(price) | fields id, ip | filldown | limit 4',
      rows: [
        { id: 'o1', ip: '10.1.2.3' },
        { id: 'o2', ip: '10.2.0.9' },
        { id: 'o3', ip: '192.168.0.1' },
        { id: 'o4', ip: '192.168.0.1' },
      ],
    },
    {
      name: 'fillmissing makes the empty bins',
      query:
        'filter ispresent(price) | stats sum(price) as total by bin(1m) as t | fillmissing with 0 for total',
      rows: [
        { t: '2026-11-22 12:00:00.000', total: '60' },
        { t: '2026-11-22 12:01:00.000', total: '0' },
        { t: '2026-11-22 12:02:00.000', total: '1000' },
      ],
    },
    {
      name: 'fillmissing without a value leaves the cells empty',
      query:
        'filter ispresent(price) | stats count() as n by bin(1m) | fillmissing',
      rows: [
        { 'bin(1m)': '2026-11-22 12:00:00.000', n: '3' },
        { 'bin(1m)': '2026-11-22 12:01:00.000' },
        { 'bin(1m)': '2026-11-22 12:02:00.000', n: '1' },
      ],
    },
    {
      name: 'fillmissing fills the bins of each group',
      query:
        'filter ispresent(price) | stats count() as n by user, bin(1m) as t | fillmissing with 0 for n | filter t = 1795348860000',
      rows: [
        { user: 'ann', t: '2026-11-22 12:01:00.000', n: '0' },
        { user: 'bob', t: '2026-11-22 12:01:00.000', n: '0' },
      ],
    },
    {
      name: 'addtotals sums the numbers of each row',
      query:
        'filter id in ["o1", "o3"] | fields id, price, tax | addtotals | display id, Total',
      rows: [
        { id: 'o1', Total: '12' },
        { id: 'o3', Total: '30' },
      ],
    },
    {
      name: 'addtotals of chosen fields under another name',
      query:
        'filter id = "o1" | fields id | addtotals fieldname=Sum price, tax',
      rows: [{ id: 'o1', Sum: '12' }],
    },
    {
      name: 'addtotals of columns',
      query:
        'filter id in ["o1", "o2"] | fields id, price, tax | addtotals row=false col=true price, tax',
      rows: [
        { id: 'o1', price: '10', tax: '2' },
        { id: 'o2', price: '20', tax: '4' },
        { price: '30', tax: '6' },
      ],
    },
    {
      name: 'sessionize divides where the pause is too long',
      query:
        'filter ispresent(user) | fields id, user | sessionize user maxspan 1m | sort id',
      rows: [
        { id: 'o1', user: 'ann', session_id: '1' },
        { id: 'o2', user: 'bob', session_id: '2' },
        { id: 'o3', user: 'ann', session_id: '1' },
        { id: 'o4', user: 'ann', session_id: '3' },
      ],
    },
    {
      name: 'sessionize takes half an hour unless told',
      query:
        'filter ispresent(user) | sessionize user as visit | stats count_distinct(visit) as visits by user | sort user',
      rows: [
        { user: 'ann', visits: '1' },
        { user: 'bob', visits: '1' },
      ],
    },
    {
      name: 'countFrequent counts combinations, most often first',
      query: 'filter ispresent(user) | countFrequent user',
      rows: [
        { user: 'ann', _approxcount: '3' },
        { user: 'bob', _approxcount: '1' },
      ],
    },
    {
      name: 'count_frequent of two fields',
      query:
        'filter ispresent(user) | count_frequent user, code | filter _approxcount = 2',
      rows: [{ user: 'ann', _approxcount: '2' }],
    },
    {
      name: 'outlier brings a value to the border',
      // Quartiles 17.5 and 272.5; the border is 272.5 + 255.
      query:
        'filter ispresent(price) | fields id, price | outlier param=1 price | filter id = "o4"',
      rows: [{ id: 'o4', price: '527.5' }],
    },
    {
      name: 'outlier removes a row',
      query:
        'filter ispresent(price) | fields id | outlier action=remove param=1 price',
      rows: [{ id: 'o1' }, { id: 'o2' }, { id: 'o3' }],
    },
    {
      name: 'outlier marks',
      query:
        'filter ispresent(price) | fields id | outlier param=1 mark=true price | sort price desc | limit 2',
      rows: [
        { id: 'o4', price_outlier: '1' },
        { id: 'o3', price_outlier: '0' },
      ],
    },
    {
      name: 'outlier takes 2.5 interquartile ranges unless told',
      query:
        'filter ispresent(price) | fields id | outlier action=remove price | stats count() as n',
      rows: [{ n: '3' }],
    },
    {
      name: 'expand makes an event of each element',
      query:
        'expand items | filter ispresent(items) | stats count(*) as n by items, user',
      rows: [
        { items: 'pen', user: 'ann', n: '1' },
        { items: 'ink', user: 'ann', n: '1' },
        { items: 'pen', user: 'bob', n: '1' },
      ],
    },
    {
      name: 'unmask shows what nothing masks',
      query: 'filter id = "o1" | fields unmask(user) as who',
      rows: [{ who: 'ann' }],
    },
    {
      name: 'hashes',
      query:
        'filter id = "o1" | fields md5(user) as short, sha256("") as long | display short, long',
      rows: [
        {
          short: '7e0d7f8a5d96c24ffcc840f31bce72b2',
          long: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        },
      ],
    },
    {
      name: 'filterIndex finds what filter finds',
      query: 'filterIndex user in ["bob"] | fields id',
      rows: [{ id: 'o2' }],
    },
  ],
};
