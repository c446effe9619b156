import type {Capability} from '../../contract/capability.js';
import type {
  PhoneSlot,
  PhoneWay,
  VerificationMethod,
  VerificationState,
  VerificationType,
} from '../../contract/verification.js';

/** One line of the choice of what is asked for first. */
export interface DefaultOption {
  readonly type: VerificationType;
  readonly slot?: PhoneSlot | undefined;
  readonly way?: PhoneWay | undefined;
  /** Absent: nothing of this type is set up. */
  readonly method?: VerificationMethod | undefined;
  /** Whether it can be chosen. */
  readonly capability: Capability;
}

// In the order in which they are offered, where nothing of the type is set up.
const choosable: readonly VerificationType[] = [
  'push-app',
  'authenticator-app',
  'phone',
  'passkey',
  'security-key',
  'email',
];

export const isOpen = ({support}: Capability): boolean => support === 'native' || support === 'redirect';

/** The backend cannot do this at all. Other reasons are somebody’s decision. */
export const isLacking = (capability: Capability): boolean =>
  capability.support === 'none' && capability.refusal.reason === 'backend';

/** Every way of being asked for first: those that can be chosen, and those that cannot, each with its capability. */
export function defaultOptions(
  {methods, options}: VerificationState,
  otherwise: Capability,
): DefaultOption[] {
  const ofType = (type: VerificationType) =>
    options.find((option) => option.type === type)?.makeDefault ?? otherwise;
  const present = methods.flatMap((method): DefaultOption[] => {
    const {type, slot, ways = [], isDefault} = method;
    const capability = method.makeDefault ?? ofType(type);
    // A method whose kind is never asked for first is no option; what is the default is one whatever is said.
    if (!isDefault && (isLacking(capability) || !method.usedFor.includes('sign-in'))) return [];
    const each = ways.length > 0 ? ways : [undefined];
    return each.map((way) => ({type, slot, way, method, capability}));
  });
  const absent = choosable.flatMap((type): DefaultOption[] => {
    const known = options.some((option) => option.type === type);
    if (!known || methods.some((method) => method.type === type) || isLacking(ofType(type))) return [];
    return [{type, capability: ofType(type)}];
  });
  return [...present, ...absent];
}
