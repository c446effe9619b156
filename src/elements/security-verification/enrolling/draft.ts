import type {
  EnrollmentRequest,
  PhoneSlot,
  VerificationMethod,
  VerificationType,
} from '../../../contract/verification.js';

const phoneSlots: readonly PhoneSlot[] = ['mobile', 'alternate', 'office'];

/** What is typed before the backend is asked; it outlives an enrolment that expires. */
export type Draft = {
  -readonly [K in keyof Omit<EnrollmentRequest, 'type' | 'replaces'>]: EnrollmentRequest[K];
};

/** The phones that have no number yet. */
export function freeSlots(methods: readonly VerificationMethod[]): PhoneSlot[] {
  return phoneSlots.filter((slot) => methods.every((method) => method.slot !== slot));
}

/** What is there before anything is typed. */
export function draftFor(
  type: VerificationType,
  replaced: VerificationMethod | undefined,
  methods: readonly VerificationMethod[],
): Draft {
  const label = replaced?.label;
  if (type !== 'phone') return {label};
  const slot = replaced?.slot ?? freeSlots(methods)[0];
  return {label, slot, way: slot === 'office' ? 'call' : 'text', extension: replaced?.extension};
}

/** What is sent: nothing that is empty, and an extension of an office phone only. */
export function requestOf(
  type: VerificationType,
  replaced: VerificationMethod | undefined,
  draft: Draft,
): EnrollmentRequest {
  const {extension, ...rest} = draft;
  const typed = Object.entries({...rest, ...(draft.slot === 'office' && {extension})}).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  return {
    type,
    ...(replaced && {replaces: replaced.id}),
    ...(Object.fromEntries(typed) as Draft),
  };
}

/** Codes are typed and pasted with spaces, dashes and full-width digits. */
export const codeOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Dash}]/gu, '');

/** "JBSW Y3DP": for who types it. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
