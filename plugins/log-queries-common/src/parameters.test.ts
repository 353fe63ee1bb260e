import { fillParameters } from './parameters';

describe('fillParameters', () => {
  const source = {
    logGroup: '/ecs/shop-production',
    environment: 'shop-production',
    taskId: '0f3c',
  };

  it('knows a name in its usual spellings', () => {
    expect(
      fillParameters(
        [{ name: 'taskId' }, { name: 'task_id' }, { name: 'LogGroupName' }],
        source,
      ),
    ).toEqual({
      taskId: '0f3c',
      task_id: '0f3c',
      LogGroupName: '/ecs/shop-production',
    });
  });

  it('leaves alone what it does not know', () => {
    expect(
      fillParameters(
        [
          { name: 'requestId' },
          { name: 'statusCode' },
          { name: 'constructor' },
        ],
        source,
      ),
    ).toEqual({});
  });
});
