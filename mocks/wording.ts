import type {Refusal} from '../src/contract/capability.js';

/** The backend words its refusals in English, and in these languages too: by the English text. */
const translations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    'Contoso manages this profile.': 'Contoso gère ce profil.',
    'Contoso has closed self-service for now.': 'Contoso a fermé le libre-service pour le moment.',
    'Contoso has not enabled password reset.': 'Contoso n’a pas activé la réinitialisation de mot de passe.',
    'Contoso sets the office phone. Contoso IT help changes it.':
      'Contoso définit le téléphone de bureau. Contoso IT help peut le modifier.',
    'The computers of the lab are shared. Contoso IT help removes them.':
      'Les ordinateurs du labo sont partagés. Contoso IT help peut les retirer.',
    'Woodgrove Bank ends the access of its guests itself.':
      'Woodgrove Bank met elle-même fin à l’accès de ses invités.',
    'Fabrikam manages the profile of this account.': 'Fabrikam gère le profil de ce compte.',
    'Fabrikam manages the password of this account.': 'Fabrikam gère le mot de passe de ce compte.',
    'Fabrikam manages the verification of this account.': 'Fabrikam gère la vérification de ce compte.',
    'Job titles come from Contoso’s HR system.': 'Les fonctions viennent du système RH de Contoso.',
    'Answers can be guessed. Contoso no longer asks them.':
      'Les réponses peuvent se deviner. Contoso ne les demande plus.',
    'Contoso uses the codes of authenticator apps instead.':
      'Contoso utilise plutôt les codes des applications d’authentification.',
    'This account is locked.': 'Ce compte est verrouillé.',
  },
};

/** What is answered, with every refusal in it in the reader's language where the backend speaks that. */
export function worded<T>(value: T, locale: string | undefined): T {
  const [language = ''] = (locale ?? '').toLowerCase().split('-');
  const texts = Object.hasOwn(translations, language) ? translations[language] : undefined;
  return texts ? (translated(value, texts) as T) : value;
}

function translated(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((each) => translated(each, texts));
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const entries = Object.entries(value as object).map(([key, each]: [string, unknown]) => [
    key,
    key === 'refusal' ? refusalIn(each as Refusal | undefined, texts) : translated(each, texts),
  ]);
  return Object.fromEntries(entries) as unknown;
}

function refusalIn(refusal: Refusal | undefined, texts: Readonly<Record<string, string>>) {
  const text = refusal?.text;
  return text !== undefined && Object.hasOwn(texts, text) ? {...refusal, text: texts[text]} : refusal;
}
