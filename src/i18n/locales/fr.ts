import type {deviceListMessages} from '../../elements/device-list/device-list.messages.js';
import type {disablingMessages} from '../../elements/device-list/disabling.messages.js';
import type {profileCardMessages} from '../../elements/profile-card/profile-card.messages.js';
import type {sharedMessages} from '../../elements/shared/shared.messages.js';
import type {troubleMessages} from '../../elements/shared/trouble/trouble.messages.js';
import type {stepUpMessages} from '../../elements/shared/step-up/step-up.messages.js';
import type {Locale} from '../locale.js';
import type {Text} from '../text.js';

type Translated<M> = {readonly [K in keyof M]: Text};

const shared: Translated<typeof sharedMessages> = {
  loading: 'Chargement…',
  refreshFailed: 'L’actualisation a échoué. Voici l’état de {time}.',
  offline: 'Vous êtes hors connexion. Tout reviendra dès que vous serez reconnecté.',
  retry: 'Réessayer',
  contact: 'Contacter {contact}',
  openElsewhere: 'Vous pouvez le faire sur une autre page.',
  continueElsewhere: 'Continuer sur cette page',
  cancel: 'Annuler',
  demo: 'Données de démonstration',
  reasonBackend: 'Ce n’est pas disponible ici.',
  reasonConfiguration: 'Votre organisation ne l’a pas activé.',
  reasonPermission: 'Vous n’avez pas l’autorisation nécessaire.',
  reasonAdminOnly: 'Seul un administrateur peut le faire.',
  reasonPolicy: 'Votre organisation ne l’autorise pas.',
  reasonManaged: 'Géré par votre organisation ; vous ne pouvez pas le modifier ici.',
  reasonCurrent: 'Vous l’utilisez en ce moment.',
  reasonLimit: 'Vous avez atteint la limite.',
  reasonPrerequisite: 'Autre chose doit d’abord être configuré.',
  pendingProcessing: 'Demande acceptée. Elle sera traitée sous peu.',
  pendingMailSent: 'Nous vous avons envoyé un e-mail. Suivez-le pour terminer.',
  pendingApproval: 'Demande envoyée pour approbation.',
};

const trouble: Translated<typeof troubleMessages> = {
  loadFailed: 'Le chargement a échoué. Vous pouvez réessayer.',
  loadMalformed: 'Cette page n’a pas compris la réponse reçue. Rien n’a été modifié.',
  reference: 'Référence : {id}',
  signedOut: 'Connectez-vous pour voir ceci.',
  signIn: 'Se connecter',
  forbidden: 'Vous n’avez pas accès à ceci.',
  askForAccess: 'Contactez {contact} pour le demander.',
  confirmIdentity: 'Confirmer votre identité',
  confirmIdentityFirst: 'Avant d’afficher ceci, nous devons vérifier que c’est bien vous.',
  errorUnauthenticated: 'Vous avez été déconnecté. Connectez-vous, puis réessayez ; rien n’a été modifié.',
  errorForbidden: 'Vous n’avez pas l’autorisation nécessaire. Rien n’a été modifié.',
  errorPolicy: 'Votre organisation ne l’autorise pas. Rien n’a été modifié.',
  errorConflict: 'Cela ne correspond pas à la situation actuelle. Rien n’a été modifié.',
  errorStale: 'Une modification a été faite ailleurs entre-temps. Rien n’a été écrasé.',
  errorExpired: 'Le délai est dépassé. Veuillez recommencer.',
  errorNotFound: 'Cet élément n’existe plus.',
  errorNotSupported: 'Ce n’est pas disponible ici.',
  errorRateLimited: 'Trop de tentatives. Patientez, puis réessayez.',
  errorRateLimitedFor: {
    one: 'Trop de tentatives. Réessayez dans {count} seconde.',
    other: 'Trop de tentatives. Réessayez dans {count} secondes.',
  },
  errorUnavailable: 'Le service ne répond pas pour le moment. À notre connaissance, rien n’a été modifié.',
  errorOffline: 'Vous êtes hors connexion. Rien n’a été envoyé.',
  errorNetwork: 'La connexion a échoué. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorTimeout:
    'Aucune réponse à temps. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorMalformedResponse:
    'Cette page n’a pas compris la réponse reçue. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorStepUpRequired: 'Nous devons d’abord vérifier que c’est bien vous. Rien n’a été modifié.',
  errorValidation: 'Quelque chose ne convient pas encore. Rien n’a été modifié.',
  errorUnknown:
    'Une erreur s’est produite. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  attemptsLeft: {one: 'Il reste {count} tentative.', other: 'Il reste {count} tentatives.'},
  required: 'Veuillez remplir ce champ.',
};

const stepUp: Translated<typeof stepUpMessages> = {
  title: 'Confirmer votre identité',
  lead: 'Cette étape est sensible : nous vérifions à nouveau que c’est bien vous.',
  password: 'Mot de passe',
  code: 'Code de votre application d’authentification',
  usePassword: 'Utiliser plutôt votre mot de passe',
  useCode: 'Utiliser plutôt un code',
  continue: 'Continuer',
  elsewhere: 'Vous vous reconnecterez sur une autre page, puis vous reviendrez ici.',
  goElsewhere: 'Se reconnecter',
  wrongPassword: 'Ce n’est pas votre mot de passe.',
  wrongCode: 'Ce code est incorrect ou a expiré.',
};

const deviceList: Translated<typeof deviceListMessages & typeof disablingMessages> = {
  heading: 'Appareils',
  lead: 'Vérifiez que chaque appareil vous est familier et qu’il est correctement connecté à votre organisation.',
  empty: 'Aucun appareil n’est enregistré avec votre compte.',
  noMatch: 'Aucun appareil ne correspond à « {search} ».',
  search: 'Rechercher un appareil',
  more: 'Afficher plus',
  current: 'Cet appareil',
  compliant: 'Conforme',
  notCompliant: 'Non conforme',
  managed: 'Géré',
  joinRegistered: 'Inscrit auprès de votre organisation',
  joinJoined: 'Joint à votre organisation',
  joinHybridJoined: 'Joint à votre organisation (hybride)',
  registered: 'Enregistré le {date}',
  lastActivity: 'Dernière activité : {when}',
  disable: 'Désactiver l’appareil',
  disableNamed: 'Désactiver l’appareil {name}',
  question: 'Désactiver {name} ?',
  consequence:
    'Il n’aura plus accès à la messagerie, aux fichiers et aux applications de votre organisation, et quittera cette liste. Vous ne pouvez pas l’annuler ici : l’appareil devra être configuré à nouveau.',
  consequenceCurrent:
    'Vous utilisez cet appareil en ce moment. Vous y serez déconnecté et aurez besoin d’un autre appareil pour revenir.',
  why: 'Que s’est-il passé ? (facultatif)',
  whyLost: 'Je l’ai perdu',
  whyUnused: 'Je ne l’utilise plus',
  whyUnknown: 'Je ne le reconnais pas',
  keep: 'Garder l’appareil',
  disabled: '{name} a été désactivé.',
  disablePending: 'Votre organisation a reçu la demande pour {name}. L’appareil reste ici en attendant.',
  protect: 'Quelqu’un d’autre connaît peut-être votre mot de passe. Changez-le et déconnectez-vous partout.',
  changePassword: 'Changer le mot de passe',
  signOut: 'Se déconnecter partout',
};

const profileCard: Translated<typeof profileCardMessages> = {
  heading: 'Profil',
  photo: 'Photo de {name}',
  username: 'ID d’utilisateur',
  email: 'E-mail',
  phonesBusiness: 'Téléphone professionnel',
  phonesMobile: 'Téléphone mobile',
  phonesFax: 'Télécopie',
  phonesOther: 'Autre téléphone',
  organization: 'Organisation',
  office: 'Bureau',
  manager: 'Responsable',
  displayName: 'Nom',
  givenName: 'Prénom',
  familyName: 'Nom de famille',
  otherEmails: 'Autres adresses e-mail',
  jobTitle: 'Fonction',
  department: 'Service',
  officeLocation: 'Bâtiment et bureau',
  officeStreet: 'Rue',
  officeCity: 'Ville',
  officePostalCode: 'Code postal',
  officeCountry: 'Pays ou région',
  locale: 'Langue préférée',
  yes: 'Oui',
  no: 'Non',
  wrong: 'Une erreur ?',
  edit: 'Modifier',
  editProfile: 'Modifier le profil',
  change: 'Modifier',
  changeNamed: 'Modifier : {name}',
  copy: 'Copier les informations pour le support technique',
  copied: 'Copié. Vous pouvez le coller dans votre message au support technique.',
  copyFailed:
    'Votre navigateur n’a pas permis la copie. Voici le texte : sélectionnez-le et copiez-le vous-même.',
  report: 'Informations pour le support technique',
  reportId: 'Compte',
  reportPage: 'Page',
  reportTime: 'Heure',
};

/** French. */
export const fr: Locale = {
  tag: 'fr',
  messages: {shared, trouble, 'step-up': stepUp, 'device-list': deviceList, 'profile-card': profileCard},
};
