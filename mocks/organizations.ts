import type {Redirect, WriteOptions} from '../src/contract/calls.js';
import {AccountError} from '../src/contract/error.js';
import type {Organization, OrganizationsPort} from '../src/contract/organization.js';
import type {MockBackend} from './backend.js';
import {instant} from './clock.js';
import {pageFrom} from './paging.js';
import {pageAddress} from './places.js';
import {scenarioOf} from './scenarios.js';
import type {StoredSession} from './state.js';
import {demandCapability, read, type Visit, write} from './visit.js';

export function organizationsOf(visit: Visit): OrganizationsPort {
  const {backend, token} = visit;
  return {
    list: (options) =>
      read(visit, 'organizations.list', options, (session) => {
        const order = new Map(backend.seeded.organizations.map(({id}, index) => [id, index]));
        const page = pageFrom(
          {
            items: joined(backend),
            position: ({id}) => order.get(id) ?? 0,
            words: ({name, domains = []}) => [name, ...domains],
          },
          options,
        );
        return {...page, items: page.items.map((each) => organizationFor(backend, session, each))};
      }),
    leave: (id, options) =>
      write(visit, {
        operation: 'organizations.leave',
        options,
        item: id,
        check: () => {
          const {leave} = demandOrganization(backend, id);
          if (leave) demandCapability('organizations.leave', leave);
        },
        first: (session) =>
          mustSignIn(session, demandOrganization(backend, id)) ? signInPage(visit, id, options) : undefined,
        apply: () => {
          const {current} = demandOrganization(backend, id);
          backend.state.leftOrganizations[id] = {at: instant(backend.now())};
          for (const session of backend.state.sessions) {
            session.signedInTo = session.signedInTo?.filter((other) => other !== id);
          }
          backend.tell({type: 'changed', resource: 'organizations'}, token);
          // All sessions here are this organization's own: with the membership they end.
          if (current) backend.endSessions(() => true);
          return undefined;
        },
      }),
  };
}

/** The organizations that the account still belongs to. */
export function joined(backend: MockBackend): readonly Organization[] {
  const {leftOrganizations} = backend.state;
  return backend.seeded.organizations.filter(({id}) => !Object.hasOwn(leftOrganizations, id));
}

function demandOrganization(backend: MockBackend, id: string): Organization {
  const organization = joined(backend).find((each) => each.id === id);
  if (!organization) throw new AccountError('not-found');
  return organization;
}

function organizationFor(
  backend: MockBackend,
  session: StoredSession,
  organization: Organization,
): Organization {
  const {id, name, signInToLeave, ...known} = organization;
  if (scenarioOf(backend.scenario).bare) return {id, name};
  return {id, name, ...known, ...(signInToLeave && {signInToLeave: mustSignIn(session, organization)})};
}

function mustSignIn({signedInTo = []}: StoredSession, {id, signInToLeave}: Organization): boolean {
  return signInToLeave === true && !signedInTo.includes(id);
}

/** Where one signs in at the organization that one wants to leave. */
function signInPage({places}: Visit, id: string, options: WriteOptions | undefined): Redirect {
  const url = pageAddress(places, 'organization-sign-in', {returnTo: options?.returnTo}, id);
  return {url, operation: 'sign-in', item: id};
}
