import {AccountError} from '../../contract/error.js';
import {plainReads} from '../../contract/operations.js';
import type {ResetFlow} from '../../contract/reset.js';
import {
  capability,
  done,
  ensure,
  errorOf,
  inWords,
  invoke,
  nativeOf,
  need,
  needNative,
  rejectionOf,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

const why = 'forgotten';
const strangers = ['nobody-at-all@nowhere.example', 'somebody-else@nowhere.example'] as const;
const notProven = ['forbidden', 'policy', 'conflict', 'validation', 'expired'] as const;

async function start({adapter}: SuiteContext, identifier: string): Promise<ResetFlow> {
  const flow = done(await adapter.reset.start({identifier, why}), `reset.start for "${identifier}"`);
  return need(flow, 'reset.start gives no flow.');
}

/** The account's own identifier among some that nobody has. */
async function everybody(context: SuiteContext): Promise<readonly string[]> {
  await needNative(context, 'reset.start', 'reset.choose', 'reset.prove', 'reset.finish');
  return [need(context.rig.identifier, 'the rig has no identifier.'), ...strangers];
}

/** What a flow shows, without what must differ: ids, times and hints. */
const shown = ({step, proofsGiven, proofsRequired, choices, canUnlock, policy}: ResetFlow) =>
  JSON.stringify({
    step,
    proofsGiven,
    proofsRequired,
    choices: choices.map(({type, way, hint}) => [type, way, typeof hint]),
    canUnlock,
    policy,
  });

function ensureSame(told: readonly string[], names: readonly string[], what: string): void {
  const [own = '', ...others] = told;
  others.forEach((other, index) => {
    ensure(
      other === own,
      `${what} tells the account apart: for ${names[0]} ${own}, but for ${names[index + 1]} ${other}.`,
    );
  });
}

/** Every proof that the flow wants, by the rig's codes. */
async function proven(context: SuiteContext): Promise<ResetFlow> {
  const [identifier = ''] = await everybody(context);
  const codeOf = need(context.rig.resetCode, 'the rig has no resetCode().');
  const {reset} = context.adapter;
  let flow = await start(context, identifier);
  const {proofsRequired, id} = flow;
  for (let given = 0; given < proofsRequired; given++) {
    const choice = need(flow.choices[0], 'there is nothing left to choose from.');
    done(await reset.choose(id, choice.id), 'reset.choose');
    const code = await codeOf(choice);
    flow = need(done(await reset.prove(id, {code}), 'reset.prove'), 'reset.prove gives no flow.');
    ensure(flow.proofsGiven === given + 1, `After ${given + 1} proofs it says ${flow.proofsGiven}.`);
    ensure(
      !flow.choices.some((each) => each.id === choice.id),
      `${choice.type} was a proof, and it is offered once more.`,
    );
  }
  return flow;
}

const resetPassword = async (context: SuiteContext) => {
  const {newPassword = 'nine lighthouses hum quietly'} = context.rig;
  const {id, step, policy} = await proven(context);
  ensure(step === 'password', `After all proofs the step is "${step}", not "password".`);
  ensure(policy, 'At the step "password" there is no policy.');
  return {id, end: {newPassword}};
};

export const resetCases: readonly SuiteCase[] = [
  {
    name: 'says what counts for a reset and what is registered, without contradiction',
    run: async (context) => {
      await needNative(context, 'reset.status');
      const status = await context.adapter.reset.status();
      const {registered, required, registeredTypes, acceptedTypes, confirmedAt, confirmBy} = status;
      ensure(required > 0, `${required} proofs are wanted: anybody could reset the password.`);
      const strange = registeredTypes.filter((type) => !acceptedTypes.includes(type));
      ensure(strange.length === 0, `${inWords(strange)} is registered, but not accepted.`);
      ensure(!registered || registeredTypes.length > 0, 'It is registered, but with nothing.');
      ensure(
        !confirmedAt || !confirmBy || confirmBy > confirmedAt,
        `It was confirmed at ${confirmedAt}, and wants to be again by ${confirmBy}.`,
      );
    },
  },
  {
    name: 'notes when the person says that it is still right',
    run: async (context) => {
      await needNative(context, 'reset.status', 'reset.confirm');
      const {reset} = context.adapter;
      const before = await reset.status();
      if (!before.registered) skip('the person is not registered.');
      const value = done(await reset.confirm(), 'reset.confirm');
      const after = await reset.status();
      ensure(
        after.confirmedAt !== undefined && after.confirmedAt >= (before.confirmedAt ?? ''),
        `It was confirmed, but confirmedAt is ${after.confirmedAt}, after ${before.confirmedAt}.`,
      );
      ensure(
        !value || value.confirmedAt === after.confirmedAt,
        `reset.confirm says ${value?.confirmedAt}, reset.status ${after.confirmedAt}.`,
      );
    },
  },
  {
    name: 'begins the same for everybody, whether there is such an account or not',
    situation: 'signed-out',
    run: async (context) => {
      const names = await everybody(context);
      const flows = [];
      for (const name of names) flows.push(await start(context, name));
      ensureSame(flows.map(shown), names, 'reset.start');
      const [flow] = flows;
      ensure(flow && flow.choices.length > 0, 'There is nothing to choose from.');
      ensure(flow.step === 'choose', `It begins at the step "${flow.step}".`);
    },
  },
  {
    name: 'gives the same hints for the same identifier each time',
    situation: 'signed-out',
    run: async (context) => {
      for (const name of await everybody(context)) {
        const hints = async () => inWords((await start(context, name)).choices.map(({hint}) => hint));
        const [first, second] = [await hints(), await hints()];
        ensure(first === second, `The hints for ${name} are invented: first ${first}, then ${second}.`);
      }
    },
  },
  {
    name: 'sends a code, or does not, with the same answer',
    situation: 'signed-out',
    run: async (context) => {
      const names = await everybody(context);
      const told: string[] = [];
      for (const name of names) {
        const {id, choices} = await start(context, name);
        const answers = [];
        for (const {id: choice} of choices) {
          const flow = done(await context.adapter.reset.choose(id, choice), 'reset.choose');
          answers.push(flow && [shown(flow), flow.resendAfterSeconds]);
        }
        told.push(JSON.stringify(answers));
      }
      ensureSame(told, names, 'reset.choose');
    },
  },
  {
    name: 'refuses a wrong code, the same for everybody',
    situation: 'signed-out',
    run: async (context) => {
      const names = await everybody(context);
      const {reset} = context.adapter;
      const told: string[] = [];
      for (const name of names) {
        const {id, choices} = await start(context, name);
        done(await reset.choose(id, choices[0]?.id ?? ''), 'reset.choose');
        const what = `reset.prove with a wrong code for ${name}`;
        for (let attempt = 0; attempt < 2; attempt++) {
          const {code, details} = await errorOf(reset.prove(id, {code: '00000x'}), what, 'validation');
          const {fields, retryAfterSeconds} = details;
          ensure(
            fields?.some((field) => field.pointer === '/code' && field.code === 'incorrect'),
            `${what}: expected "incorrect" at "/code", but the fields are ${inWords(fields)}.`,
          );
          told.push(JSON.stringify({code, fields, retryAfterSeconds}));
        }
      }
      const [own, again] = [told[0] ?? '', told[1] ?? ''];
      ensureSame(
        told.filter((_, index) => index % 2 === 0),
        names,
        'reset.prove',
      );
      ensureSame(
        told.filter((_, index) => index % 2 === 1),
        names,
        `reset.prove, after ${own}: ${again}`,
      );
    },
  },
  {
    name: 'sends another code not at once, and says how long that is',
    situation: 'signed-out',
    run: async (context) => {
      const [, stranger = ''] = await everybody(context);
      const {reset} = context.adapter;
      const {id, choices} = await start(context, stranger);
      const sent = need(
        choices.find(({type}) => type !== 'authenticator-app'),
        'no code is ever sent.',
      );
      const flow = done(await reset.choose(id, sent.id), 'reset.choose');
      if (!flow?.resendAfterSeconds) skip('another code may be asked for at once.');
      const {details} = await errorOf(
        reset.choose(id, sent.id),
        'reset.choose, at once again,',
        'rate-limited',
      );
      ensure(details.retryAfterSeconds, 'It is too soon for another code, but it does not say how long.');
    },
  },
  {
    name: 'changes no password without the proofs',
    situation: 'signed-out',
    run: async (context) => {
      const newPassword = 'nine lighthouses hum quietly';
      for (const name of await everybody(context)) {
        const {id} = await start(context, name);
        await errorOf(
          context.adapter.reset.finish(id, {newPassword}),
          `reset.finish for ${name}, without a proof,`,
          ...notProven,
        );
        await errorOf(
          context.adapter.reset.finish(id, {unlock: true}),
          `reset.finish with unlock for ${name}, without a proof,`,
          ...notProven,
        );
      }
    },
  },
  {
    name: 'resets the password after the proofs, and the flow ends with it',
    run: async (context) => {
      const {reset} = context.adapter;
      const {id, end} = await resetPassword(context);
      const flow = done(await reset.finish(id, end), 'reset.finish');
      ensure(!flow || flow.step === 'done', `After the end the step is "${flow?.step}".`);
      await errorOf(reset.finish(id, end), 'reset.finish once more', 'expired');
    },
  },
  {
    name: 'ends every session with the reset',
    run: async (context) => {
      const [operation] = (await nativeOf(context, plainReads)).filter((name) => name !== 'profile.photo');
      const read = need(operation, 'nothing can be read.');
      const {id, end} = await resetPassword(context);
      done(await context.adapter.reset.finish(id, end), 'reset.finish');
      await errorOf(invoke(context.adapter, read), `${read} after the reset`, 'unauthenticated');
    },
  },
  {
    name: 'refuses a new password that is too short, and the flow goes on',
    run: async (context) => {
      const {reset} = context.adapter;
      const {id, end} = await resetPassword(context);
      const error = await rejectionOf(reset.finish(id, {newPassword: 'x'}), 'reset.finish with one letter');
      ensure(
        error instanceof AccountError && error.code === 'validation',
        `One letter as the password: expected "validation", but it was ${inWords(error)}.`,
      );
      ensure(
        error.details.fields?.some(({pointer}) => pointer === '/newPassword'),
        `One letter as the password: the fields are ${inWords(error.details.fields)}.`,
      );
      done(await reset.finish(id, end), 'reset.finish with a good one');
    },
  },
  {
    name: 'says "expired" of a flow that is not there',
    situation: 'signed-out',
    run: async (context) => {
      if ((await capability(context, 'reset.prove')).support !== 'native') skip('no flow is native.');
      for (const operation of ['reset.choose', 'reset.prove', 'reset.finish'] as const) {
        await errorOf(
          invoke(context.adapter, operation, {item: 'no-such-flow'}),
          `${operation} of no flow`,
          'expired',
        );
      }
    },
  },
];
