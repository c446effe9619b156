/** Setting up a method: its calls. Loaded when the first is made. */
import type {CallOptions, WriteOptions} from '../../contract/calls.js';
import {AccountError} from '../../contract/error.js';
import type {Enrollment, VerificationPort, VerificationType} from '../../contract/verification.js';
import {entryOf, instantOf, parsed} from '../internal/read.js';
import {nodeOf, textIn, unverified} from './read.js';
import type {KratosFlow, KratosMessage} from './wire.js';

/** What the adapter has of Kratos' flows. */
interface Flows {
  readonly begun: (path: string, callOptions?: CallOptions) => Promise<KratosFlow>;
  readonly settings: (callOptions?: CallOptions) => Promise<KratosFlow>;
  readonly submit: (
    flow: KratosFlow,
    values: Readonly<Record<string, unknown>>,
    callOptions: CallOptions | undefined,
    rename: (name: string) => string,
  ) => Promise<KratosFlow>;
}

/** @param givenUp the enrolments that nobody may complete any more. */
export function callsOf(
  {begun, settings, submit}: Flows,
  issuer: string,
  givenUp: ReadonlySet<string>,
): Pick<VerificationPort, 'begin' | 'resend' | 'complete'> {
  /** A flow that was there: Kratos forgets those that are over. */
  const resumed = (path: string, callOptions?: CallOptions) =>
    begun(path, callOptions).catch((error: unknown) => {
      const {code, details} = AccountError.from(error);
      throw code === 'not-found' ? new AccountError('expired', details) : error;
    });

  /** An enrolment's id is its type, its flow and its name. */
  const idOf = (type: VerificationType, flow: string, label = '') =>
    [type, flow, encodeURIComponent(label)].join('~');

  const enrolled = (id: string) => {
    if (givenUp.has(id)) throw new AccountError('expired');
    const [type = '', flow = '', label = ''] = id.split('~');
    return {
      type,
      label: decodeURIComponent(label),
      path: `${type === 'email' ? 'verification' : 'settings'}/flows?id=${encodeURIComponent(flow)}`,
    };
  };

  const sendCode = async (flow: KratosFlow, writeOptions: WriteOptions | undefined, address: string) => {
    await submit(flow, {method: 'code', email: address}, writeOptions, () => '/address');
    return {
      kind: 'done' as const,
      value: {id: idOf('email', flow.id, address), step: 'code' as const, destination: address},
    };
  };

  /** Where there are codes already, Kratos makes new ones only of a flow that has shown them. The old ones are good until those are kept. */
  const newCodes = async (flow: KratosFlow, writeOptions: WriteOptions | undefined) => {
    const press = (at: KratosFlow, name: string) =>
      nodeOf(at, name) ? submit(at, {method: 'lookup_secret', [name]: true}, writeOptions, () => '') : at;
    return press(await press(flow, 'lookup_secret_reveal'), 'lookup_secret_regenerate');
  };

  return {
    begin: async ({type, label, address}, writeOptions) => {
      const flow = await settings(writeOptions);
      if (type === 'email') {
        const destination = unverified(flow.identity)?.value;
        if (!destination) throw new AccountError('conflict', {refusal: {reason: 'limit'}});
        // Kratos says of any other address, too, that a code is on its way there; it would prove nothing.
        if (address !== undefined && address.trim().toLowerCase() !== destination)
          throw new AccountError('validation', {fields: [{pointer: '/address', code: 'option'}]});
        const verification = await begun('verification/browser', writeOptions);
        return sendCode(verification, writeOptions, destination);
      }
      const step = type === 'recovery-codes' ? await newCodes(flow, writeOptions) : flow;
      const value = parsed(readEnrollment, idOf(type, flow.id, label), type, step, issuer);
      if (!value) throw new AccountError('policy', {refusal: {reason: 'configuration'}});
      return {kind: 'done', value};
    },
    resend: async (id, writeOptions) => {
      const {path, label, type} = enrolled(id);
      const flow = await resumed(path, writeOptions);
      if (type !== 'email') throw new AccountError('not-supported');
      return sendCode(flow, writeOptions, label);
    },
    complete: async (id, proof, writeOptions) => {
      const {type, label, path} = enrolled(id);
      const flow = await resumed(path, writeOptions);
      const credential = 'credential' in proof && JSON.stringify(proof.credential);
      const values: Readonly<Record<string, object | false>> = {
        'authenticator-app': 'code' in proof && {method: 'totp', totp_code: proof.code},
        email: 'code' in proof && {method: 'code', code: proof.code},
        'recovery-codes': 'kept' in proof && {method: 'lookup_secret', lookup_secret_confirm: true},
        passkey: credential !== false && {method: 'passkey', passkey_settings_register: credential},
        'security-key': credential !== false && {
          method: 'webauthn',
          webauthn_register: credential,
          webauthn_register_displayname: label,
        },
      };
      const sent = entryOf(values, type);
      if (!sent) throw new AccountError('validation', {fields: [{pointer: '', code: 'required'}]});
      const [pointer = ''] = Object.keys(proof);
      await submit(flow, sent as Readonly<Record<string, unknown>>, writeOptions, () => `/${pointer}`);
      return {kind: 'done'};
    },
  };
}

/** The first step of a method that a settings flow offers. */
function readEnrollment(
  id: string,
  type: VerificationType,
  flow: KratosFlow,
  issuer: string,
): Enrollment | undefined {
  const expiresAt = instantOf(flow.expires_at);
  const expires = expiresAt && {expiresAt};
  const secret = textIn(flow, 'totp_secret_key');
  if (type === 'authenticator-app' && secret) {
    const account = textIn(flow, 'traits.email') ?? flow.identity?.id ?? '';
    const query = new URLSearchParams({secret, issuer, algorithm: 'SHA1', digits: '6', period: '30'});
    // The query as RFC 3986 has it: apps show a "+" as it is.
    const parameters = query.toString().replaceAll('+', '%20');
    const label = [issuer, account].map(encodeURIComponent).join(':');
    return {id, ...expires, step: 'totp', secret, uri: `otpauth://totp/${label}?${parameters}`};
  }
  const creation = textIn(flow, type === 'passkey' ? 'passkey_create_data' : 'webauthn_register_trigger');
  if ((type === 'passkey' || type === 'security-key') && creation) {
    const {publicKey} = JSON.parse(creation) as {publicKey: Record<string, unknown>};
    return {id, ...expires, step: 'webauthn', publicKey};
  }
  const codes = nodeOf(flow, 'lookup_secret_codes')?.attributes.text?.context?.['secrets'];
  if (type === 'recovery-codes' && Array.isArray(codes)) {
    const secrets = (codes as KratosMessage[]).flatMap(({text}) => text ?? []);
    return {id, ...expires, step: 'show-once', secrets};
  }
  return undefined;
}
