import {css} from 'lit';

export const styles = css`
  #sessions,
  #signIns {
    font-size: 1em;
    margin-block-end: 0;
  }
`;
