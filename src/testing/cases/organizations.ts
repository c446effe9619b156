import type {Organization} from '../../contract/organization.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {
  done,
  ensure,
  ensureUnknown,
  errorOf,
  inWords,
  need,
  needNative,
  organizationsOf,
  type SuiteCase,
} from '../case.js';
import {pagingCases} from './paging.js';

const ids = (organizations: readonly Organization[]) => organizations.map(({id}) => id);

const mayLeave = ({leave, signInToLeave, current}: Organization) => !leave && !signInToLeave && !current;

export const organizationCases: readonly SuiteCase[] = [
  {
    name: 'lists organizations, each once, one at most of them current',
    run: async (context) => {
      await needNative(context, 'organizations.list');
      const organizations = await organizationsOf(context);
      ensure(
        organizations.every(({id, name}) => id && name),
        'An organization has an empty id or name.',
      );
      ensure(
        new Set(ids(organizations)).size === organizations.length,
        `An organization is listed twice: ${inWords(ids(organizations))}.`,
      );
      ensure(
        organizations.filter(({current}) => current).length <= 1,
        'More than one organization is the current one.',
      );
    },
  },
  ...pagingCases('organizations.list', 'organizations', ({organizations}, options) =>
    organizations.list(options),
  ),
  {
    name: 'lists an organization that was left no more, and the others still',
    run: async (context) => {
      await needNative(context, 'organizations.list', 'organizations.leave');
      const before = await organizationsOf(context);
      const {id} = need(before.find(mayLeave), 'no organization can be left at once.');
      done(await context.adapter.organizations.leave(id), 'organizations.leave');
      const left = ids(await organizationsOf(context));
      ensure(!left.includes(id), `The organization ${id} was left, but it is listed.`);
      ensure(
        ids(before).every((other) => other === id || left.includes(other)),
        'Another organization is gone, too.',
      );
      await errorOf(context.adapter.organizations.leave(id), 'Leaving it once more', 'not-found');
    },
  },
  {
    name: 'knows no organization of another id, whatever is in it',
    run: async (context) => {
      await needNative(context, 'organizations.list', 'organizations.leave');
      const before = ids(await organizationsOf(context));
      const hostile = [
        'no-such-one',
        '',
        '.',
        '..',
        '../profile',
        'a/b?c=d#e',
        '%2e%2e',
        `${before[1]}/../x`,
      ];
      for (const id of hostile) {
        await ensureUnknown(context.adapter.organizations.leave(id), 'organizations.leave', id);
      }
      const after = ids(await organizationsOf(context));
      ensure(
        inWords(after) === inWords(before),
        `The list changed from ${inWords(before)} to ${inWords(after)}.`,
      );
    },
  },
  {
    name: 'keeps the home organization, and every other that cannot be left, and says why',
    run: async (context) => {
      await needNative(context, 'organizations.list', 'organizations.leave');
      const kept = (await organizationsOf(context)).filter(
        ({relation, leave}) => relation === 'home' || /none|external/.test(leave?.support ?? ''),
      );
      need(kept[0], 'every organization can be left.');
      for (const {id, name} of kept) {
        const call = context.adapter.organizations.leave(id);
        const error = await errorOf(call, `organizations.leave of "${name}"`, 'policy', 'conflict');
        ensure(error.details.refusal, `"${name}" cannot be left, and nobody says why.`);
        ensure(
          ids(await organizationsOf(context)).includes(id),
          `"${name}" was refused, and is gone nevertheless.`,
        );
      }
    },
  },
  {
    name: 'leads to that organization\u2019s sign-in where leaving needs it, and leaves nothing yet',
    run: async (context) => {
      await needNative(context, 'organizations.list', 'organizations.leave');
      const all = await organizationsOf(context);
      const {id, name} = need(
        all.find(({signInToLeave}) => signInToLeave),
        'no organization wants that one signs in there.',
      );
      const outcome = await context.adapter.organizations.leave(id);
      ensure(
        outcome.kind === 'redirect',
        `Leaving "${name}" needs a sign-in, but the outcome is ${inWords(outcome)}.`,
      );
      const {url, operation, item} = outcome.redirect;
      ensure(isSafeUrl(url), `Signing in at "${name}" leads to "${url}", which is not safe.`);
      ensure(
        operation === 'sign-in' && item === id,
        `The redirect is of "${operation}" at "${item}" instead of "sign-in" at "${id}".`,
      );
      const same = (await organizationsOf(context)).find((each) => each.id === id);
      ensure(same?.signInToLeave, `Nobody has signed in at "${name}", but the list says otherwise.`);
    },
  },
  {
    name: 'leaves it once one has signed in there, and not by itself',
    run: async (context) => {
      await needNative(context, 'organizations.list', 'organizations.leave');
      const signInAt = need(context.rig.signInAt, 'the rig has no signInAt().');
      const find = async () => (await organizationsOf(context)).find((each) => each.id === id);
      const {id, name} = need(
        (await organizationsOf(context)).find(({signInToLeave}) => signInToLeave),
        'no organization wants that one signs in there.',
      );
      await signInAt(id);
      const found = await find();
      ensure(found, `Signing in at "${name}" has left it.`);
      ensure(!found.signInToLeave, `One is signed in at "${name}", but the list still wants it.`);
      done(await context.adapter.organizations.leave(id), 'organizations.leave');
      ensure(!(await find()), `"${name}" was left, but it is listed.`);
    },
  },
];
