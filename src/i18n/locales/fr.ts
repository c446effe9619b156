import type {accountPageMessages} from '../../elements/account-page/account-page.messages.js';
import type {leavingMessages} from '../../elements/account-page/leaving.messages.js';
import type {insteadMessages} from '../../elements/account-page/instead.messages.js';
import type {standingMessages} from '../../elements/account-page/standing.messages.js';
import type {nextStepsMessages} from '../../elements/account-page/next-steps.messages.js';
import type {changePasswordFormMessages} from '../../elements/change-password-form/change-password-form.messages.js';
import type {elsewhereMessages} from '../../elements/change-password-form/elsewhere.messages.js';
import type {formMessages} from '../../elements/change-password-form/form.messages.js';
import type {submittingMessages} from '../../elements/change-password-form/submitting.messages.js';
import type {deviceListMessages} from '../../elements/device-list/device-list.messages.js';
import type {disablingMessages} from '../../elements/device-list/disabling.messages.js';
import type {leavingOrganizationMessages} from '../../elements/org-list/leaving.messages.js';
import type {orgListMessages} from '../../elements/org-list/org-list.messages.js';
import type {editMessages} from '../../elements/profile-card/edit/edit.messages.js';
import type {enrolmentMessages} from '../../elements/password-reset/enrolment.messages.js';
import type {passwordResetMessages} from '../../elements/password-reset/password-reset.messages.js';
import type {recoveryMessages} from '../../elements/password-reset/recovery.messages.js';
import type {typeMessages} from '../../elements/password-reset/types.messages.js';
import type {profileCardMessages} from '../../elements/profile-card/profile-card.messages.js';
import type {tasksMessages} from '../../elements/profile-card/tasks/tasks.messages.js';
import type {faultMessages} from '../../elements/shared/new-password/faults.messages.js';
import type {newPasswordMessages} from '../../elements/shared/new-password/new-password.messages.js';
import type {sharedMessages} from '../../elements/shared/shared.messages.js';
import type {troubleMessages} from '../../elements/shared/trouble/trouble.messages.js';
import type {stepUpMessages} from '../../elements/shared/step-up/step-up.messages.js';
import type {Locale} from '../locale.js';
import type {Text} from '../text.js';

type Translated<M> = {readonly [K in keyof M]: Text};

const shared: Translated<typeof sharedMessages> = {
  loading: 'Chargement…',
  offline: 'Vous êtes hors connexion. Tout reviendra dès que vous serez reconnecté.',
  retry: 'Réessayer',
  contact: 'Contacter {contact}',
  openElsewhere: 'Vous pouvez le faire sur une autre page.',
  continueElsewhere: 'Continuer sur cette page',
  cancel: 'Annuler',
  more: 'Afficher plus',
  demo: 'Données de démonstration',
  reasonBackend: 'Ce n’est pas disponible ici.',
  reasonConfiguration: 'Votre organisation ne l’a pas activé.',
  reasonPermission: 'Vous n’avez pas l’autorisation nécessaire.',
  reasonAdminOnly: 'Seul un administrateur peut le faire.',
  reasonPolicy: 'Votre organisation ne l’autorise pas.',
  reasonManaged: 'Géré par votre organisation ; vous ne pouvez pas le modifier ici.',
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
  refreshFailed: 'L’actualisation a échoué. Voici l’état de {time}.',
  reference: 'Référence : {id}',
  signedOut: 'Connectez-vous pour voir ceci.',
  signIn: 'Se connecter',
  forbidden: 'Vous n’avez pas accès à ceci.',
  askForAccess: 'Contactez {contact} pour le demander.',
  confirmIdentity: 'Confirmer votre identité',
  confirmIdentityFirst: 'Avant d’afficher ceci, nous devons vérifier que c’est bien vous.',
  errorUnauthenticated: 'Vous avez été déconnecté. Connectez-vous, puis réessayez ; rien n’a été modifié.',
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
  errorNetwork: 'La connexion a échoué. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorTimeout:
    'Aucune réponse à temps. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorMalformedResponse:
    'Cette page n’a pas compris la réponse reçue. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  errorStepUpRequired: 'Nous devons d’abord vérifier que c’est bien vous. Rien n’a été modifié.',
  errorValidation: 'Quelque chose ne convient pas encore. Rien n’a été modifié.',
  errorUnknown:
    'Une erreur s’est produite. Nous ignorons si l’opération a abouti ; vérifiez avant de réessayer.',
  attemptsLeft: {one: 'Il reste {count} tentative.', other: 'Il reste {count} tentatives.'},
  required: 'Veuillez remplir ce champ.',
};

const stepUp: Translated<typeof stepUpMessages> = {
  usePasskey: 'Utiliser une clé d’accès',
  passkeyCancelled:
    'Aucune clé d’accès n’a été utilisée : l’opération a été annulée, a pris trop de temps, ou cet appareil n’en contient aucune à vous.',
  passkeyUnsuitable: 'Les clés d’accès ne fonctionnent pas sur cette page ou dans ce navigateur.',
  passkeyFailed: 'La clé d’accès n’a pas pu être lue. Veuillez réessayer.',
  wrongPasskey: 'Cette clé d’accès n’a pas été acceptée.',
  title: 'Confirmer votre identité',
  lead: 'Cette étape est sensible : nous vérifions à nouveau que c’est bien vous.',
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
  noMatch: 'Aucun appareil ne correspond à « {search} ».',
  search: 'Rechercher un appareil',
  current: 'Cet appareil',
  compliant: 'Conforme',
  notCompliant: 'Non conforme',
  managed: 'Géré',
  joinRegistered: 'Inscrit auprès de votre organisation',
  joinJoined: 'Joint à votre organisation',
  joinHybridJoined: 'Joint à votre organisation (hybride)',
  registered: 'Enregistré le {date}',
  lastActivity: 'Dernière activité : {when}',
  disable: 'Désactiver l’appareil',
  disableNamed: 'Désactiver l’appareil {name}',
  question: 'Désactiver {name} ?',
  consequence:
    'Il n’aura plus accès à la messagerie, aux fichiers et aux applications de votre organisation, et quittera cette liste. Vous ne pouvez pas l’annuler ici : l’appareil devra être configuré à nouveau.',
  consequenceCurrent:
    'Vous utilisez cet appareil en ce moment. Vous y serez déconnecté et aurez besoin d’un autre appareil pour revenir.',
  why: 'Que s’est-il passé ? (facultatif)',
  whyLost: 'Je l’ai perdu',
  whyUnused: 'Je ne l’utilise plus',
  whyUnknown: 'Je ne le reconnais pas',
  keep: 'Garder l’appareil',
  disabled: '{name} a été désactivé.',
  gone: '{name} n’est plus enregistré avec votre compte.',
  disablePending: 'Votre organisation a reçu la demande pour {name}. L’appareil reste ici en attendant.',
  protect: 'Quelqu’un d’autre connaît peut-être votre mot de passe. Changez-le et déconnectez-vous partout.',
  changePassword: 'Changer le mot de passe',
  signOut: 'Se déconnecter partout',
};

const orgList: Translated<typeof orgListMessages & typeof leavingOrganizationMessages> = {
  heading: 'Organisations',
  lead: 'Vérifiez que vous travaillez encore avec chaque organisation. Si ce n’est plus le cas, nous vous recommandons vivement de la quitter.',
  home: 'Organisation d’origine',
  others: 'Autres organisations',
  noOthers: 'Vous n’appartenez à aucune autre organisation.',
  empty: 'Vous n’appartenez à aucune organisation.',
  noMatch: 'Aucune organisation ne correspond à « {search} ».',
  search: 'Rechercher une organisation',
  current: 'En cours d’utilisation',
  guest: 'Invité',
  member: 'Membre',
  owner: 'Propriétaire',
  leave: 'Quitter l’organisation',
  leaveNamed: 'Quitter l’organisation {name}',
  signIn: 'Se connecter pour quitter l’organisation',
  signInNamed: 'Se connecter pour quitter l’organisation {name}',
  reasonHome: 'Votre compte appartient à cette organisation : vous ne pouvez pas la quitter.',
  reasonLastOwner: 'Vous en êtes le dernier propriétaire. Quelqu’un d’autre doit d’abord le devenir.',
  question: 'Quitter {name} ?',
  consequence:
    'Vous n’aurez plus accès à ce qu’elle partage avec vous, et elle quittera cette liste. C’est irréversible : pour revenir, il vous faudra une nouvelle invitation.',
  consequenceCurrent:
    'Vous utilisez cette organisation en ce moment. Vous serez peut-être déconnecté de cette page.',
  data: 'C’est à l’organisation de décider de ce que deviennent vos données chez elle.',
  dataKept: {
    one: 'Elle y conserve votre compte {count} jour, puis le supprime avec ses données.',
    other: 'Elle y conserve votre compte {count} jours, puis le supprime avec ses données.',
  },
  privacy: 'Déclaration de confidentialité',
  stay: 'Rester',
  leaveNow: 'Quitter',
  left: 'Vous avez quitté {name}.',
  leavePending: 'Votre demande de quitter {name} a été acceptée. L’organisation reste ici en attendant.',
  gone: 'Vous n’appartenez plus à {name}.',
  mayLeave: 'Vous pouvez maintenant quitter {name}.',
  mustSignIn: 'Pour quitter {name}, vous devez encore vous y connecter. Rien n’a été modifié.',
  stillThere: 'Vous appartenez toujours à {name}.',
  notThere: 'Vous n’appartenez plus à cette organisation.',
};

const profileCard: Translated<typeof profileCardMessages & typeof tasksMessages & typeof editMessages> = {
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
  wrong: 'Une erreur ?',
  edit: 'Modifier',
  editProfile: 'Modifier le profil',
  change: 'Modifier',
  changeNamed: 'Modifier : {name}',
  copy: 'Copier les informations pour le support technique',
  copied: 'Copié. Vous pouvez le coller dans votre message au support technique.',
  copyFailed:
    'Votre navigateur n’a pas permis la copie. Voici le texte : sélectionnez-le et copiez-le vous-même.',
  report: 'Informations pour le support technique',
  reportId: 'Compte',
  reportPage: 'Page',
  reportTime: 'Heure',
  save: 'Enregistrer',
  done: 'Terminé',
  saved: 'Enregistré.',
  unchanged: 'Rien n’a été modifié.',
  optional: '(facultatif)',
  oneALine: 'Un élément par ligne.',
  choose: 'Choisir…',
  none: 'Aucun',
  fieldRequired: 'Veuillez remplir ce champ.',
  fieldTooShort: {one: 'Au moins {min} caractère.', other: 'Au moins {min} caractères.'},
  fieldTooLong: {
    one: '{max} caractère au plus. Il y en a {length}.',
    other: '{max} caractères au plus. Il y en a {length}.',
  },
  fieldPattern: 'Ce n’est pas la forme attendue.',
  fieldEmail: 'Ce n’est pas une adresse e-mail. Elle ressemble à nom@exemple.fr.',
  fieldUrl: 'Ce n’est pas une adresse web. Elle commence par https://.',
  fieldDate: 'Ce n’est pas une date.',
  fieldNumber: 'Ce n’est pas un nombre.',
  fieldOption: 'Choisissez un élément de la liste.',
  fieldTooSmall: '{min} au minimum.',
  fieldTooLarge: '{max} au maximum.',
  fieldSingle: 'Une seule valeur est possible ici.',
  fieldReadOnly: 'Votre organisation gère cette valeur ; elle ne peut pas être modifiée ici.',
  fieldReserved: 'Quelqu’un d’autre l’utilise déjà.',
  fieldUnknown: 'Votre organisation n’accepte pas cette valeur.',
  stale:
    'Quelqu’un a modifié votre profil pendant que vous écriviez. Rien n’a été écrasé. Choisissez ci-dessous ce qu’il faut garder, puis enregistrez à nouveau.',
  yours: 'Le vôtre',
  theirs: 'Le leur',
  nothing: 'rien',
  keepYours: 'Garder le vôtre',
  keepYoursNamed: 'Garder le vôtre : {name}',
  useTheirs: 'Prendre le leur',
  useTheirsNamed: 'Prendre le leur : {name}',
  photoTitle: 'Photo',
  photoHint: 'PNG, JPEG ou WebP. Elle est enregistrée dès que vous la choisissez.',
  photoChoose: 'Choisir une photo',
  photoReplace: 'Remplacer la photo',
  photoRemove: 'Supprimer la photo',
  photoSaved: 'Votre photo a été enregistrée.',
  photoRemoved: 'Votre photo a été supprimée.',
  photoType: 'Ce n’est pas une image PNG, JPEG ou WebP. Votre photo n’a pas été modifiée.',
  photoTooLarge: 'Cette photo est trop volumineuse : {max} au maximum. Votre photo n’a pas été modifiée.',
  photoQuestion: 'Supprimer votre photo ?',
  photoConsequence:
    'Vos initiales la remplacent, ici et partout où votre organisation l’affiche. Vous pourrez choisir une autre photo à tout moment.',
  photoKeep: 'Garder la photo',
};

const newPassword: Translated<typeof newPasswordMessages & typeof faultMessages> = {
  currentPassword: 'Mot de passe actuel',
  newPassword: 'Nouveau mot de passe',
  confirmPassword: 'Nouveau mot de passe, encore une fois',
  show: 'Afficher',
  hide: 'Masquer',
  showNamed: 'Afficher : {name}',
  hideNamed: 'Masquer : {name}',
  capsLock: 'La touche Verr. Maj est activée.',
  ruleMinLength: {one: 'Au moins {count} caractère', other: 'Au moins {count} caractères'},
  ruleMaxLength: {one: 'Au plus {count} caractère', other: 'Au plus {count} caractères'},
  ruleContainsIdentifier: 'Ne contient ni votre nom ni votre ID d’utilisateur',
  ruleCommon: 'Pas un mot de passe courant',
  ruleBreached: 'Pas un mot de passe connu d’une fuite de données',
  ruleReused: {
    one: 'Pas votre dernier mot de passe',
    other: 'Pas l’un de vos {count} derniers mots de passe',
  },
  atSubmit: '{rule} (vérifié à l’envoi)',
  met: 'Respecté :',
  unmet: 'Pas encore respecté :',
  signOutOthers: 'Me déconnecter partout ailleurs',
  faultRequired: 'Veuillez remplir ce champ.',
  faultMismatch: 'Ce n’est pas le même que le nouveau mot de passe.',
  faultIncorrect: 'Ce n’est pas votre mot de passe actuel.',
  faultTooShort: {one: 'Au moins {count} caractère.', other: 'Au moins {count} caractères.'},
  faultTooLong: {one: 'Au plus {count} caractère.', other: 'Au plus {count} caractères.'},
  faultCommon:
    'Beaucoup de gens utilisent ce mot de passe : il est facile à deviner. Choisissez-en un autre.',
  faultBreached: 'Ce mot de passe est connu d’une fuite de données. Choisissez-en un autre.',
  faultReused: {
    one: 'C’est votre dernier mot de passe. Choisissez-en un autre.',
    other: 'C’est l’un de vos {count} derniers mots de passe. Choisissez-en un autre.',
  },
  faultContainsIdentifier: 'Il contient votre nom ou votre ID d’utilisateur. Choisissez-en un autre.',
  faultUnknown: 'Votre organisation n’accepte pas ce mot de passe. Choisissez-en un autre.',
  faultElsewhere: 'Votre organisation ne l’accepte pas. Rien n’a été modifié.',
};

const changePasswordForm: Translated<
  typeof changePasswordFormMessages &
    typeof formMessages &
    typeof submittingMessages &
    typeof elsewhereMessages
> = {
  heading: 'Changer le mot de passe',
  lead: 'Vous devrez vous reconnecter partout où vous êtes connecté avec ce compte.',
  username: 'ID d’utilisateur',
  submit: 'Envoyer',
  unsure:
    'Aucune réponse claire n’est venue : nous ignorons si votre mot de passe a été changé. Avant de renvoyer, essayez de vous connecter avec le nouveau.',
  again: 'Vous pouvez réessayer maintenant.',
  changed: 'Votre mot de passe a été changé.',
  signInAgain: 'Vous devrez vous reconnecter partout où vous étiez connecté avec ce compte.',
  changeAgain: 'Le changer à nouveau',
  elsewhere:
    'Vous le changez sur une autre page, puis vous revenez ici. Vous devrez ensuite vous reconnecter partout où vous êtes connecté avec ce compte.',
  seen: 'Votre mot de passe a été changé. Vous devrez vous reconnecter partout où vous étiez connecté avec ce compte.',
  notSeen:
    'Nous n’avons pas pu voir si votre mot de passe a été changé. Si vous l’avez changé, connectez-vous désormais avec le nouveau.',
};

const accountPage: Translated<
  typeof accountPageMessages &
    typeof standingMessages &
    typeof insteadMessages &
    typeof nextStepsMessages &
    typeof leavingMessages
> = {
  heading: 'Profil',
  manage: 'Gérer le compte',
  back: 'Retour à la vue d’ensemble',
  password: 'Changer le mot de passe',
  passwordLead: 'Choisissez-en un nouveau pour votre compte professionnel ou scolaire.',
  reset: 'Activer la réinitialisation de mot de passe',
  resetLead: 'Pour pouvoir revenir si vous oubliez votre mot de passe.',
  resetReady: 'Activée',
  resetMissing: 'Pas encore activée',
  verification: 'Vérification de sécurité supplémentaire',
  verificationLead: 'Comment vous prouvez que c’est bien vous lorsque vous vous connectez.',
  verificationReady: {one: '{count} méthode', other: '{count} méthodes'},
  verificationMissing: {one: 'Il manque {count} méthode', other: 'Il manque {count} méthodes'},
  terms: 'Vérifier les conditions d’utilisation',
  termsLead: 'Ce que votre organisation vous demande d’accepter.',
  termsWaiting: {one: '{count} document vous attend', other: '{count} documents vous attendent'},
  signout: 'Se déconnecter partout',
  signoutLead: 'Met fin à vos sessions dans toutes les applications et sur tous les appareils.',
  forgot: 'Mot de passe oublié ?',
  unsaved: 'Pas encore enregistré',
  nextSteps: 'Étapes suivantes',
  apps: 'Ouvrir vos applications',
  groups: 'Consulter et mettre à jour vos groupes',
  reviews: 'Effectuer vos révisions d’accès',
  privacy: 'Confidentialité',
  help: 'Obtenir de l’aide',
  admin: 'Gérer votre organisation',
  leaveQuestion: 'Quitter « {task} » sans terminer ?',
  leaveConsequence:
    'Rien n’en a été enregistré. Ce que vous avez saisi y reste jusqu’à ce que vous quittiez ou rechargiez cette page.',
  stay: 'Continuer la saisie',
  leave: 'Laisser pour l’instant',
};

const passwordReset: Translated<
  typeof passwordResetMessages & typeof enrolmentMessages & typeof recoveryMessages & typeof typeMessages
> = {
  heading: 'Activer la réinitialisation de mot de passe',
  headingOut: 'Réinitialiser votre mot de passe',
  contact: 'Contacter votre administrateur',
  reasonPolicy: 'Votre organisation n’a pas activé la réinitialisation de mot de passe.',
  reasonConfiguration: 'Votre organisation n’a pas activé la réinitialisation de mot de passe.',
  reasonNotRegistered: 'Vous n’êtes pas inscrit à la réinitialisation de mot de passe.',
  lead: 'Si vous oubliez votre mot de passe, vous pouvez en choisir un nouveau vous-même : à condition que votre administrateur l’ait activé et que vous soyez inscrit.',
  registered:
    'Vous êtes inscrit. Si vous oubliez votre mot de passe, vous pourrez le réinitialiser vous-même.',
  notRegistered:
    'Vous n’êtes pas encore inscrit : vous ne pourriez pas réinitialiser vous-même un mot de passe oublié.',
  required: {
    one: 'Votre organisation demande {count} preuve de votre identité.',
    other: 'Votre organisation demande {count} preuves de votre identité, chacune d’un autre type.',
  },
  missing: {one: 'Il en manque encore une.', other: 'Il en manque encore {count}.'},
  counts: 'Ce qui compte',
  isSetUp: 'Configuré',
  isNotSetUp: 'Non configuré',
  confirmed: 'Le {date}, vous avez indiqué que tout est encore exact.',
  confirmBy: 'Vérifiez-le à nouveau avant le {date}.',
  overdue: 'Vérifiez-le : c’était prévu pour le {date}.',
  confirm: 'Tout est encore exact',
  setUp: 'Ajouter, mettre à jour ou supprimer des méthodes de vérification',
  where: 'Vous les configurez sous « Vérification de sécurité supplémentaire ».',
  thanks: 'Merci. Il est noté que tout est encore exact.',
  thanksUntil:
    'Merci. Il est noté que tout est encore exact ; la question vous sera posée à nouveau avant le {date}.',
  unsure: 'Aucune réponse claire n’est venue. Voici la situation actuelle.',
  leadOut:
    'Vous prouvez votre identité, puis vous choisissez un nouveau mot de passe. Cela fonctionne si votre administrateur l’a activé et si vous y êtes inscrit.',
  elsewhere: 'Vous le faites sur une autre page, puis vous revenez ici.',
  goElsewhere: 'Réinitialiser votre mot de passe',
  notSeen:
    'Nous n’avons pas pu voir si votre mot de passe a été changé. Si vous l’avez changé, connectez-vous désormais avec le nouveau.',
  stepWho: 'Qui êtes-vous ?',
  stepChoose: {
    one: 'Comment voulez-vous prouver votre identité ?',
    other: 'Preuve {number} sur {count} : comment voulez-vous prouver votre identité ?',
  },
  stepCode: 'Saisissez le code',
  stepPassword: 'Choisissez un nouveau mot de passe',
  stepDone: 'Terminé',
  identifier: 'ID d’utilisateur',
  aboutIdentifier: 'Ce que vous saisissez pour vous connecter.',
  why: 'Que s’est-il passé ?',
  whyForgotten: 'J’ai oublié mon mot de passe',
  whyNeverHad: 'Je n’ai jamais eu de mot de passe',
  whyLocked: 'Mon compte est verrouillé',
  continue: 'Continuer',
  back: 'Retour',
  startAgain: 'Recommencer',
  chooseAuthenticatorApp: 'Utiliser un code de votre application d’authentification',
  chooseText: 'Envoyer un code par SMS à votre téléphone',
  chooseCall: 'Appeler votre téléphone',
  choosePhone: 'Envoyer un code à votre téléphone',
  chooseEmail: 'Envoyer un code par e-mail',
  chooseOther: 'Utiliser une autre méthode : {method}',
  noneOfThese: 'Aucune ne vous convient ?',
  fromApp: 'Ouvrez votre application d’authentification et saisissez le code qu’elle affiche pour ce compte.',
  onItsWay: 'Si ce compte existe et dispose de cette méthode, un code est en route.',
  anotherOnItsWay: 'Si ce compte existe et dispose de cette méthode, un autre code est en route.',
  code: 'Code',
  codeMissing: 'Veuillez saisir le code.',
  wrongCode: 'Ce code est incorrect ou a expiré.',
  resend: 'Envoyer un autre code',
  resendIn: {
    one: 'Vous pourrez demander un autre code dans {count} seconde.',
    other: 'Vous pourrez demander un autre code dans {count} secondes.',
  },
  again: 'Vous pouvez réessayer maintenant.',
  tooLong: 'Le délai est dépassé : tout recommence. Votre ID d’utilisateur est resté ici.',
  isLocked:
    'Votre compte est verrouillé. Déverrouillez-le en gardant votre mot de passe, ou choisissez-en un nouveau.',
  unlock: 'Déverrouiller et garder mon mot de passe',
  change: 'Changer le mot de passe',
  changed: 'Votre mot de passe a été changé et vous avez été déconnecté partout.',
  signInWithNew: 'Connectez-vous désormais avec le nouveau.',
  unlocked:
    'Votre compte est déverrouillé et vous avez été déconnecté partout. Votre mot de passe n’a pas changé.',
  unsureEnd:
    'Aucune réponse claire n’est venue : nous ignorons si l’opération a abouti. Essayez de vous connecter avant de recommencer.',
  unsureStep: 'Aucune réponse claire n’est venue. Réessayez, ou recommencez si cela ne suffit pas.',
  typePassword: 'Mot de passe',
  typeAuthenticatorApp: 'Application d’authentification',
  typePushApp: 'Approbation dans une application',
  typePhone: 'Téléphone',
  typeEmail: 'Adresse e-mail extérieure à votre organisation',
  typePasskey: 'Clé d’accès',
  typeSecurityKey: 'Clé de sécurité',
  typePlatform: 'Connexion de votre appareil',
  typeRecoveryCodes: 'Codes de récupération',
  typeAppPassword: 'Mot de passe d’application',
  typeTemporaryPass: 'Passe temporaire',
  typeSecurityQuestions: 'Questions de sécurité',
  typeOther: 'Une autre méthode',
};

/** French. */
export const fr: Locale = {
  tag: 'fr',
  messages: {
    shared,
    trouble,
    'step-up': stepUp,
    'device-list': deviceList,
    'org-list': orgList,
    'profile-card': profileCard,
    'new-password': newPassword,
    'change-password-form': changePasswordForm,
    'password-reset': passwordReset,
    'account-page': accountPage,
  },
};
