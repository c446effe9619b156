import {css} from 'lit';

export const styles = css`
  .page {
    container-type: inline-size;
    contain-intrinsic-inline-size: min(18em, 100vi - 2em);
  }
  .task {
    display: block;
    max-inline-size: 48em;
  }
  /* What is no card stands on the page's own ground, and has its colour. */
  .bare,
  .back {
    color: inherit;
  }
  .bare {
    background: none;
    border: 0;
    padding: 0;
    margin-block-end: 1.25em;
    display: flow-root;
  }
  #heading {
    font-size: 1.625em;
    line-height: 1.2;
    letter-spacing: -0.015em;
  }
  #manage,
  #next {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
    letter-spacing: -0.005em;
    margin: 0;
  }
  /* Rows have margins in place of gaps, so that the second column may span more of them than there are. */
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    column-gap: 1.25em;
    align-items: start;
  }
  .layout > slot,
  .layout > nav {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
    margin-block-end: 1.25em;
  }
  .layout > nav {
    display: block;
  }
  .back {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 2.5em;
    margin-block-start: 0.5em;
    padding-inline-start: 0.1875em;
    font-size: 0.9375em;
  }
  .back::before,
  li > a[id]::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    border: solid;
    border-width: 0 0 1.5px 1.5px;
    rotate: 45deg;
  }
  p.notice {
    background: var(--_ok-soft);
    color: var(--_ok);
    padding-block: 0.625em;
  }
  ul {
    list-style: none;
    margin: 0.5em 0 0;
    padding: 0;
  }
  [part='manage'] ul {
    margin-block-end: -0.625em;
  }
  [part='manage'] li {
    position: relative;
    padding-block: calc(0.75em * var(--_density));
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  li > a[id] {
    display: flex;
    gap: 1em;
    align-items: center;
    justify-content: space-between;
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  li > a[id]::after {
    border-color: var(--_muted);
    border-width: 1.5px 1.5px 0 0;
  }
  /* The whole entry can be pressed. */
  li > a[id]::before {
    content: '';
    position: absolute;
    inset: 0 -0.5em;
    border-radius: var(--_control-radius);
  }
  li > a[id]:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  li > a[id]:focus-visible {
    outline: 0;
  }
  li > a[id]:focus-visible::before {
    outline: 2px solid var(--_link);
  }
  li > span {
    font-weight: 600;
  }
  li .state {
    margin-block-start: 0.25em;
  }
  [part='card'] > .state:first-child {
    margin-block-start: 0;
  }
  .small .tag {
    display: inline-block;
    font-size: 0.8667em;
  }
  .links {
    columns: 16em;
    column-gap: 1.25em;
  }
  .links li {
    border: 0;
    break-inside: avoid;
  }
  .links a {
    display: inline-block;
    padding-block: 0.375em;
  }
  :host(:dir(rtl)) .back::before {
    rotate: 225deg;
  }
  :host(:dir(rtl)) li > a[id]::after {
    rotate: 225deg;
  }
  @container (min-width: 54em) {
    .layout:has(> [part='manage']) {
      grid-template-columns: minmax(0, 1fr) 19em;
    }
    .layout > * {
      grid-column: 1;
    }
    .layout > [part='manage'] {
      grid-area: 1 / 2 / span 99;
    }
  }
  @media print {
    .back,
    .layout > nav {
      display: none;
    }
  }
`;
