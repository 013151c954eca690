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
  trigger: "SCHEDULE" | "MANUAL" | "CATCH_UP";
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
  overlap: "SKIP" | "WAIT";
  catchUp: "ONE" | "NONE";
  next: string[];
}

export interface Plan {
  schedule: Schedule | null;
  pause: { reason: string; by: string; at: string; until: string | null } | null;
  notRun: { scheduledAt: string; why: "PAUSED" | "OVERLAP" | "MISSED"; noticedAt: string; caughtUp: boolean }[];
}

/** A university's file. */
export interface DraftFile {
  university: string;
  text: string;
  sha256: string;
  values: Record<string, unknown> | null;
  problems: string[];
}

/** A record through the draft, side by side. */
export interface Previewed {
  sourceKey: string;
  mediaType: string;
  raw: string;
  completion: unknown;
  outcome: string;
  decision: string | null;
  credential: unknown;
  problems: string[];
}

export interface Looked {
  records: number;
  outcomes: Record<string, number>;
  withdrawn: number;
  passedOver: number;
  done: boolean;
  whole: boolean;
}

export interface DataFile {
  path: string;
  kind: "VALUES" | "CATALOGUE" | "ROSTER" | "GRADES";
  sha256: string | null;
  problems: string[];
}

export interface Unknown {
  what: string;
  transfers: number;
}

export interface Lacking {
  files: DataFile[];
  codes: Unknown[];
  opportunities: { code: string | null; missing: string[]; there: boolean; transfers: number }[];
  grades: Unknown[];
}

export interface FileVersion {
  path: string;
  kind: string;
  sha256: string | null;
  since: string;
  by: string | null;
  note: string | null;
}

export interface CertificateTemplate {
  name: string;
  svg: string;
  own: boolean;
  sha256: string;
  languages: string[];
  problems: string[];
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
  result: "OK" | "WARNING" | "FAILED" | "SKIPPED";
  detail: string;
}

export interface Outcome {
  university: string;
  version: number | null;
  changed: boolean;
  steps: CheckStep[];
  preview: { records: number; outcomes: Record<string, number>; whole: boolean } | null;
  offer: { changed: string[]; results: number; seconds: number | null } | null;
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
  operator: boolean;
  roles: Record<string, string[]>;
}
