import {css} from 'lit';

export const styles = css`
  dl {
    margin: 1em 0 0;
  }
  dt {
    font-weight: 600;
    font-size: 0.9375em;
  }
  dd {
    margin: 0.125em 0 0;
  }
  .problem {
    margin-block-start: 1.25em;
  }
  #done {
    font-weight: 600;
    color: var(--_ok);
  }
  #done:focus {
    outline: none;
  }
`;
