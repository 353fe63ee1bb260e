import type { LogEvent } from '../LogEvent';

const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

const atSecond = (group: string, second: number, content: object | string) => ({
  timestamp: NOON + second * 1000,
  logStream: 'ecs/app/task',
  log: `123456789012:${group}`,
  message: typeof content === 'string' ? content : JSON.stringify(content),
});

/** Orders of a shop, in the three minutes before and the three after noon. */
export const orderEvents: readonly LogEvent[] = [
  atSecond('/ecs/orders', -150, 'INFO Sent mail 17 to 10.0.0.7'),
  atSecond('/ecs/orders', -120, 'INFO Sent mail 18 to 10.0.0.8'),
  atSecond('/ecs/orders', -60, 'DEBUG Cache is warm'),
  atSecond('/ecs/orders', 0, {
    id: 'o1',
    user: 'ann',
    price: 10,
    tax: 2,
    ip: '10.1.2.3',
    items: ['pen', 'ink'],
  }),
  atSecond('/ecs/orders', 10, {
    id: 'o2',
    user: 'bob',
    price: 20,
    tax: 4,
    ip: '10.2.0.9',
    items: ['pen'],
  }),
  atSecond('/ecs/orders', 30, {
    id: 'o3',
    user: 'ann',
    price: 30,
    ip: '192.168.0.1',
  }),
  atSecond('/ecs/orders', 150, {
    id: 'o4',
    user: 'ann',
    price: 1000,
    tax: 8,
    code: 'E1',
  }),
  atSecond('/ecs/orders', 155, 'INFO Sent mail 19 to 10.0.0.9'),
  atSecond('/ecs/orders', 156, 'ERROR Mail 20 bounced'),
];

/** Payments for some of the orders, in a log group of their own. */
export const paymentEvents: readonly LogEvent[] = [
  atSecond('/ecs/payments', 5, { order: 'o1', state: 'paid', fee: 1 }),
  atSecond('/ecs/payments', 12, { order: 'o2', state: 'failed', fee: 2 }),
  atSecond('/ecs/payments', 31, { order: 'o3', state: 'paid', fee: 3 }),
  atSecond('/ecs/payments', 33, { order: 'o3', state: 'refunded', fee: 4 }),
];

/** The three minutes from noon on, epoch milliseconds. */
export const ORDERS_RANGE = { startTime: NOON, endTime: NOON + 180_000 - 1 };

export const PEOPLE_CSV = `id,name,team
ann,Ann Lee,"Sales, North"
bob,Bob Ray,Support
`;

export const NETWORKS_CSV = `cidr,region
10.1.0.0/16,east
10.2.0.0/16,west
`;
