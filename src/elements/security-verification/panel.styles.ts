import {css} from 'lit';

export const panelStyles = css`
  h3,
  .title {
    font-size: 1em;
    font-weight: 650;
    margin: 0;
  }
  section {
    margin-block-start: 1.5em;
  }
  .requirement {
    margin-block-start: 0.75em;
    max-inline-size: 60ch;
  }
  .requirement.missing {
    background: var(--_warn-soft);
    color: var(--_warn);
    border-radius: var(--_control-radius);
    padding: 0.5em 0.875em;
  }
  fieldset {
    border: 0;
    padding: 0;
    margin: 1.5em 0 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  .option {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 1fr);
    gap: 0 0.625em;
    align-items: start;
    margin-block-start: 0.625em;
  }
  .option input {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0;
    accent-color: var(--_accent);
  }
  .option > .small {
    grid-column: 2;
    margin: 0;
  }
  .option .small .state {
    margin: 0;
    font-size: 1em;
  }
  .option .disabled {
    color: var(--_muted);
  }
  ul {
    /* An empty string, not none: Safari takes a list without any sign for no list. */
    list-style-type: '';
    margin: 0.75em 0 0;
    padding: 0;
  }
  .method {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125em 0.875em;
    align-items: center;
    padding-block: calc(0.75em * var(--_density));
    border-block-start: 1px solid var(--_line);
  }
  .method:first-child {
    border-block-start: 0;
  }
  .name {
    font-weight: 600;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
  }
  .removed .name > :first-child {
    text-decoration: line-through;
  }
  .facts {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .facts > :not(:last-child)::after {
    content: ' · ';
  }
  .about {
    display: grid;
    gap: 0.25em;
  }
  .about .state {
    margin: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.5em;
  }
  .tag.me {
    background: var(--_accent-soft);
    color: var(--_link);
  }
  .text {
    display: grid;
    gap: 0.3125em;
    max-inline-size: 26em;
    margin-block-start: 0.375em;
    font-weight: 600;
    font-size: 0.9375em;
  }
  .text input,
  .text select {
    font: inherit;
    font-weight: 400;
    font-size: 1.0667em;
    color: inherit;
    color-scheme: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    min-block-size: 2.5em;
    padding: 0.4375em 0.75em;
    inline-size: 100%;
    margin: 0;
  }
  .text input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }
  /* What has the focus is never under the bar (WCAG 2.4.11). */
  form :is(button, input, a) {
    scroll-margin-block-end: 6em;
  }
  .bar.changed {
    position: sticky;
    inset-block-end: 0;
    background: var(--_surface);
  }
  .bar {
    border-block-start: 1px solid var(--_line);
    margin-block-start: 1.5em;
    padding-block: 0.75em;
    align-items: center;
  }
  .results {
    margin-block-start: 1em;
  }
  .results li {
    margin-block-start: 0.25em;
  }
  #results:focus {
    outline: none;
  }
  .done {
    color: var(--_ok);
  }
  @container (max-width: 34em) {
    .method {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions {
      justify-content: start;
      margin-block-start: 0.5em;
    }
  }
`;
