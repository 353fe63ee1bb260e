import {
  type HealthReport,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';

/** What the card says in numbers; none where nothing could be read. */
export interface Figures {
  tasks?: { running: number; desired: number };
  alarms?: { inAlarm: number; total: number };
}

/** Alarms that only scale are in `ALARM` in the course of things. */
export function figuresOf({ readings }: HealthReport): Figures {
  const services = readings.ecs.flatMap(reading => shownValue(reading) ?? []);
  const alarms = readings.alarm
    .flatMap(reading => shownValue(reading) ?? [])
    .filter(({ severity }) => severity !== 'none');
  return {
    ...(services.length > 0 && {
      tasks: {
        running: sum(services.map(({ running }) => running)),
        desired: sum(services.map(({ desired }) => desired)),
      },
    }),
    ...(alarms.length > 0 && {
      alarms: {
        inAlarm: alarms.filter(({ state }) => state === 'ALARM').length,
        total: alarms.length,
      },
    }),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
