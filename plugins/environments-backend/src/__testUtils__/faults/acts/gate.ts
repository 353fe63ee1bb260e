import { byHand } from '../byHand';
import { endingOfDeployment } from '../endings';
import type { Act } from './Act';

/** A creation that waits until its domain is delegated to the zone. */
export const gate: Act = {
  isGround: true,
  async prepare(subject) {
    const domain = `${subject.id}.example.org`;
    const { hostedZoneId, nameServers } = await byHand(subject).makeZone(
      domain,
    );
    subject.services.registrar.delegate(domain, nameServers, 2);
    subject.change({
      domain: { mode: 'existing-zone', name: domain, hostedZoneId },
    });
  },
  run: async subject => endingOfDeployment(await subject.deploy()),
};
