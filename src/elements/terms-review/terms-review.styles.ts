import {css} from 'lit';

export const styles = css`
  #others,
  #title {
    font-size: 1em;
    font-weight: 650;
    line-height: 1.35;
    margin: 1.5em 0 0;
  }
  ul {
    list-style: none;
    margin: 0.25em 0 0;
    padding: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: calc(0.75em * var(--_density));
    border-block-start: 1px solid var(--_line);
  }
  .row:first-child {
    border-block-start: 0;
  }
  .row > :first-child {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
  }
  .facts {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .facts > :not(:last-child)::after {
    content: ' · ';
  }
  .skeleton {
    margin-block-start: 1.5em;
  }
`;
