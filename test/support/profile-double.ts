import type {AccountAdapter, Capabilities} from '../../src/contract/adapter.js';
import {AccountError} from '../../src/contract/error.js';
import type {Attribute, Profile, ProfilePatch, ProfilePort} from '../../src/contract/profile.js';

export const ada: Profile = {
  id: 'ada',
  version: '"1"',
  displayName: 'Ada Lovelace',
  username: 'ada@contoso.example',
  email: 'ada@contoso.example',
  otherEmails: ['ada.lovelace@contoso.example'],
  phones: [
    {type: 'business', number: '+44 20 7946 0018'},
    {type: 'mobile', number: '+44 7700 900123'},
  ],
  jobTitle: 'Principal analyst',
  department: 'Computing',
  organization: 'Contoso',
  office: {
    location: 'Building 4, room 2.17',
    street: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'United Kingdom',
  },
  manager: {displayName: 'Charles Babbage', email: 'charles@contoso.example'},
  hasPhoto: false,
};

const native = {support: 'native'} as const;

export const phone: Attribute = {
  name: 'phones/mobile',
  type: 'tel',
  required: false,
  edit: native,
  minLength: 6,
  maxLength: 24,
  pattern: '\\+?[0-9 ]+',
  help: 'With the country code.',
};

export const editable: Profile = {
  ...ada,
  attributes: [
    phone,
    {name: 'office/city', type: 'text', required: true, edit: native, maxLength: 20},
    {name: 'pronouns', label: 'Pronouns', type: 'text', required: false, edit: native},
  ],
};

export const editing: Capabilities = {'profile.update': native, 'profile.setPhoto': native};

export interface ProfileDouble extends AccountAdapter {
  /** Each call with its first argument. */
  readonly calls: string[];
  /** What the backend has. */
  profile: ProfilePort & {current: Profile; patches: ProfilePatch[]};
}

export interface ProfileDoubleOptions extends Partial<ProfilePort> {
  readonly current?: Profile;
  readonly capabilities?: Capabilities;
  readonly describe?: AccountAdapter['describe'];
  readonly stepUp?: AccountAdapter['stepUp'];
  readonly subject?: () => string | undefined;
}

const managed = {support: 'none', refusal: {reason: 'managed'}} as const;

/** Ada's profile, which obeys versions; a test decides the rest. */
export function profileDouble(options: ProfileDoubleOptions = {}): ProfileDouble {
  const calls: string[] = [];
  const patches: ProfilePatch[] = [];
  const port: ProfileDouble['profile'] = {
    current: options.current ?? ada,
    patches,
    get: (given) => {
      calls.push('get');
      return options.get?.(given) ?? Promise.resolve(port.current);
    },
    update: async (patch, given) => {
      calls.push('update');
      patches.push(patch);
      if (options.update) return options.update(patch, given);
      if (given?.ifVersion !== port.current.version) throw new AccountError('stale');
      port.current = {...patched(port.current, patch), version: `"${calls.length}"`};
      return {kind: 'done', value: port.current};
    },
    startEdit: (name, given) => {
      calls.push(`startEdit ${name}`);
      return (
        options.startEdit?.(name, given) ??
        Promise.resolve({
          kind: 'redirect',
          redirect: {url: 'https://id.contoso.example/edit', operation: 'profile.startEdit'},
        })
      );
    },
    photo: (wanted, given) => {
      calls.push('photo');
      return options.photo?.(wanted, given) ?? Promise.resolve(null);
    },
    setPhoto: async (photo, given) => {
      calls.push(photo ? 'setPhoto' : 'setPhoto null');
      if (options.setPhoto) return options.setPhoto(photo, given);
      port.current = {...port.current, hasPhoto: photo !== null};
      return {kind: 'done'};
    },
  };
  return {
    name: 'double',
    calls,
    profile: port,
    describe: (given) => {
      calls.push('describe');
      if (options.describe) return options.describe(given);
      return Promise.resolve({
        subject: options.subject ? options.subject() : 'ada',
        capabilities: {
          'profile.get': native,
          'profile.photo': native,
          'profile.update': managed,
          'profile.setPhoto': managed,
          ...options.capabilities,
        },
        support: {label: 'Contoso IT help', email: 'help@contoso.example'},
        canSignIn: true,
      });
    },
    signIn: () => Promise.resolve({url: 'https://id.contoso.example/sign-in', operation: 'sign-in'}),
    stepUp: options.stepUp ?? (() => Promise.resolve({kind: 'done'})),
  };
}

function patched(profile: Profile, patch: ProfilePatch): Profile {
  return Object.entries(patch).reduce((before, [name, value]): Profile => {
    const values = value === null ? [] : [value].flat();
    const [group = '', key = ''] = name.split('/');
    if (group === 'phones') {
      const others = (before.phones ?? []).filter(({type}) => type !== key);
      return {...before, phones: [...others, ...values.map((number) => ({type: key as 'mobile', number}))]};
    }
    if (group === 'office') return {...before, office: {...before.office, [key]: values[0]}};
    return {...before, values: {...before.values, [name]: values}};
  }, profile);
}

/** Bytes of a picture, as a camera would have it. */
export function picture(width = 40, height = 60, type = 'image/png'): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#c02040';
  context.fillRect(0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), type));
}
