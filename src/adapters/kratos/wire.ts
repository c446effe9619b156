/** Ory Kratos' public API, as far as it is used here (seen on 1.3.1). Nodes and fields of newer versions are left alone. */

export interface KratosMessage {
  readonly id: number;
  readonly type?: string;
  readonly text?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface KratosNode {
  readonly group: string;
  readonly attributes: {
    readonly name?: string;
    readonly id?: string;
    readonly type?: string;
    readonly value?: unknown;
    readonly required?: boolean;
    readonly disabled?: boolean;
    readonly pattern?: string;
    readonly text?: KratosMessage;
  };
  readonly messages?: readonly KratosMessage[];
  readonly meta?: {readonly label?: KratosMessage};
}

export interface KratosIdentity {
  readonly id: string;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly verifiable_addresses?: readonly KratosAddress[];
  readonly recovery_addresses?: readonly KratosAddress[];
}
export interface KratosAddress {
  readonly id: string;
  readonly value: string;
  readonly via: string;
  readonly verified?: boolean;
  readonly created_at?: string;
}

/** A form on its way. */
export interface KratosFlow {
  readonly id: string;
  readonly expires_at?: string;
  readonly identity?: KratosIdentity;
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly KratosNode[];
    readonly messages?: readonly KratosMessage[];
  };
}

export interface KratosSession {
  readonly id: string;
  readonly active?: boolean;
  readonly issued_at?: string;
  readonly authenticated_at?: string;
  readonly expires_at?: string;
  readonly identity?: KratosIdentity;
  readonly devices?: readonly {
    readonly ip_address?: string;
    readonly user_agent?: string;
    readonly location?: string;
  }[];
}
