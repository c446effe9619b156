/** The intranet's own words. The elements have theirs. English stands in the page. */
export const french: Readonly<Record<string, string>> = {
  title: 'Profil · intranet Contoso',
  intranet: 'intranet',
  news: 'Actualités',
  tools: 'Outils',
  people: 'Annuaire',
  hours: 'Du lundi au vendredi, de 8\u00a0h à 18\u00a0h',
};
