import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesByNameCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { bucketOf, repositoryOf } from './fullStacks';
import type { Subject } from './Subject';

/** Puts something of everything into an environment, as its users would. */
export async function fill({ id, location, services }: Subject): Promise<void> {
  const { awsClients: aws } = services.world;
  const s3 = await aws.get(S3Client, location);
  await s3.send(
    new PutObjectCommand({
      Bucket: bucketOf(id, location.accountId),
      Key: 'precious',
      Body: 'thing',
    }),
  );
  const ecr = await aws.get(ECRClient, location);
  await ecr.send(
    new PutImageCommand({
      repositoryName: repositoryOf(id),
      imageTag: 'first',
      imageManifest: JSON.stringify({ schemaVersion: 2, manifests: [] }),
    }),
  );
  const route53 = await aws.get(Route53Client, location);
  const DNSName = `${id}.example.com`;
  const { HostedZones = [] } = await route53.send(
    new ListHostedZonesByNameCommand({ DNSName }),
  );
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: HostedZones[0]?.Id,
      ChangeBatch: {
        Changes: [
          {
            Action: 'CREATE',
            ResourceRecordSet: {
              Name: `validation.${DNSName}`,
              Type: 'TXT',
              TTL: 60,
              ResourceRecords: [{ Value: '"by hand"' }],
            },
          },
        ],
      },
    }),
  );
}
