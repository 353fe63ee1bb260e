import { toNumber, type Value } from '../values/Value';
import { define, type FunctionTable } from './FunctionDefinition';

const EARTH_RADIUS_KILOMETERS = 6371.0088;

const ofNumber = (compute: (number: number) => number) =>
  define([1, 1], ([value]) => {
    const number = toNumber(value);
    return number === undefined ? undefined : finite(compute(number));
  });

const ofNumbers = (
  compute: (...numbers: number[]) => number,
  arity: readonly [number, number] = [1, Infinity],
) =>
  define(arity, values => {
    const numbers = values.map(toNumber).filter(n => n !== undefined);
    return numbers.length < arity[0] ? undefined : finite(compute(...numbers));
  });

function finite(number: number): Value {
  return Number.isFinite(number) ? number : undefined;
}

function round(number: number, places = 0): number {
  const factor = 10 ** Math.trunc(places);
  return Math.round(number * factor) / factor;
}

/** The great-circle distance of two points given in degrees, in kilometers. */
function haversine(...degrees: number[]): number {
  const [latitude1, longitude1, latitude2, longitude2] = degrees.map(
    degree => (degree * Math.PI) / 180,
  );
  const half =
    Math.sin((latitude2 - latitude1) / 2) ** 2 +
    Math.cos(latitude1) *
      Math.cos(latitude2) *
      Math.sin((longitude2 - longitude1) / 2) ** 2;
  return 2 * EARTH_RADIUS_KILOMETERS * Math.asin(Math.sqrt(half));
}

export const numericFunctions: FunctionTable = {
  abs: ofNumber(Math.abs),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  log: ofNumber(Math.log),
  sqrt: ofNumber(Math.sqrt),
  toint: ofNumber(Math.trunc),
  tolong: ofNumber(Math.trunc),
  todouble: ofNumber(number => number),
  tonumber: ofNumber(number => number),
  greatest: ofNumbers(Math.max),
  least: ofNumbers(Math.min),
  round: ofNumbers(round, [1, 2]),
  haversine: ofNumbers(haversine, [4, 4]),
};
