import type {WriteOptions} from '../../contract/calls.js';
import {AccountError} from '../../contract/error.js';
import type {
  Enrollment,
  EnrollmentProof,
  EnrollmentRequest,
  VerificationMethod,
  VerificationType,
} from '../../contract/verification.js';
import {
  done,
  ensure,
  ensureField,
  errorOf,
  inWords,
  need,
  needNative,
  proven,
  rejectionOf,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

type Step<S extends Enrollment['step']> = Extract<Enrollment, {step: S}>;

/** What the types are called in the names of cases. */
const names = {
  phone: 'a phone',
  email: 'an e-mail address',
  'recovery-codes': 'recovery codes',
  'app-password': 'an app password',
  passkey: 'a passkey',
  'security-key': 'a security key',
} as const satisfies Partial<Record<VerificationType, string>>;
type Type = keyof typeof names;

const each = <T extends Type>(types: readonly T[], make: (type: T, name: string) => SuiteCase) =>
  types.map((type) => make(type, names[type]));

const sentTypes = ['phone', 'email'] as const;
const shownTypes = ['recovery-codes', 'app-password'] as const;
const credentialTypes = ['passkey', 'security-key'] as const;

const state = ({adapter}: SuiteContext) => adapter.verification.get();
const methodsOf = async (context: SuiteContext) => (await state(context)).methods;

/** What would be typed to set one up. */
function requestFor({rig}: SuiteContext, type: Type): EnrollmentRequest {
  const {phoneNumber = '+44 7700 900461', emailAddress = 'account-elements-suite@mail.example'} = rig;
  const typed: Readonly<Record<Type, Partial<EnrollmentRequest>>> = {
    phone: {number: phoneNumber},
    email: {address: emailAddress},
    'recovery-codes': {},
    'app-password': {label: 'The suite’s program'},
    passkey: {label: 'The suite’s passkey'},
    'security-key': {label: 'The suite’s key'},
  };
  return {type, ...typed[type]};
}

interface Place {
  readonly before: VerificationMethod[];
  readonly replaced: VerificationMethod | undefined;
  /** The only e-mail address that can be. */
  readonly address?: string | undefined;
}

/** Where one of the type can be set up here: as one more, or else in the place of one that is there. */
async function placeFor(context: SuiteContext, type: Type): Promise<Place> {
  await needNative(context, 'verification.get', 'verification.begin');
  const {methods: before, options} = await state(context);
  const {add, destination} = options.find((option) => option.type === type) ?? {};
  if (add?.support === 'native') return {before, replaced: undefined, address: destination};
  const replaced = before.find(
    (method) => method.type === type && (method.change?.support ?? 'native') === 'native',
  );
  return {before, replaced: need(replaced, `${names[type]} can be neither added nor changed in the page.`)};
}

const begin = async (context: SuiteContext, request: EnrollmentRequest) => {
  const {verification} = context.adapter;
  const call = proven(context, (options) => verification.begin(request, options));
  const what = `verification.begin of "${request.type}"`;
  return need(done(await call, what), `${what} tells nothing of what was begun.`);
};

interface Begun<E extends Enrollment = Enrollment> {
  readonly enrollment: E;
  readonly request: EnrollmentRequest;
  readonly before: readonly VerificationMethod[];
  readonly replaced: VerificationMethod | undefined;
}

/** One of the type on its way, and what was there before. */
async function begun<S extends 'code' | 'show-once' | 'webauthn'>(
  context: SuiteContext,
  type: Type,
  step: S,
  more: Partial<EnrollmentRequest> = {},
): Promise<Begun<Step<S>>> {
  const {before, replaced, address} = await placeFor(context, type);
  const request = {
    ...requestFor(context, type),
    ...(address && {address}),
    replaces: replaced?.id,
    ...more,
  };
  const enrollment = await begin(context, request);
  if (enrollment.step === 'complete') skip(`${names[type]} counts without a proof here.`);
  ensure(
    enrollment.step === step,
    `verification.begin of "${type}" should come to the step "${step}", but it gave ${inWords(enrollment)}.`,
  );
  await ensureUnchanged(context, before, `${names[type]} was only begun`);
  return {enrollment: enrollment as Step<S>, request, before, replaced};
}

const idsOf = (methods: readonly VerificationMethod[]) => methods.map(({id}) => id);

async function ensureUnchanged(
  context: SuiteContext,
  before: readonly VerificationMethod[],
  when: string,
): Promise<void> {
  const now = idsOf(await methodsOf(context));
  const expected = idsOf(before);
  ensure(
    inWords(now) === inWords(expected),
    `When ${when}, the methods should be ${inWords(expected)}, but they are ${inWords(now)}.`,
  );
}

/** Completes it; then the new one is there, what it replaces is not, and the others are. @returns the new one. */
async function completed(
  context: SuiteContext,
  {enrollment, request: {type}, before, replaced}: Begun,
  proof: EnrollmentProof,
): Promise<VerificationMethod> {
  const {verification} = context.adapter;
  const complete = (options?: WriteOptions) => verification.complete(enrollment.id, proof, options);
  done(await proven(context, complete), `verification.complete of "${type}"`);
  const after = await methodsOf(context);
  const ofType = (methods: readonly VerificationMethod[]) => methods.filter((method) => method.type === type);
  const expected = ofType(before).length + (replaced ? 0 : 1);
  // Recovery codes that are made anew may be the same method; the first of them come with another one.
  const length = type === 'recovery-codes' ? Math.max(1, ofType(before).length) : expected;
  ensure(
    ofType(after).length === length,
    `After verification.complete there should be ${length} of "${type}", but there are ${inWords(ofType(after))}.`,
  );
  const lost = before.filter(({id, type: other}) => other !== type && !idsOf(after).includes(id));
  ensure(!lost.length, `With ${type} set up, others are gone: ${inWords(idsOf(lost))}.`);
  const known = before.map(inWords);
  const added = ofType(after).find((method) => !known.includes(inWords(method)));
  if (!added && type === 'recovery-codes') return need(ofType(after)[0], 'no recovery codes are listed.');
  ensure(added, `After verification.complete nothing of "${type}" is new: ${inWords(ofType(after))}.`);
  return added;
}

const codeOf = (context: SuiteContext) =>
  need(context.rig.enrollmentCode, 'the rig has no enrollmentCode().');

/** The first of the types of which a code can be sent. */
async function begunByCode(context: SuiteContext): Promise<Begun<Step<'code'>>> {
  codeOf(context);
  await needNative(context, 'verification.get', 'verification.begin', 'verification.complete');
  for (const type of sentTypes) {
    const isPossible = await placeFor(context, type).then(
      () => true,
      () => false,
    );
    if (isPossible) return begun(context, type, 'code');
  }
  skip('no code is sent to set anything up.');
}

const base64Url = /^[\w-]+$/;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const encoded = (value: unknown, bytes: number) =>
  isText(value) && base64Url.test(value) && value.length >= Math.ceil((bytes * 4) / 3);

type Unknown = Readonly<Record<string, unknown>>;
const listIn = (value: unknown) => (Array.isArray(value) ? (value as readonly Unknown[]) : undefined);

/** What is wrong with it as a PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3, section 5.1.9). */
function* faultsOf({challenge, rp, user, pubKeyCredParams, excludeCredentials, timeout}: Unknown) {
  const {id: rpId, name: rpName} = Object(rp) as Unknown;
  const {id: userId, name: userName, displayName} = Object(user) as Unknown;
  // Section 13.4.3: at least 16 bytes, or it can be guessed.
  if (!encoded(challenge, 16)) yield 'challenge: 16 bytes or more in URL-safe base64';
  if (typeof rpName !== 'string') yield 'rp.name: a text';
  if (rpId !== undefined && !isText(rpId)) yield 'rp.id: a host, or nothing';
  if (!encoded(userId, 1) || String(userId).length > 86) yield 'user.id: 1 to 64 bytes in URL-safe base64';
  if (typeof userName !== 'string') yield 'user.name: a text';
  if (typeof displayName !== 'string') yield 'user.displayName: a text';
  const kinds = listIn(pubKeyCredParams) ?? [];
  const isKind = ({type, alg}: Unknown) => type === 'public-key' && Number.isInteger(alg);
  if (!kinds.length || !kinds.every(isKind)) yield 'pubKeyCredParams: "public-key", each with an algorithm';
  const known = excludeCredentials === undefined ? [] : listIn(excludeCredentials);
  const isKnown = ({type, id}: Unknown) => type === 'public-key' && encoded(id, 1);
  if (!known?.every(isKnown)) yield 'excludeCredentials: "public-key", each with its id in URL-safe base64';
  if (timeout !== undefined && !(Number(timeout) > 0)) yield 'timeout: milliseconds';
}

const inBase64Url = (text: string) =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** What a page could send that has no authenticator: the right shape, and nothing in it. */
function madeUp({challenge}: Unknown) {
  const client = {type: 'webauthn.create', challenge, origin: 'https://made-up.example', crossOrigin: false};
  return {
    id: inBase64Url('made up by the suite'),
    rawId: inBase64Url('made up by the suite'),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: inBase64Url(JSON.stringify(client)),
      // {"fmt": "none", "attStmt": {}, "authData": h''} in CBOR
      attestationObject: inBase64Url('\xa3cfmtdnonegattStmt\xa0hauthData@'),
    },
  };
}

export const enrollingCases: readonly SuiteCase[] = [
  ...each(sentTypes, (type, name) => ({
    name: `adds ${name} by the code that was sent there`,
    run: async (context) => {
      const enrollmentCode = codeOf(context);
      await needNative(context, 'verification.complete');
      const {replaced} = await placeFor(context, type);
      // A phone is reached by text, by call, or by either: each must come to a code.
      const [way, ...others] = replaced?.ways ?? [];
      for (const other of others) {
        const {enrollment} = await begun(context, type, 'code', {way: other});
        done(await context.adapter.verification.cancel(enrollment.id), 'verification.cancel');
      }
      const start = await begun(context, type, 'code', {way});
      const {destination} = start.enrollment;
      ensure(destination, 'A code was sent, but the step does not say where to.');
      const code = await enrollmentCode({type, ...start.enrollment});
      const added = await completed(context, start, {code});
      ensure(added.destination, `${name} was added, but the list does not say which.`);
    },
  })),
  ...each(sentTypes, (type, name) => ({
    name: `refuses what is not ${name}, and sends nothing there`,
    run: async (context) => {
      const {before, replaced} = await placeFor(context, type);
      const field = type === 'phone' ? 'number' : 'address';
      const {verification} = context.adapter;
      for (const typed of ['', 'neither of them']) {
        const request = {type, [field]: typed, replaces: replaced?.id};
        const what = `verification.begin of "${type}" with "${typed}"`;
        const call = proven(context, (options) => verification.begin(request, options));
        ensureField(await errorOf(call, what, 'validation'), what, `/${field}`);
      }
      await ensureUnchanged(context, before, `${name} was refused`);
    },
  })),
  {
    name: 'refuses a wrong code that was sent, and takes the right one after it',
    run: async (context) => {
      const enrollmentCode = codeOf(context);
      const start = await begunByCode(context);
      const {enrollment, before} = start;
      const {type} = start.request;
      const what = 'verification.complete with a wrong code';
      const right = await enrollmentCode({type, ...enrollment});
      // As long as the right one, and never it.
      const wrong = right.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
      const call = context.adapter.verification.complete(enrollment.id, {code: wrong});
      const error = await errorOf(call, what, 'validation');
      ensureField(error, what, '/code', 'incorrect');
      await ensureUnchanged(context, before, 'a code was wrong');
      const left = error.details.fields?.find(({pointer}) => pointer === '/code')?.params?.['attemptsLeft'];
      if (left === 0) return;
      await completed(context, start, {code: right});
    },
  },
  {
    name: 'sends a code for setting up again, but not at once, and says how long that is',
    run: async (context) => {
      const {enrollment, before} = await begunByCode(context);
      await needNative(context, 'verification.resend');
      const {verification} = context.adapter;
      if (enrollment.resendAfterSeconds) {
        const call = verification.resend(enrollment.id);
        const {details} = await errorOf(call, 'verification.resend, at once,', 'rate-limited');
        ensure(details.retryAfterSeconds, 'It is too soon for another code, but it does not say how long.');
      } else {
        const again = done(await verification.resend(enrollment.id), 'verification.resend');
        ensure(
          !again || again.step === 'code',
          `verification.resend should come to the step "code", but it gave ${inWords(again)}.`,
        );
      }
      await errorOf(
        verification.resend('no-such-enrollment'),
        'verification.resend of nothing',
        'not-found',
        'expired',
      );
      await ensureUnchanged(context, before, 'a code was asked for again');
    },
  },
  {
    name: 'refuses one more of a type that is at its limit',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.begin');
      const {methods, options} = await state(context);
      const isFull = (type: Type) => {
        const add = options.find((option) => option.type === type)?.add;
        return add?.support === 'none' && add.refusal.reason === 'limit';
      };
      const full = need(
        (Object.keys(names) as Type[]).find(isFull),
        'no type that the suite can ask for is at its limit.',
      );
      const {verification} = context.adapter;
      const request = requestFor(context, full);
      const call = proven(context, (options) => verification.begin(request, options));
      const what = `verification.begin of one more "${full}"`;
      const {details} = await errorOf(call, what, 'conflict');
      ensure(
        details.refusal?.reason === 'limit',
        `${what}: expected the reason "limit", but the refusal is ${inWords(details.refusal)}.`,
      );
      await ensureUnchanged(context, methods, 'one more was refused');
    },
  },
  ...each(shownTypes, (type, name) => ({
    name: `shows ${name} once, and never again`,
    run: async (context) => {
      await needNative(context, 'verification.complete');
      const start = await begun(context, type, 'show-once');
      const {secrets} = start.enrollment;
      ensure(
        secrets.length > 0 && secrets.every(Boolean) && new Set(secrets).size === secrets.length,
        `${name} should be something to keep, each another one, but there are ${secrets.length}.`,
      );
      const method = await completed(context, start, {kept: true});
      const read = JSON.stringify([await state(context), method]);
      ensure(!secrets.some((secret) => read.includes(secret)), 'A later read tells what was shown once.');
      const {remaining} = method;
      ensure(
        type !== 'recovery-codes' || remaining === undefined || remaining === secrets.length,
        `${secrets.length} recovery codes were shown, and none was used, but ${remaining} are left.`,
      );
      const {enrollment: next} = await begun(context, type, 'show-once');
      ensure(
        !next.secrets.some((secret) => secrets.includes(secret)),
        `Set up once more, ${name} should be new, but it is what was shown before.`,
      );
    },
  })),
  {
    name: 'leaves what a new one would have replaced, when that is given up',
    run: async (context) => {
      await needNative(context, 'verification.get', 'verification.begin', 'verification.cancel');
      const types: readonly Type[] = [...(context.rig.enrollmentCode ? sentTypes : []), ...shownTypes];
      const before = await methodsOf(context);
      const old = need(
        before.find(
          ({type, change}) => types.some((one) => one === type) && (change?.support ?? 'native') === 'native',
        ),
        'there is no method to change.',
      );
      const request = {...requestFor(context, old.type as Type), replaces: old.id};
      const enrollment = await begin(context, request);
      if (enrollment.step === 'complete') skip(`${names[old.type as Type]} counts without a proof here.`);
      const {verification} = context.adapter;
      done(await verification.cancel(enrollment.id), 'verification.cancel');
      const now = (await methodsOf(context)).find(({id}) => id === old.id);
      ensure(
        inWords(now) === inWords(old),
        `What was to be replaced should be ${inWords(old)} as before, but it is ${inWords(now)}.`,
      );
      await ensureUnchanged(context, before, 'a change was given up');
    },
  },
  ...each(credentialTypes, (type, name) => ({
    name: `asks the browser for ${name} as WebAuthn has it, with a new challenge each time`,
    run: async (context) => {
      const {enrollment, request} = await begun(context, type, 'webauthn');
      const {publicKey} = enrollment;
      const faults = [...faultsOf(publicKey)];
      ensure(!faults.length, `publicKey should have ${faults.join('; ')}, but it is ${inWords(publicKey)}.`);
      const again = await begin(context, request);
      ensure(
        again.step === 'webauthn' && again.publicKey['challenge'] !== publicKey['challenge'],
        'The challenge was the same twice: what was signed once would be good again.',
      );
    },
  })),
  ...each(credentialTypes, (type, name) => ({
    name: `refuses ${name} that no authenticator made, and adds nothing`,
    run: async (context) => {
      await needNative(context, 'verification.complete');
      const {enrollment, before} = await begun(context, type, 'webauthn');
      const {verification} = context.adapter;
      const credential = madeUp(enrollment.publicKey);
      const what = 'verification.complete with a made-up credential';
      const error = await errorOf(verification.complete(enrollment.id, {credential}), what, 'validation');
      ensureField(error, what, '/credential');
      await ensureUnchanged(context, before, 'a credential was made up');
    },
  })),
  ...each(credentialTypes, (type, name) => ({
    name: `adds ${name} that an authenticator made, and takes it once`,
    run: async (context) => {
      const {createCredential} = context.rig;
      const create = need(createCredential, 'the rig has no createCredential().');
      await needNative(context, 'verification.complete');
      const start = await begun(context, type, 'webauthn');
      const {enrollment} = start;
      const credential = await create(enrollment.publicKey);
      await completed(context, start, {credential});
      const after = await methodsOf(context);
      const {verification} = context.adapter;
      const again = await rejectionOf(
        verification.complete(enrollment.id, {credential}),
        'verification.complete with the same credential once more',
      );
      ensure(again instanceof AccountError, `It should be an AccountError, but it is ${inWords(again)}.`);
      await ensureUnchanged(context, after, 'a credential was sent twice');
    },
  })),
  {
    name: 'refuses a passkey that was made for another challenge, and adds nothing',
    run: async (context) => {
      const create = need(context.rig.createCredential, 'the rig has no createCredential().');
      await needNative(context, 'verification.complete');
      const {enrollment: first, request, before} = await begun(context, 'passkey', 'webauthn');
      const credential = await create(first.publicKey);
      const second = await begin(context, request);
      const {verification} = context.adapter;
      const what = 'verification.complete with the answer to an earlier challenge';
      const error = await errorOf(verification.complete(second.id, {credential}), what, 'validation');
      ensureField(error, what, '/credential');
      await ensureUnchanged(context, before, 'a credential answered another challenge');
    },
  },
];
