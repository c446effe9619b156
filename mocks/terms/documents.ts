/** What Contoso has people agree to. */
import type {TermsRecord} from '../../src/contract/terms.js';
import {instant} from '../clock.js';
import type {StoredTerms} from './stored.js';

const day = 86_400_000;

const acceptableUse: StoredTerms = {
  id: 'acceptable-use',
  version: '3.1',
  publishedAt: '2026-01-12T09:00:00Z',
  title: {en: 'Acceptable use of IT', fr: 'Bon usage de l’informatique'},
  type: 'text/markdown',
  text: {
    en: `# Acceptable use

Contoso gives you devices, mail and storage **for your work**. You may use them privately, within reason.

## What we ask of you

1. Keep your password to yourself.
2. Report a lost device *the same day* to [Contoso IT help](https://contoso.example/it-help).
3. Do not copy personal data to places that Contoso does not manage.

## What we do

| What is logged | How long |
| --- | --- |
| Sign-ins | 90 days |
| Mail traffic, not its content | 30 days |

> Nobody reads your mail without a decision of the works council.
`,
    fr: `# Bon usage

Contoso met à votre disposition des appareils, une messagerie et du stockage **pour votre travail**. Un usage privé raisonnable est admis.

## Ce que nous vous demandons

1. Gardez votre mot de passe pour vous.
2. Signalez un appareil perdu *le jour même* au [support Contoso](https://contoso.example/it-help).
3. Ne copiez pas de données personnelles hors des systèmes de Contoso.

## Ce que nous faisons

| Ce qui est enregistré | Durée |
| --- | --- |
| Connexions | 90 jours |
| Trafic de messagerie, sans le contenu | 30 jours |
`,
  },
  validDays: 365,
};

const privacy: StoredTerms = {
  id: 'privacy',
  version: '2',
  publishedAt: '2025-05-02T09:00:00Z',
  title: {en: 'Privacy notice for employees', fr: 'Protection des données du personnel'},
  type: 'text/html',
  text: {
    en: `<h1>Your data</h1><p>Contoso processes what it needs <strong>to employ you</strong>.</p>
<h2>Your rights</h2><ul><li>to see what is stored,</li><li>to have it corrected,</li>
<li>to complain at <a href="https://privacy.contoso.example/">the privacy office</a>.</li></ul>`,
    fr: `<h1>Vos données</h1><p>Contoso traite ce qui est nécessaire <strong>à votre emploi</strong>.</p>
<h2>Vos droits</h2><ul><li>consulter ce qui est enregistré,</li><li>le faire corriger,</li>
<li>saisir <a href="https://privacy.contoso.example/">le service de protection des données</a>.</li></ul>`,
  },
};

const handbook: StoredTerms = {
  id: 'handbook',
  version: '2026',
  publishedAt: '2026-01-02T09:00:00Z',
  title: {en: 'Employee handbook'},
  type: 'link',
  text: {en: 'https://handbook.contoso.example/2026'},
};

const betaPrograms: StoredTerms = {
  id: 'beta-programs',
  version: '1',
  publishedAt: '2026-03-20T09:00:00Z',
  title: {en: 'Trying out unfinished software', fr: 'Essai de logiciels inachevés'},
  type: 'text/plain',
  text: {
    en: 'Some teams get software that is not finished.\n\nIt may lose what you type.\n    - Keep copies.\n    - Tell the team what you find.',
    fr: 'Certaines équipes reçoivent des logiciels inachevés.\n\nIls peuvent perdre ce que vous saisissez.\n    - Gardez des copies.\n    - Dites à l’équipe ce que vous trouvez.',
  },
  canDecline: true,
  declineConsequence: {
    en: 'You go on with the finished software. You can agree later.',
    fr: 'Vous gardez les logiciels finis. Vous pourrez accepter plus tard.',
  },
};

/** The documents of the usual case: all are decided. */
export const usualTerms: readonly StoredTerms[] = [acceptableUse, privacy, handbook, betaPrograms];

const chapters = Array.from(
  {length: 12},
  (_, index) => `## Chapter ${index + 1}

What you do with Contoso’s devices and data is yours to answer for. What is not allowed on paper is not allowed on a screen.
Ask Contoso IT help when you are not sure; nobody is blamed for asking.
`,
).join('\n');

/** Five wait: one that must be read to its end, one in two languages that may be declined, a file, a plain text, and one that has run out. */
export function pendingTerms(terms: readonly StoredTerms[]): readonly StoredTerms[] {
  const revised: StoredTerms = {
    ...acceptableUse,
    version: '4.0',
    publishedAt: '2026-10-05T09:00:00Z',
    mustRead: true,
    text: {en: `${acceptableUse.text['en'] ?? ''}\n${chapters}\nThat is all.\n`},
  };
  const research: StoredTerms = {
    id: 'research',
    version: '1.2',
    publishedAt: '2026-09-14T09:00:00Z',
    title: {en: 'Research with usage data', fr: 'Recherche sur les données d’usage'},
    type: 'text/html',
    text: {
      en: `<article><h1>Research</h1><p>Contoso studies how its tools are used, <em>without names</em>.</p>
<h2>What is collected</h2><ol><li>Which features are opened.</li><li>How long that takes.</li></ol>
<p>Questions: <a href="mailto:research@contoso.example">research@contoso.example</a>.</p></article>`,
      fr: `<article><h1>Recherche</h1><p>Contoso étudie l’usage de ses outils, <em>sans les noms</em>.</p>
<h2>Ce qui est recueilli</h2><ol><li>Les fonctions ouvertes.</li><li>Le temps que cela prend.</li></ol>
<p>Questions : <a href="mailto:research@contoso.example">research@contoso.example</a>.</p></article>`,
    },
    canDecline: true,
    declineConsequence: {
      en: 'Your use is left out of the studies. Nothing else changes for you.',
      fr: 'Votre usage ne fait pas partie des études. Rien d’autre ne change pour vous.',
    },
  };
  const dataHandling: StoredTerms = {
    id: 'data-handling',
    version: '7',
    publishedAt: '2026-08-01T09:00:00Z',
    title: {en: 'Handling customer data', fr: 'Traitement des données des clients'},
    type: 'application/pdf',
    text: {
      en: 'Customer data stays in the customer systems.\nWhat is printed is shredded.',
      fr: 'Les données des clients restent dans leurs systèmes.\nCe qui est imprimé est détruit.',
    },
  };
  const building: StoredTerms = {
    id: 'building',
    version: '2026-07',
    publishedAt: '2026-07-01T09:00:00Z',
    title: {en: 'House rules', fr: 'Règlement intérieur'},
    type: 'text/plain',
    text: {
      en: 'House rules\n===========\n\n  1. Wear your badge.\n  2. Close the windows.\n  3. Guests come with somebody.',
      fr: 'Règlement intérieur\n===================\n\n  1. Portez votre badge.\n  2. Fermez les fenêtres.\n  3. Les visiteurs sont accompagnés.',
    },
  };
  const travel: StoredTerms = {
    id: 'travel',
    version: '5',
    publishedAt: '2025-02-01T09:00:00Z',
    title: {en: 'Business travel', fr: 'Déplacements professionnels'},
    type: 'text/plain',
    text: {
      en: 'Book by train where that takes less than six hours.',
      fr: 'Prenez le train en deçà de six heures.',
    },
    validDays: 365,
  };
  const others = terms.filter(({id}) => id !== acceptableUse.id);
  return [revised, research, dataHandling, building, travel, ...others];
}

/** More documents, and more decisions, than one page has. */
export function manyTerms(terms: readonly StoredTerms[]): readonly StoredTerms[] {
  const more = Array.from({length: 120}, (_, index): StoredTerms => ({
    id: `site-${index + 1}`,
    version: '1',
    publishedAt: instant(Date.UTC(2024, 0, 1 + index)),
    title: {en: `Rules of site ${index + 1}`},
    type: 'text/plain',
    text: {en: `Wear a helmet at site ${index + 1}.`},
  }));
  return [...terms, ...more];
}

/** What the person has decided before, oldest first. */
export function seedDecisions(terms: readonly StoredTerms[], now: number): TermsRecord[] {
  const record = (
    id: string,
    version: string,
    daysAgo: number,
    decision: TermsRecord['decision'] = 'accept',
  ) => {
    const found = terms.find((each) => each.id === id);
    if (!found) return [];
    const title = Object.values(found.title)[0] ?? '';
    return [{documentId: id, title, version, locale: 'en', decision, at: instant(now - daysAgo * day)}];
  };
  const sites = terms.filter(({id}) => id.startsWith('site-'));
  return [
    ...record('acceptable-use', '2.0', 800),
    ...record('privacy', '1', 790),
    ...record('travel', '5', 500),
    ...record('privacy', '2', 440),
    ...sites.flatMap(({id}, index) => record(id, '1', 430 - index)),
    ...record('handbook', '2026', 250),
    ...record('acceptable-use', '3.1', 245),
    ...record('beta-programs', '1', 20, 'decline'),
  ];
}
