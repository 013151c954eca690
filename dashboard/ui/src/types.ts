/** Answers of the hub's REST API (/v3/api-docs), as far as these pages read them. Times are ISO 8601, UTC. */

export type TransferState = "PULLED" | "ISSUED" | "DELIVERED" | "DECLINED" | "REFERRED" | "REJECTED" | "FAILED";
export type RunState = "RUNNING" | "WAITING" | "DONE" | "STOPPED";
export type GroupState = "OPEN" | "ACKNOWLEDGED" | "RESOLVED" | "IGNORED";

/** read = the sum of the others. */
export interface Sums {
  read: number;
  delivered: number;
  declined: number;
  referred: number;
  rejected: number;
  failed: number;
  inFlight: number;
}

/** seen = unchanged + read + withdrawn + passedOver. */
export interface Run {
  id: string;
  university: string;
  trigger: "SCHEDULE" | "MANUAL" | "CATCH_UP" | "REISSUE";
  state: RunState;
  scheduledAt: string | null;
  startedAt: string;
  endedAt: string | null;
  nextAttempt: string | null;
  since: string | null;
  attempts: number;
  pages: number;
  seen: number;
  unchanged: number;
  read: number;
  withdrawn: number;
  passedOver: number;
  message: string | null;
  configuration: number | null;
}

export interface Hour {
  hour: string;
  runs: number;
  read: number;
  worst: RunState | null;
  failed: number;
}

export interface Standing {
  university: string;
  active: number | null;
  draft: "SAME" | "DIFFERS" | "ABSENT" | "NEW" | "RETIRED" | "UNUSABLE";
  says: string | null;
}

export interface Schedule {
  cron: string;
  zone: string;
  jitterSeconds: number;
  next: string[];
}

export interface UniversityOverview {
  id: string;
  sums: Sums;
  lastRun: Run | null;
  lastGood: string | null;
  positionAt: string | null;
  schedule: Schedule | null;
  configuration: Standing | null;
  hours: Hour[];
}

export interface HubEvent {
  at: string;
  kind: "run" | "missed" | "circuit" | "person";
  what: string;
  subject: string;
  who: string | null;
  detail: string | null;
}

export interface Circuit {
  name: string;
  state: string;
  since: string;
}

export interface Overview {
  totals: Sums;
  openRuns: number;
  universities: UniversityOverview[];
  circuits: Circuit[];
  policyProblems: string[];
  keyWarnings: string[];
  events: HubEvent[];
}

export interface Group {
  group: string;
  step: string;
  kind: string;
  responsible: string;
  example: string;
  count: number;
  first: string;
  last: string;
  universities: string[];
  state: GroupState;
  reopened: boolean;
  note: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Estimate {
  count: number;
  deliverAgain: number;
  universities: string[];
  oldest: string | null;
}

/** asked = underWay + delivered + failed + otherwise. */
export interface RetryProgress {
  id: string;
  selection: string;
  by: string;
  at: string;
  asked: number;
  underWay: number;
  delivered: number;
  failed: number;
  otherwise: number;
}

export interface Transfer {
  id: string;
  run: string;
  university: string;
  sourceKey: string;
  version: number;
  state: TransferState;
  opportunityCode: string | null;
  rule: string | null;
  reason: string | null;
  missing: string[];
  responsible: string | null;
  failedStep: string | null;
  failureKind: string | null;
  failureGroup: string | null;
  attempts: number;
  nextAttempt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface TransferPage {
  transfers: Transfer[];
  next: string | null;
}

export interface Step {
  at: string;
  step: string;
  outcome: string;
  detail: string | null;
}

export interface Delivery {
  target: string;
  state: string;
  attempts: number;
  nextAttempt: string | null;
  receipt: string | null;
  alreadyThere: boolean | null;
  reason: string | null;
}

export interface Decision {
  asOf: string;
  policy: string;
  decision: string;
  rule: string;
  reason: string;
  missing: string[];
  facts: Record<string, unknown>;
}

export interface Journey {
  transfer: Transfer;
  credential: {
    formats: string[];
    status: string;
    statusReason: string | null;
    supersededBy: string | null;
    issuedAt: string;
  } | null;
  steps: Step[];
  deliveries: Delivery[];
  otherVersions: Transfer[];
  decisions: { at: string; decision: Decision }[];
}

export interface Version {
  version: number;
  active: boolean;
  sha256: string;
  storedAt: string;
  storedBy: string;
  activatedAt: string | null;
  note: string | null;
}

export interface CheckStep {
  name: string;
  result: "OK" | "FAILED" | "SKIPPED";
  detail: string;
}

export interface Outcome {
  university: string;
  version: number | null;
  changed: boolean;
  steps: CheckStep[];
  preview: { records: number; outcomes: Record<string, number>; whole: boolean } | null;
  says: string;
}

export interface Ruling {
  id: string;
  transfer: string;
  decision: "RECOGNISE" | "DECLINE" | "ASK_BACK";
  state: "PROPOSED" | "IN_FORCE" | "REJECTED" | "WITHDRAWN";
  rule: string;
  missing: string[];
  reason: string;
  by: string;
  at: string;
  answeredBy: string | null;
  answeredAt: string | null;
  answer: string | null;
}

export interface CaseRow {
  transfer: Transfer;
  since: string;
  newest: Ruling | null;
}

export interface CasePage {
  cases: CaseRow[];
  next: string | null;
}

export interface CaseView {
  journal: {
    transfer: Transfer;
    since: string;
    decision: { at: string; decision: Decision } | null;
    rulings: Ruling[];
    similar: {
      ruling: Ruling;
      university: string;
      opportunityCode: string | null;
      sameCourse: boolean;
      sameMissing: boolean;
    }[];
  };
  policy: {
    lacking: { number: number; title: string; mandatory: boolean; from: string }[];
    tables: { table: string; question: string; decision: string; rule: string; reason: string }[];
    limit: string | null;
  } | null;
}

export interface Policy {
  version: string;
  since: string;
  problems: string[];
  tables: { name: string; version: string; question: string }[];
}

/** Who looks; a hub that does not tell has one operator who may do everything. */
export interface Me {
  name: string;
  named?: boolean;
  operator: boolean;
  roles: Record<string, string[]>;
}

export type OrderKind = "REVOKE" | "REISSUE";

export interface Credential {
  id: string;
  university: string;
  sourceKey: string;
  version: number;
  course: string | null;
  status: "ACTIVE" | "SUPERSEDED" | "REVOKED";
  statusReason: string | null;
  supersededBy: string | null;
  issuedAt: string;
  transfer: TransferState;
}

export interface CredentialPage {
  credentials: Credential[];
  next: string | null;
}

/** What a verifier learns of copies in one format; `list` stands in the address of its status list. */
export interface Seen {
  format: string;
  copies: number;
  by: "BITSTRING" | "TOKEN" | null;
  list: string | null;
  says: "HOLDS" | "TAKEN_BACK" | "CANNOT_TELL";
  since: string | null;
}

export interface Order {
  id: string;
  kind: OrderKind;
  state: "PROPOSED" | "DONE" | "REJECTED";
  credentials: string[];
  universities: string[];
  reason: string;
  explanation: string;
  by: string;
  at: string;
  answeredBy: string | null;
  answeredAt: string | null;
  answer: string | null;
  done: number;
}

export interface CredentialView {
  credential: Credential;
  journey: Journey;
  verifiers: Seen[];
  orders: Order[];
}

/** `not`: why it cannot be done; null where it can. */
export interface Prospect {
  credential: string;
  university: string;
  sourceKey: string;
  version: number;
  status: string;
  not: string | null;
}
