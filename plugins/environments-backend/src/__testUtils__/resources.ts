/** Who may take on the roles of tests. */
export const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

export const role = (RoleName: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName, AssumeRolePolicyDocument: TRUST },
});

/** A small database, of which CloudFormation takes no snapshot. */
export const database = (
  DBInstanceIdentifier: string,
  properties: object = {},
) => ({
  Type: 'AWS::RDS::DBInstance',
  DeletionPolicy: 'Delete',
  Properties: {
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t4g.micro',
    Engine: 'postgres',
    AllocatedStorage: '20',
    MasterUsername: 'dbadmin',
    MasterUserPassword: 'only-in-a-test-1',
    ...properties,
  },
});
