import { SeriesBuilder } from './SeriesBuilder';

const at = (seconds: number) => new Date(seconds * 1_000);

it('puts points of several pages onto the grid, with gaps where there are none', () => {
  const builder = new SeriesBuilder([60, 120, 180, 240]);
  builder.add({ Timestamps: [at(240), at(60)], Values: [4, 1] });
  builder.add({ Timestamps: [at(120)], Values: [0] });
  builder.add({});
  expect(builder.values()).toEqual([1, 0, null, 4]);
});

it('adds up what several metrics have for one moment', () => {
  const builder = new SeriesBuilder([60, 120]);
  builder.add({ Timestamps: [at(60)], Values: [2] });
  builder.add({ Timestamps: [at(60), at(120)], Values: [3, 1] });
  expect(builder.values()).toEqual([5, 1]);
});

it('leaves out what is beside the grid', () => {
  const builder = new SeriesBuilder([60]);
  builder.add({ Timestamps: [at(90)], Values: [4] });
  expect(builder.values()).toEqual([null]);
});
