import {css} from 'lit';

/** How a document looks that is read; adopted when there is one. */
export const reviewingStyles = css`
  article {
    margin-block-start: 1em;
  }
  #title {
    margin: 0;
    font-size: 1.0625em;
  }
  #title:focus {
    outline: none;
  }
  .choice {
    display: inline-grid;
    gap: 0.3125em;
    margin-block-start: 0.75em;
    font-weight: 600;
    font-size: 0.9375em;
  }
  select {
    font: inherit;
    font-weight: 400;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    min-block-size: 2.667em;
    padding-inline: 0.5em;
    max-inline-size: 100%;
  }
  #document {
    margin-block-start: 0.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    padding: 0.875em 1em;
    max-block-size: min(28em, 60vb);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .plain {
    white-space: pre-wrap;
    tab-size: 4;
  }
  #document :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1em;
    font-weight: 650;
    line-height: 1.35;
    margin: 1.25em 0 0;
  }
  #document :is(p, blockquote, pre, dl, table) {
    margin: 0.625em 0 0;
  }
  #document :is(ul, ol) {
    list-style: revert;
    margin: 0.625em 0 0;
    padding-inline-start: 1.5em;
  }
  #document blockquote {
    border-inline-start: 0.25em solid var(--_line);
    padding-inline-start: 0.75em;
  }
  #document pre {
    white-space: pre-wrap;
  }
  #document table {
    border-collapse: collapse;
    display: block;
    overflow: auto;
  }
  #document :is(th, td) {
    border: 1px solid var(--_line);
    padding: 0.25em 0.625em;
    text-align: start;
  }
  #document #end {
    margin-block-start: 1.25em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .meaning {
    margin-block-start: 1em;
  }
  .decide {
    align-items: center;
  }
  details {
    margin-block-start: 1.25em;
  }
  summary {
    cursor: pointer;
    color: var(--_link);
    font-weight: 600;
    font-size: 0.9375em;
    inline-size: fit-content;
    min-block-size: 1.75em;
  }
  @media print {
    #document {
      max-block-size: none;
      overflow: visible;
      border: 0;
      padding: 0;
    }
    .choice,
    #end {
      display: none;
    }
  }
`;
