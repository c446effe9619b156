import {AccountError} from '../../src/contract/error.js';
import type {Enrollment, EnrollmentRequest, PhoneSlot, PhoneWay} from '../../src/contract/verification.js';
import type {MockBackend} from '../backend.js';
import {helpdesk, sentCode} from '../person.js';
import {send} from '../outbox.js';
import {waysOf} from './kinds.js';
import {demandMethod, freeSlots, masked} from './methods.js';
import {codeIn, type EnrollmentRule, judgeCode, refuseField} from './rule.js';
import type {Pending} from './stored.js';

type Sent = Extract<Pending, {step: 'code'}>;

export const resendAfterSeconds = 30;

/** Sends the code, and says where to. */
export function sendCode(backend: MockBackend, {channel, reach}: Sent): void {
  const text = `${sentCode} is your Contoso code. Nobody from Contoso will ask you for it.`;
  send(backend, {channel, to: reach, text});
}

export const shownOf = ({
  reach,
}: Sent): Pick<Extract<Enrollment, {step: 'code'}>, 'destination' | 'resendAfterSeconds'> => ({
  destination: reach,
  resendAfterSeconds,
});

/** @throws AccountError `rate-limited` where the last code was sent a moment ago. */
export function demandPause(backend: MockBackend, {sentAt}: Sent): void {
  const left = Math.ceil((sentAt - backend.now()) / 1000) + resendAfterSeconds;
  if (left > 0) throw new AccountError('rate-limited', {retryAfterSeconds: left});
}

/** Of what people type into a phone field, the number as the network has it (ITU-T E.164). */
export function phoneNumber(typed: string): string | undefined {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s().\-/\u2010-\u2015]/g, '')
    .replace(/^00/, '+');
  return /^\+[1-9]\d{5,14}$/.test(number) ? number : undefined;
}

/** Which of the phones it is to be. */
function slotOf(backend: MockBackend, {slot, replaces}: EnrollmentRequest): PhoneSlot {
  const replaced = replaces === undefined ? undefined : demandMethod(backend, replaces).method.slot;
  if (replaced && slot && slot !== replaced) refuseField('/slot', 'read-only');
  return slot ?? replaced ?? freeSlots(backend)[0] ?? 'mobile';
}

function phoneIn(backend: MockBackend, request: EnrollmentRequest) {
  const slot = slotOf(backend, request);
  const [usual = 'text'] = waysOf[slot];
  const way: PhoneWay = request.way ?? usual;
  if (!waysOf[slot].includes(way)) refuseField('/way', 'options');
  if (!request.number?.trim()) refuseField('/number', 'required');
  const reach = phoneNumber(request.number) ?? refuseField('/number', 'pattern');
  const extension = request.extension?.trim();
  if (extension && !/^\d{1,8}$/.test(extension)) refuseField('/extension', 'pattern');
  return {slot, way, reach, ...(extension && {extension})};
}

/** A number that counts when the code that was sent to it came back. */
export const phone: EnrollmentRule = {
  check: (backend, request) => {
    const slot = slotOf(backend, request);
    if (slot === 'office') {
      throw new AccountError('policy', {refusal: {reason: 'admin-only', contact: helpdesk}});
    }
    if (request.replaces === undefined && !freeSlots(backend).includes(slot)) {
      throw new AccountError('conflict', {refusal: {reason: 'limit'}});
    }
    phoneIn(backend, request);
  },
  begin: ({backend}, request) => {
    const {way, ...rest} = phoneIn(backend, request);
    return sent(backend, {step: 'code', channel: way, sentAt: backend.now(), ...rest});
  },
  prove: async ({backend}, {pending}, proof) => {
    const {slot = 'mobile', reach, extension} = await provenCode(backend, pending, codeIn(proof));
    return {
      method: {
        slot,
        destination: masked(reach),
        ...(extension && {extension}),
        ways: [...waysOf[slot]],
        usedFor: ['sign-in', 'reset'],
      },
      reach,
    };
  },
};

const maxAddressLength = 254;

/** An address that counts when the code that was sent to it came back: for resetting the password only. */
export const email: EnrollmentRule = {
  check: ({state}, {address}) => {
    const typed = address?.trim() ?? '';
    if (!typed) refuseField('/address', 'required');
    if (typed.length > maxAddressLength)
      refuseField('/address', 'too-long', {params: {max: maxAddressLength}});
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) refuseField('/address', 'pattern');
    const {email: own, username} = state.profile;
    if ([own, username].some((each) => each?.toLowerCase() === typed.toLowerCase())) {
      const message =
        'Without your password you could not read your mail there. Give an address outside Contoso.';
      refuseField('/address', 'own-address', {message});
    }
  },
  begin: ({backend}, {address = ''}) =>
    sent(backend, {step: 'code', channel: 'email', sentAt: backend.now(), reach: address.trim()}),
  prove: async ({backend}, {pending}, proof) => {
    const {reach} = await provenCode(backend, pending, codeIn(proof));
    return {method: {destination: masked(reach), usedFor: ['reset']}, reach};
  },
};

function sent(backend: MockBackend, pending: Sent) {
  sendCode(backend, pending);
  return {pending, shown: shownOf(pending)};
}

async function provenCode(backend: MockBackend, pending: Pending, code: string): Promise<Sent> {
  if (pending.step !== 'code') throw new AccountError('not-supported');
  await judgeCode(backend, code === sentCode);
  return pending;
}
