import type {
  Enrollment,
  EnrollmentProof,
  PhoneSlot,
  VerificationType,
} from '../../src/contract/verification.js';
import type {Account} from '../account.js';
import type {MockBackend} from '../backend.js';
import {knownTypes} from '../verification/kinds.js';
import {input, type PageForm, textIn} from './fields.js';
import {markup} from './html.js';

/** What the address says that is to be set up. */
function wanted(query: URLSearchParams) {
  const type = query.get('type') as VerificationType | null;
  return {
    type: type ?? 'authenticator-app',
    slot: (query.get('slot') as PhoneSlot | null) ?? undefined,
    replaces: query.get('replaces') ?? undefined,
  };
}

const titles: Partial<Record<VerificationType, string>> = {
  'authenticator-app': 'Set up an authenticator app',
  phone: 'Set up a phone',
  email: 'Set up an e-mail address',
  'recovery-codes': 'Get new recovery codes',
  'app-password': 'Create an app password',
};

/** The first form: what it is. The second, whose form names an enrolment: what proves it. */
export function enrollmentForm(
  backend: MockBackend,
  query: URLSearchParams,
  form: FormData | undefined,
): PageForm | undefined {
  const {type} = wanted(query);
  const id = form && textIn(form, 'enrollment');
  const begun = backend.state.verification.enrollments.find((each) => each.id === id);
  if (begun) {
    const {pending} = begun;
    const destination = pending.step === 'code' ? pending.reach : '';
    const secret = pending.step === 'totp' ? pending.secret : '';
    return proofForm({
      id: begun.id,
      step: pending.step,
      destination,
      secret,
      secrets: [],
    } as unknown as Enrollment);
  }
  const title = knownTypes.some((known) => known === type) ? titles[type] : undefined;
  if (!title) return undefined;
  const fields = {
    phone: input('Phone number, with country code', 'number', 'tel', 'tel'),
    email: input('E-mail address', 'address', 'email', 'email'),
    'recovery-codes': markup``,
  };
  const own = Object.hasOwn(fields, type) ? fields[type as keyof typeof fields] : undefined;
  return {title, fields: own ?? input('Name', 'label', 'text', 'off'), submit: 'Next'};
}

function proofForm(enrollment: Enrollment): PageForm {
  const hidden = markup`<input type="hidden" name="enrollment" value="${enrollment.step === 'complete' ? '' : enrollment.id}" />`;
  const code = markup`${hidden}${input('Code', 'code', 'text', 'one-time-code')}`;
  switch (enrollment.step) {
    case 'totp':
      return {
        title: 'Give the code from your app',
        lead: `Type this secret into your authenticator app: ${enrollment.secret}`,
        fields: code,
        submit: 'Verify',
      };
    case 'code':
      return {
        title: 'Give the code',
        lead: `It was sent to ${enrollment.destination}.`,
        fields: code,
        submit: 'Verify',
      };
    default:
      return {
        title: 'Keep this',
        lead: `It is shown now and never again: ${'secrets' in enrollment ? enrollment.secrets?.join(' ') : ''}`,
        fields: hidden,
        submit: 'I have kept it',
      };
  }
}

/** Begins, or proves what was begun. @returns the form that comes next. */
export async function enroll(
  {verification}: Account,
  backend: MockBackend,
  query: URLSearchParams,
  form: FormData,
): Promise<PageForm | undefined> {
  const text = (name: string) => textIn(form, name) || undefined;
  const id = text('enrollment');
  if (id !== undefined) {
    const begun = backend.state.verification.enrollments.find((each) => each.id === id);
    const proof: EnrollmentProof =
      begun?.pending.step === 'show-once' ? {kept: true} : {code: text('code') ?? ''};
    await verification.complete(id, proof);
    return undefined;
  }
  const typed = {label: text('label'), number: text('number'), address: text('address')};
  const outcome = await verification.begin({...wanted(query), ...typed});
  return outcome.kind === 'done' && outcome.value ? proofForm(outcome.value) : undefined;
}
