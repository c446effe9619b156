/** An authenticator of WebAuthn in software, for tests without a browser's: ES256, attestation "none". */
import {base64UrlToBytes, bytesToBase64Url as base64Url} from '../../mocks/bytes.js';

const encoder = new TextEncoder();
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

interface Options {
  readonly challenge: string;
  readonly rp?: {readonly id: string};
  readonly rpId?: string;
}

export interface SoftwareAuthenticator {
  /** A RegistrationResponseJSON. */
  create(options: object): Promise<object>;
  /** An AuthenticationResponseJSON. */
  get(options: object): Promise<object>;
  /** How often it says that it was used. */
  counter: number;
}

const flags = {present: 0x01, verified: 0x04, attested: 0x40};

/**
 * @param origin of the page that it takes itself to be on.
 * @param options `verifies`: it asks who is there; `counts`: passkeys that are on many devices always say 0.
 */
export async function softwareAuthenticator(
  origin: string,
  {verifies = true, counts = true} = {},
): Promise<SoftwareAuthenticator> {
  const {publicKey, privateKey} = await crypto.subtle.generateKey(
    {name: 'ECDSA', namedCurve: 'P-256'},
    true,
    ['sign'],
  );
  const jwk = await crypto.subtle.exportKey('jwk', publicKey);
  const id = crypto.getRandomValues(new Uint8Array(32));

  const clientData = (type: string, {challenge}: Options) =>
    encoder.encode(JSON.stringify({type: `webauthn.${type}`, challenge, origin, crossOrigin: false}));

  const authenticatorData = async (rpId: string, attested?: Uint8Array) => {
    const counter = new Uint8Array(4);
    new DataView(counter.buffer).setUint32(0, self.counter);
    const flag = flags.present | (verifies ? flags.verified : 0) | (attested ? flags.attested : 0);
    return joined(
      await sha256(encoder.encode(rpId)),
      Uint8Array.of(flag),
      counter,
      attested ?? Uint8Array.of(),
    );
  };

  // CBOR (RFC 8949) of a COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const coordinate = (name: 'x' | 'y') => joined(Uint8Array.of(0x58, 32), base64UrlToBytes(jwk[name] ?? ''));
  const coseKey = joined(
    Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    coordinate('x'),
    Uint8Array.of(0x22),
    coordinate('y'),
  );

  const self: SoftwareAuthenticator = {
    counter: 0,
    create: async (given) => {
      const options = given as Options;
      const length = Uint8Array.of(0, id.length);
      const attested = joined(new Uint8Array(16), length, id, coseKey);
      const data = await authenticatorData(options.rp?.id ?? '', attested);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = joined(
        Uint8Array.of(0xa3, 0x63),
        encoder.encode('fmt'),
        Uint8Array.of(0x64),
        encoder.encode('none'),
        Uint8Array.of(0x67),
        encoder.encode('attStmt'),
        Uint8Array.of(0xa0, 0x68),
        encoder.encode('authData'),
        Uint8Array.of(0x58, data.length),
        data,
      );
      return {
        id: base64Url(id),
        rawId: base64Url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64Url(clientData('create', options)),
          attestationObject: base64Url(attestation),
          transports: ['internal'],
        },
      };
    },
    get: async (given) => {
      const options = given as Options;
      if (counts) self.counter += 1;
      const data = await authenticatorData(options.rpId ?? '');
      const client = clientData('get', options);
      const signed = joined(data, await sha256(client));
      const raw = await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, privateKey, signed);
      return {
        id: base64Url(id),
        rawId: base64Url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64Url(client),
          authenticatorData: base64Url(data),
          signature: base64Url(derOf(new Uint8Array(raw))),
        },
      };
    },
  };
  return self;
}

/** The two numbers of a signature as ASN.1 has them. */
function derOf(raw: Uint8Array): Uint8Array {
  const number = (bytes: Uint8Array) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.subarray(start);
    const positive = (short[0] ?? 0) > 0x7f ? joined(Uint8Array.of(0), short) : short;
    return joined(Uint8Array.of(0x02, positive.length), positive);
  };
  const both = joined(number(raw.subarray(0, 32)), number(raw.subarray(32)));
  return joined(Uint8Array.of(0x30, both.length), both);
}
