import { type ShownTrouble, Troubles } from './Troubles';

describe('troubles', () => {
  const written: (string | undefined)[] = [];
  const write = jest.fn(async (trouble: ShownTrouble | null) => {
    written.push(trouble?.message);
  });
  const troubles = new Troubles(write);
  const [network, data] = [{}, {}];

  it('are shown until the last of those who wait goes on', async () => {
    await troubles.show(network, { message: 'It is throttled' });
    await troubles.show(data, { message: 'It does not answer' });
    await troubles.show(network, { message: 'It is throttled' });
    expect(written.splice(0)).toEqual(['It is throttled']);
    // Another one that never had to wait.
    await troubles.clear({});
    await troubles.clear(network);
    expect(written.splice(0)).toEqual(['It does not answer']);
    await troubles.clear(data);
    expect(written.splice(0)).toEqual([undefined]);
  });

  it('are written down in the order in which they came, whoever is slow', async () => {
    let finish = () => {};
    write.mockImplementationOnce(async trouble => {
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      written.push(trouble?.message);
    });
    const shown = troubles.show(network, { message: 'It is throttled' });
    await new Promise(setImmediate);
    const cleared = troubles.clear(network);
    finish();
    await Promise.all([shown, cleared]);
    expect(written.splice(0)).toEqual(['It is throttled', undefined]);
  });

  it('are written down again where that has failed', async () => {
    write.mockRejectedValueOnce(new Error('the database is away'));
    await expect(
      troubles.show(data, { message: 'It does not answer' }),
    ).rejects.toThrow('the database is away');
    written.splice(0);
    await troubles.show(data, { message: 'It is throttled' });
    expect(written).toEqual(['It is throttled']);
  });
});
