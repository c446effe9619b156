import type {WriteOptions} from '../../contract/calls.js';
import type {Enrollment, VerificationMethod, VerificationOption} from '../../contract/verification.js';
import {
  done,
  ensure,
  ensureField,
  ensureUnknown,
  errorOf,
  inWords,
  need,
  needNative,
  proven,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

const ids = (methods: readonly VerificationMethod[]) => methods.map(({id}) => id);

const state = ({adapter}: SuiteContext) => adapter.verification.get();
const methodsOf = async (context: SuiteContext) => (await state(context)).methods;

/** A method on which the operation is native. */
function allowing(
  methods: readonly VerificationMethod[],
  operation: 'remove' | 'rename' | 'makeDefault',
): VerificationMethod {
  const found = methods.find((method) => (method[operation]?.support ?? 'native') === 'native');
  return need(found, `there is no method to ${operation}.`);
}

/** An authenticator app on its way: what can be begun without a number or a device. */
async function begunApp(context: SuiteContext): Promise<Extract<Enrollment, {step: 'totp'}>> {
  await needNative(context, 'verification.get', 'verification.begin');
  const {options} = await state(context);
  const option = options.find(({type}) => type === 'authenticator-app');
  need(option?.add.support === 'native' || undefined, 'no authenticator app can be added.');
  const request = {type: 'authenticator-app', label: 'The suite’s app'} as const;
  const {verification} = context.adapter;
  const begin = proven(context, (options) => verification.begin(request, options));
  const begun = done(await begin, 'verification.begin');
  ensure(
    begun?.step === 'totp',
    `verification.begin of an authenticator app should give a secret, but it gave ${inWords(begun)}.`,
  );
  return begun;
}

export const verificationCases: readonly SuiteCase[] = [
  {
    name: 'lists methods, each once, one at most of them the default',
    run: async (context) => {
      await needNative(context, 'verification.get');
      const methods = await methodsOf(context);
      ensure(
        ids(methods).every((id) => id),
        'A method has an empty id.',
      );
      ensure(
        new Set(ids(methods)).size === methods.length,
        `A method is listed twice: ${inWords(ids(methods))}.`,
      );
      const defaults = methods.filter(({isDefault}) => isDefault);
      ensure(defaults.length <= 1, `More than one method is the default: ${inWords(ids(defaults))}.`);
      const [{ways, defaultWay} = {ways: [], defaultWay: undefined}] = defaults;
      ensure(
        !defaultWay || ways?.includes(defaultWay),
        `The default way is "${defaultWay}", but the ways are ${inWords(ways)}.`,
      );
    },
  },
  {
    name: 'names each type once, and offers none beyond its limit',
    run: async (context) => {
      await needNative(context, 'verification.get');
      const {methods, options} = await state(context);
      const types = options.map(({type}) => type);
      ensure(new Set(types).size === types.length, `A type is there twice: ${inWords(types)}.`);
      const isBeyond = ({type, add, limit = Infinity}: VerificationOption) =>
        add.support === 'native' && methods.filter((method) => method.type === type).length >= limit;
      const beyond = options.filter(isBeyond).map(({type}) => type);
      ensure(!beyond.length, `At their limit, and offered nevertheless: ${inWords(beyond)}.`);
    },
  },
  {
    name: 'does not begin a type that it says cannot be added',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.begin');
      const refused = (await state(context)).options.filter(({add}) => add.support === 'none');
      const [{type} = {type: undefined}] = refused;
      const request = {type: need(type, 'every type can be added.'), label: 'It'};
      const {verification} = context.adapter;
      const call = proven(context, (options) => verification.begin(request, options));
      const codes = ['policy', 'forbidden', 'conflict', 'not-supported', 'validation'] as const;
      await errorOf(call, `verification.begin of "${type}"`, ...codes);
    },
  },
  {
    name: 'counts nothing before it is complete, and forgets what was given up',
    run: async (context) => {
      const before = ids(await methodsOf(context).catch(() => []));
      const {id, secret} = await begunApp(context);
      ensure(
        inWords(ids(await methodsOf(context))) === inWords(before),
        'A method is listed whose enrolment has only begun.',
      );
      const {verification} = context.adapter;
      await needNative(context, 'verification.cancel');
      done(await verification.cancel(id), 'verification.cancel');
      done(await verification.cancel(id), 'verification.cancel once more');
      const code = (await context.rig.totp?.(secret)) ?? '000000';
      const late = verification.complete(id, {code});
      await errorOf(late, 'verification.complete of what was given up', 'not-found', 'expired', 'validation');
      ensure(inWords(ids(await methodsOf(context))) === inWords(before), 'What was given up was added.');
    },
  },
  {
    name: 'adds an authenticator app by its first code, and tells its secret nobody again',
    run: async (context) => {
      const {rig, adapter} = context;
      const totp = need(rig.totp, 'the rig has no totp().');
      await needNative(context, 'verification.complete');
      const before = ids(await methodsOf(context).catch(() => []));
      const {id, secret, uri} = await begunApp(context);
      ensure(
        new URL(uri).searchParams.get('secret') === secret,
        'The secret in the key URI is another one than `secret`.',
      );
      done(await adapter.verification.complete(id, {code: await totp(secret)}), 'verification.complete');
      const after = await state(context);
      const added = after.methods.filter((method) => !before.includes(method.id));
      ensure(
        added.length >= 1 && added.some(({type}) => type === 'authenticator-app'),
        `After verification.complete the new methods are ${inWords(added)}.`,
      );
      ensure(!JSON.stringify(after).includes(secret), 'The list of methods tells the secret.');
    },
  },
  {
    name: 'refuses a wrong code of a new authenticator app, and adds nothing',
    run: async (context) => {
      await needNative(context, 'verification.complete');
      const before = ids(await methodsOf(context).catch(() => []));
      const {id} = await begunApp(context);
      const what = 'verification.complete with a wrong code';
      const error = await errorOf(
        context.adapter.verification.complete(id, {code: '000000'}),
        what,
        'validation',
      );
      ensureField(error, what, '/code', 'incorrect');
      ensure(
        inWords(ids(await methodsOf(context))) === inWords(before),
        'A method is listed whose code was wrong.',
      );
    },
  },
  {
    name: 'renames a method, and no other',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.rename');
      const before = await methodsOf(context);
      const {id} = allowing(before, 'rename');
      const {verification} = context.adapter;
      const rename = (options?: WriteOptions) => verification.rename(id, 'Renamed by the suite', options);
      done(await proven(context, rename), 'verification.rename');
      for (const {id: each, label} of await methodsOf(context)) {
        const old = before.find((method) => method.id === each)?.label;
        const expected = each === id ? 'Renamed by the suite' : old;
        ensure(label === expected, `The method ${each} is called "${label}" instead of "${expected}".`);
      }
    },
  },
  {
    name: 'removes a method, and no other',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.remove');
      const {verification} = context.adapter;
      const before = await methodsOf(context);
      const {id} = allowing(before, 'remove');
      done(await proven(context, (options) => verification.remove(id, options)), 'verification.remove');
      const left = ids(await methodsOf(context));
      ensure(!left.includes(id), `The method ${id} was removed, but it is listed.`);
      const expected = ids(before).filter((other) => other !== id);
      ensure(inWords(left) === inWords(expected), `Of ${inWords(expected)} there are ${inWords(left)} left.`);
      await errorOf(verification.remove(id), 'Removing it once more', 'not-found');
    },
  },
  {
    name: 'does not remove a method that says it cannot be removed',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.remove');
      const refused = (await methodsOf(context)).find(({remove}) => remove?.support === 'none');
      const {id} = need(refused, 'every method can be removed.');
      const call = context.adapter.verification.remove(id);
      await errorOf(call, `verification.remove of ${id}`, 'policy', 'forbidden', 'conflict', 'not-supported');
      ensure(
        ids(await methodsOf(context)).includes(id),
        `The method ${id} was refused, and is gone nevertheless.`,
      );
    },
  },
  {
    name: 'makes another method the default',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.makeDefault');
      const {methods, options} = await state(context);
      const refused = options.filter(({makeDefault}) => makeDefault && makeDefault.support !== 'native');
      const possible = methods.filter(
        ({type, isDefault}) => !isDefault && refused.every((option) => option.type !== type),
      );
      const {id, ways} = allowing(possible, 'makeDefault');
      const way = ways?.at(-1);
      const {verification} = context.adapter;
      const choose = (options?: WriteOptions) => verification.makeDefault(id, {way}, options);
      done(await proven(context, choose), 'verification.makeDefault');
      const defaults = (await methodsOf(context)).filter(({isDefault}) => isDefault);
      ensure(
        inWords(ids(defaults)) === inWords([id]),
        `After makeDefault(${id}) the default is ${inWords(ids(defaults))}.`,
      );
      ensure(
        defaults[0]?.defaultWay === way,
        `The default way should be "${way}", but it is "${defaults[0]?.defaultWay}".`,
      );
    },
  },
  {
    name: 'knows no method and no enrolment of another id',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.remove');
      const {verification} = context.adapter;
      const before = ids(await methodsOf(context));
      for (const id of ['no-such-method', '', '..', `${before[0]}/../x`, 'default']) {
        await ensureUnknown(verification.remove(id), 'verification.remove', id);
      }
      ensure(inWords(ids(await methodsOf(context))) === inWords(before), 'The list of methods has changed.');
    },
  },
];
