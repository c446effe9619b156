import {css} from 'lit';

export const enrolmentStyles = css`
  .standing {
    margin-block: 1em 0.25em;
    font-weight: 600;
  }
  .standing.ok,
  .thanks {
    color: var(--_ok);
  }
  .standing.warn {
    color: var(--_warn);
  }
  .dates,
  .where,
  .thanks,
  .problem {
    margin-block-start: 1em;
  }
  [part='methods'] {
    margin: 0.75em 0 0;
    display: grid;
    gap: 0.5em;
    max-inline-size: 32em;
  }
  [part='methods'] > * {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    justify-content: space-between;
    align-items: baseline;
    padding-block-end: 0.5em;
    border-block-end: 1px solid var(--_line);
  }
`;
