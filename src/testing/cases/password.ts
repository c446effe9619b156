import {
  done,
  ensure,
  ensureField,
  errorOf,
  inWords,
  need,
  needNative,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

const passphrase = 'nine lighthouses hum quietly';

async function secrets(context: SuiteContext) {
  await needNative(context, 'password.change');
  const {password, newPassword = passphrase} = context.rig;
  return {currentPassword: need(password, 'the rig has no password.'), newPassword};
}

/** That the one password signs in and the other does not, where no current password is asked for. */
async function ensureSignsIn({rig}: SuiteContext, right: string, wrong: string, what: string): Promise<void> {
  const signsIn = need(rig.signsIn, 'no current password is asked for, and the rig cannot try one.');
  ensure(!(await signsIn(wrong)), `${what}: the wrong password still signs in.`);
  ensure(await signsIn(right), `${what}: the right password does not sign in.`);
}

export const passwordCases: readonly SuiteCase[] = [
  {
    name: 'says what is asked of a password, without contradiction',
    run: async (context) => {
      await needNative(context, 'password.policy');
      const {minLength = 0, maxLength = Infinity, rules} = await context.adapter.password.policy();
      ensure(minLength <= maxLength, `minLength is ${minLength}, maxLength ${maxLength}.`);
      const codes = rules.map(({code}) => code);
      ensure(new Set(codes).size === codes.length, `A rule is there twice: ${inWords(codes)}.`);
    },
  },
  {
    name: 'changes the password: afterwards the old one is wrong',
    run: async (context) => {
      const {currentPassword, newPassword} = await secrets(context);
      const {password} = context.adapter;
      const {requiresCurrent} = await password.policy();
      if (!requiresCurrent) need(context.rig.signsIn, 'no current password is asked for.');
      done(await password.change({currentPassword, newPassword}), 'password.change');
      if (!requiresCurrent) {
        await ensureSignsIn(context, newPassword, currentPassword, 'After password.change');
        return;
      }
      const what = 'password.change with the old password as the current one';
      const again = {currentPassword, newPassword: `${newPassword}, again`};
      ensureField(
        await errorOf(password.change(again), what, 'validation'),
        what,
        '/currentPassword',
        'incorrect',
      );
    },
  },
  {
    name: 'sends a password exactly as it was typed',
    run: async (context) => {
      const {currentPassword, newPassword} = await secrets(context);
      const {password} = context.adapter;
      const typed = ` ${newPassword} \u00e9 `;
      const {requiresCurrent} = await password.policy();
      if (!requiresCurrent) need(context.rig.signsIn, 'no current password is asked for.');
      done(await password.change({currentPassword, newPassword: typed}), 'password.change');
      if (!requiresCurrent) {
        await ensureSignsIn(context, typed, typed.trim(), 'After password.change with blanks at both ends');
        return;
      }
      const next = `${newPassword}, once more`;
      const what = 'password.change with the current password trimmed';
      const trimmed = password.change({currentPassword: typed.trim(), newPassword: next});
      ensureField(await errorOf(trimmed, what, 'validation'), what, '/currentPassword', 'incorrect');
      done(await password.change({currentPassword: typed, newPassword: next}), 'password.change as typed');
    },
  },
  {
    name: 'refuses a wrong current password, and changes nothing',
    run: async (context) => {
      const {currentPassword, newPassword} = await secrets(context);
      const {password} = context.adapter;
      const {requiresCurrent} = await password.policy();
      if (!requiresCurrent) skip('the current password is not asked for.');
      const what = 'password.change with a wrong current password';
      const wrong = password.change({currentPassword: `${currentPassword}x`, newPassword});
      ensureField(await errorOf(wrong, what, 'validation'), what, '/currentPassword', 'incorrect');
      done(await password.change({currentPassword, newPassword}), 'password.change with the right one');
    },
  },
  {
    name: 'refuses a password that is too short, and says how long it must be',
    run: async (context) => {
      const {currentPassword} = await secrets(context);
      const {minLength} = await context.adapter.password.policy();
      if (!minLength) skip('the policy has no minLength.');
      // Characters, not UTF-16 units: each of these counts two of the latter.
      const newPassword = '\u{1F511}'.repeat(minLength - 1);
      const what = `password.change to ${minLength - 1} characters`;
      const error = await errorOf(
        context.adapter.password.change({currentPassword, newPassword}),
        what,
        'validation',
      );
      ensureField(error, what, '/newPassword', 'too-short');
      const field = error.details.fields?.find(({code}) => code === 'too-short');
      ensure(
        (field?.params?.min ?? minLength) === minLength,
        `The error says ${field?.params?.min} characters, the policy ${minLength}.`,
      );
    },
  },
  {
    name: 'refuses a password that is too long, or takes all of it',
    run: async (context) => {
      const {currentPassword} = await secrets(context);
      const {maxLength} = await context.adapter.password.policy();
      if (!maxLength) skip('the policy has no maxLength.');
      ensure(
        maxLength >= 64,
        `maxLength is ${maxLength}: below 64 passphrases do not fit (NIST SP 800-63B-4).`,
      );
      const newPassword = 'ab-'.repeat(maxLength).slice(0, maxLength + 1);
      const what = `password.change to ${maxLength + 1} characters`;
      const call = context.adapter.password.change({currentPassword, newPassword});
      ensureField(await errorOf(call, what, 'validation'), what, '/newPassword', 'too-long');
    },
  },
  {
    name: 'ends the other sessions with the change, as the policy says',
    run: async (context) => {
      const change = await secrets(context);
      await needNative(context, 'sessions.list');
      const {password, sessions} = context.adapter;
      const {signOutOthers} = await password.policy();
      await context.rig.otherSession?.();
      const before = (await sessions.list()).items.length;
      if (before < 2) skip('there is no other session.');
      done(await password.change({...change, signOutOthers: true}), 'password.change');
      const left = (await sessions.list()).items.length;
      const expected = signOutOthers === 'never' ? before : 1;
      ensure(
        left === expected,
        `signOutOthers is "${signOutOthers}", and ${left} of ${before} sessions are left.`,
      );
    },
  },
];
