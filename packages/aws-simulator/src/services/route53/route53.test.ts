import {
  type Change,
  ChangeResourceRecordSetsCommand,
  ChangeTagsForResourceCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  GetHostedZoneCountCommand,
  ListHostedZonesByNameCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  Route53Client,
  TestDNSAnswerCommand,
} from '@aws-sdk/client-route-53';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { Pace } from '../../world/Pace';

describe('Route 53', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let dns: Route53Client;

  beforeEach(async () => {
    shop = shopWorld({ pace: new Pace(1) });
    aws = await serveWorld(shop.world);
    dns = new Route53Client(aws.client);
  });
  afterEach(() => aws.stop());

  const createZone = async (Name: string, CallerReference = Name) => {
    const { HostedZone } = await dns.send(
      new CreateHostedZoneCommand({ Name, CallerReference }),
    );
    return HostedZone!.Id!;
  };
  const change = (HostedZoneId: string, ...Changes: Change[]) =>
    dns.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId,
        ChangeBatch: { Changes },
      }),
    );
  const record = (
    Action: Change['Action'],
    Name: string,
    Type: 'A' | 'CNAME' | 'TXT' | 'AAAA',
    ...values: string[]
  ): Change => ({
    Action,
    ResourceRecordSet: {
      Name,
      Type,
      TTL: 60,
      ResourceRecords: values.map(Value => ({ Value })),
    },
  });
  const recordsOf = async (HostedZoneId: string, more: object = {}) =>
    dns.send(new ListResourceRecordSetsCommand({ HostedZoneId, ...more }));
  const alias = (zone: string, Name: string, DNSName: string): Change => ({
    Action: 'UPSERT',
    ResourceRecordSet: {
      Name,
      Type: 'A',
      AliasTarget: {
        DNSName,
        HostedZoneId: zone,
        EvaluateTargetHealth: false,
      },
    },
  });

  it('gives a new zone name servers, and a caller reference one zone', async () => {
    const made = await dns.send(
      new CreateHostedZoneCommand({
        Name: 'Example.com',
        CallerReference: 'once',
        HostedZoneConfig: { Comment: 'the shop' },
      }),
    );
    expect(made.HostedZone).toMatchObject({
      Id: expect.stringMatching(/^\/hostedzone\/Z[0-9A-Z]{20}$/),
      Name: 'example.com.',
      Config: { Comment: 'the shop', PrivateZone: false },
      ResourceRecordSetCount: 2,
    });
    expect(made.DelegationSet?.NameServers).toEqual([
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.com$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.net$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.org$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.co\.uk$/),
    ]);
    const { HostedZone, DelegationSet } = await dns.send(
      new GetHostedZoneCommand({ Id: made.HostedZone!.Id }),
    );
    expect(HostedZone).toEqual(made.HostedZone);
    expect(DelegationSet).toEqual(made.DelegationSet);
    await expect(createZone('other.com', 'once')).rejects.toMatchObject({
      name: 'HostedZoneAlreadyExists',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(createZone('example..com')).rejects.toMatchObject({
      name: 'InvalidDomainName',
    });
    await expect(
      dns.send(new GetHostedZoneCommand({ Id: 'Z404' })),
    ).rejects.toMatchObject({
      name: 'NoSuchHostedZone',
      message: 'No hosted zone found with ID: Z404',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('lists zones by page and by name', async () => {
    for (const name of ['b.org', 'a.org', 'example.com']) {
      await createZone(name);
    }
    expect(
      (await dns.send(new GetHostedZoneCountCommand({}))).HostedZoneCount,
    ).toBe(3);
    const first = await dns.send(new ListHostedZonesCommand({ MaxItems: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, MaxItems: 2 });
    const second = await dns.send(
      new ListHostedZonesCommand({ MaxItems: 2, Marker: first.NextMarker }),
    );
    expect(second.HostedZones?.map(each => each.Name)).toEqual([
      'example.com.',
    ]);
    expect(second.IsTruncated).toBe(false);
    const named = await dns.send(
      new ListHostedZonesByNameCommand({ DNSName: 'a.org', MaxItems: 1 }),
    );
    expect(named.HostedZones?.map(each => each.Name)).toEqual(['a.org.']);
    expect(named.NextDNSName).toBe('b.org.');
  });

  it('changes records all or none', async () => {
    const zone = await createZone('example.com');
    await change(
      zone,
      record('CREATE', 'www.example.com', 'A', '192.0.2.1', '192.0.2.2'),
      record('UPSERT', '*.example.com', 'TXT', '"v=spf1 ~all"'),
    );
    await expect(
      change(
        zone,
        record('CREATE', 'api.example.com', 'A', '192.0.2.3'),
        record('CREATE', 'www.example.com', 'A', '192.0.2.3'),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message:
        "[Tried to create resource record set [name='www.example.com.', type='A'] but it already exists]",
      $metadata: { httpStatusCode: 400 },
    });
    const { ResourceRecordSets } = await recordsOf(zone);
    expect(ResourceRecordSets?.map(({ Name, Type }) => [Name, Type])).toEqual([
      ['example.com.', 'NS'],
      ['example.com.', 'SOA'],
      ['\\052.example.com.', 'TXT'],
      ['www.example.com.', 'A'],
    ]);
    await expect(
      change(zone, record('DELETE', 'www.example.com', 'A', '192.0.2.1')),
    ).rejects.toThrow('the values provided do not match the current values');
    await change(
      zone,
      record('DELETE', 'www.example.com', 'A', '192.0.2.2', '192.0.2.1'),
      record('CREATE', 'www.example.com', 'CNAME', 'other.example.com'),
    );
  });

  it.each<[string, Change[], string]>([
    [
      'a CNAME at the apex',
      [record('CREATE', 'example.com', 'CNAME', 'x.org')],
      'RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.',
    ],
    [
      'a CNAME beside another record',
      [record('CREATE', 'www.example.com', 'CNAME', 'x.org')],
      'RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with other records with the same DNS name in zone example.com.',
    ],
    [
      'a record beside a CNAME',
      [record('CREATE', 'c.example.com', 'A', '192.0.2.1')],
      'RRSet of type A with DNS name c.example.com. is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone example.com.',
    ],
    [
      'a name of another zone',
      [record('CREATE', 'www.example.org', 'A', '192.0.2.1')],
      'RRSet with DNS name www.example.org. is not permitted in zone example.com.',
    ],
    [
      'a text without quotes',
      [record('CREATE', 't.example.com', 'TXT', 'v=spf1 ~all')],
      "Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with 'v=spf1 ~all''",
    ],
    [
      'an address that is none',
      [record('CREATE', 't.example.com', 'A', '192.0.2')],
      "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '192.0.2''",
    ],
    [
      'the same record twice',
      [
        record('UPSERT', 't.example.com', 'A', '192.0.2.1'),
        record('UPSERT', 't.example.com', 'A', '192.0.2.2'),
      ],
      "The request contains an invalid set of changes for a resource record set 'A t.example.com.'",
    ],
    [
      'an alias to what is not there',
      [alias('Z35SXDOTRQ7X7K', 'example.com', 'gone.elb.amazonaws.com')],
      'Tried to create an alias that targets gone.elb.amazonaws.com., type A in zone Z35SXDOTRQ7X7K, but that target was not found',
    ],
  ])('refuses %s', async (_what, changes, message) => {
    const zone = await createZone('example.com');
    await change(
      zone,
      record('CREATE', 'www.example.com', 'A', '192.0.2.1'),
      record('CREATE', 'c.example.com', 'CNAME', 'x.org'),
    );
    await expect(change(zone, ...changes)).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: `[${message}]`,
    });
  });

  it('takes an alias of a load balancer', async () => {
    shop.loadBalancer.shape.CanonicalHostedZoneId = 'Z35SXDOTRQ7X7K';
    const zone = await createZone('example.com');
    await change(
      zone,
      alias(
        'Z35SXDOTRQ7X7K',
        'example.com',
        `dualstack.${shop.loadBalancer.shape.DNSName}`,
      ),
    );
    const answer = await dns.send(
      new TestDNSAnswerCommand({
        HostedZoneId: zone,
        RecordName: 'example.com',
        RecordType: 'A',
      }),
    );
    expect(answer).toMatchObject({
      ResponseCode: 'NOERROR',
      RecordData: [expect.any(String), expect.any(String)],
    });
  });

  it('pages records by name and type', async () => {
    const zone = await createZone('example.com');
    await change(
      zone,
      ...['a', 'b', 'c'].map(name =>
        record('CREATE', `${name}.example.com`, 'A', '192.0.2.1'),
      ),
    );
    const first = await recordsOf(zone, { MaxItems: 3 });
    expect(first).toMatchObject({
      IsTruncated: true,
      NextRecordName: 'b.example.com.',
      NextRecordType: 'A',
    });
    const second = await recordsOf(zone, {
      StartRecordName: first.NextRecordName,
      StartRecordType: first.NextRecordType,
    });
    expect(second.ResourceRecordSets?.map(each => each.Name)).toEqual([
      'b.example.com.',
      'c.example.com.',
    ]);
  });

  it('takes a while for a change to be everywhere', async () => {
    const zone = await createZone('example.com');
    const { ChangeInfo } = await change(
      zone,
      record('CREATE', 'a.example.com', 'A', '192.0.2.1'),
    );
    expect(ChangeInfo).toMatchObject({
      Id: expect.stringMatching(/^\/change\/C[0-9A-Z]+$/),
      Status: 'PENDING',
    });
    const look = async (Id = ChangeInfo!.Id) =>
      (await dns.send(new GetChangeCommand({ Id }))).ChangeInfo?.Status;
    expect(await look()).toBe('PENDING');
    shop.clock.advance(10_000);
    expect(await look()).toBe('INSYNC');
    await expect(look('C404')).rejects.toMatchObject({ name: 'NoSuchChange' });
  });

  it('deletes only an empty zone', async () => {
    const Id = await createZone('example.com');
    const one = record('CREATE', 'a.example.com', 'A', '192.0.2.1');
    await change(Id, one);
    const remove = () => dns.send(new DeleteHostedZoneCommand({ Id }));
    await expect(remove()).rejects.toMatchObject({
      name: 'HostedZoneNotEmpty',
    });
    await change(Id, { ...one, Action: 'DELETE' });
    await remove();
    expect(
      (await dns.send(new ListHostedZonesCommand({}))).HostedZones,
    ).toEqual([]);
  });

  it('keeps tags', async () => {
    const path = await createZone('example.com');
    const resource = {
      ResourceType: 'hostedzone' as const,
      ResourceId: path.split('/').pop(),
    };
    await dns.send(
      new ChangeTagsForResourceCommand({
        ...resource,
        AddTags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await dns.send(
      new ChangeTagsForResourceCommand({ ...resource, RemoveTagKeys: ['a'] }),
    );
    const { ResourceTagSet } = await dns.send(
      new ListTagsForResourceCommand(resource),
    );
    expect(ResourceTagSet).toEqual({
      ...resource,
      Tags: [{ Key: 'b', Value: '2' }],
    });
  });
});

describe('zones and records of stacks', () => {
  let aws: SimulatedAws;
  let dns: Route53Client;
  let stacks: StackClient;

  beforeEach(async () => {
    aws = await serveWorld(shopWorld().world);
    dns = new Route53Client(aws.client);
    stacks = new StackClient(aws.client);
  });
  afterEach(() => aws.stop());

  const zone = {
    Type: 'AWS::Route53::HostedZone',
    Properties: {
      Name: 'example.com',
      HostedZoneTags: [{ Key: 'quarterdeck/environment', Value: 'shop' }],
    },
  };
  const text = (Name: string, value: string) => ({
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      HostedZoneId: { Ref: 'Zone' },
      Name,
      Type: 'TXT',
      TTL: '300',
      ResourceRecords: [`"${value}"`],
    },
  });
  const group = (...names: string[]) => ({
    Type: 'AWS::Route53::RecordSetGroup',
    Properties: {
      HostedZoneName: 'example.com.',
      RecordSets: names.map(name => ({
        Name: `${name}.example.com`,
        Type: 'CNAME',
        TTL: 60,
        ResourceRecords: ['x.org'],
      })),
    },
    DependsOn: 'Zone',
  });
  const outputs = { Zone: { Ref: 'Zone' } };
  const named = async (HostedZoneId: string) => {
    const { ResourceRecordSets = [] } = await dns.send(
      new ListResourceRecordSetsCommand({ HostedZoneId }),
    );
    return ResourceRecordSets.slice(2).map(({ Name, ResourceRecords }) =>
      [Name, ResourceRecords?.[0].Value].join(' '),
    );
  };

  it('come, change and go with them', async () => {
    const made = await stacks.create(
      'dns',
      { Zone: zone, Text: text('example.com', 'one'), Group: group('a', 'b') },
      {
        ...outputs,
        Servers: {
          'Fn::Join': [',', { 'Fn::GetAtt': ['Zone', 'NameServers'] }],
        },
      },
    );
    expect(made.status).toBe('CREATE_COMPLETE');
    expect(made.outputs.Servers.split(',')).toHaveLength(4);
    expect(await named(made.outputs.Zone)).toEqual([
      'example.com. "one"',
      'a.example.com. x.org',
      'b.example.com. x.org',
    ]);
    const updated = await stacks.update(
      'dns',
      {
        Zone: zone,
        Text: text('t.example.com', 'two'),
        Group: group('b', 'c'),
      },
      outputs,
    );
    expect(updated.status).toBe('UPDATE_COMPLETE');
    expect(await named(made.outputs.Zone)).toEqual([
      'b.example.com. x.org',
      'c.example.com. x.org',
      't.example.com. "two"',
    ]);
    expect((await stacks.delete('dns')).status).toBe('DELETE_COMPLETE');
    expect(
      (await dns.send(new ListHostedZonesCommand({}))).HostedZones,
    ).toEqual([]);
  });

  it('fail with what Route 53 says', async () => {
    const failed = await stacks.create('dns', {
      Zone: zone,
      One: text('t.example.com', 'one'),
      Two: { ...text('t.example.com', 'two'), DependsOn: 'One' },
    });
    expect(failed.status).toBe('ROLLBACK_COMPLETE');
    expect(failed.reasons.join('\n')).toContain(
      "[Tried to create resource record set [name='t.example.com.', type='TXT'] but it already exists] (Service: Route53, Status Code: 400)",
    );
  });
});
