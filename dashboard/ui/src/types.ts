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
  operator: boolean;
  roles: Record<string, string[]>;
}

/* decision tables */

export interface TableVersion {
  version: string;
  from: string | null;
  since: string | null;
  confirmedBy: string | null;
  note: string | null;
  rows: number;
  examples: number;
  unmet: number;
}

export interface TableChange {
  id: string;
  key: string;
  version: string;
  from: string;
  impact: { decisions: number; changed: number };
  fourEyes: boolean;
  state: "PROPOSED" | "ACTIVE" | "REJECTED" | "WITHDRAWN";
  note: string;
  by: string;
  at: string;
  answeredBy: string | null;
  answeredAt: string | null;
  answer: string | null;
}

export interface TableRow {
  key: string;
  name: string;
  university: string | null;
  question: string;
  ofStacks: boolean;
  inForce: TableVersion | null;
  planned: TableVersion[];
  drafted: boolean;
  proposed: TableChange | null;
}

export interface TableSheet {
  version: string;
  hitPolicy: string;
  columns: { label: string; asks: string }[];
  rows: { rule: string; cells: string[]; decision: string; reason: string }[];
}

export interface TableText {
  key: string;
  dmn: string;
  examples: string;
}

export interface TableExample {
  line: number;
  name: string;
  source: string;
  expected: string;
  actual: string;
  met: boolean;
}

export interface TableTrial {
  dmn: string;
  passes: boolean;
  problems: { row: number; cell: number; says: string }[];
  sheet: TableSheet | null;
  examples: TableExample[];
}

export interface TableDraft {
  text: TableText;
  hash: string;
  at: string;
  trial: TableTrial;
}

export interface TablePast {
  version: string;
  from: string | null;
  since: string;
  there: boolean;
  confirmedBy: string | null;
  note: string | null;
}

export interface TableDetail {
  row: TableRow;
  fourEyes: boolean;
  today: string;
  shown: TableSheet | null;
  text: TableText | null;
  draft: TableDraft | null;
  history: TablePast[];
  changes: TableChange[];
}

export interface Verdict {
  decision: string;
  rule: string;
}

export interface WhatIfRun {
  id: string;
  key: string;
  hash: string;
  from: string;
  began: string;
  state: "RUNNING" | "DONE" | "STOPPED" | "FAILED";
  judged: number;
  of: number;
  changed: number;
  otherReason: number;
  groups: { from: Verdict; to: Verdict; count: number }[];
  universities: string[];
  refused: string | null;
}

export interface WhatIfPage {
  found: number;
  changes: { transfer: string; university: string | null; from: Verdict; to: Verdict }[];
}

/* stacks */

export interface Pathway {
  id: string;
  title: Record<string, string>;
  awardedBy: string;
  leadsTo: string;
  credits: number;
  minimumLevel: number | null;
  months: number | null;
  groups: { name: string; modules: number | null; credits: number | null; of: string[] }[];
  complete: number;
  underway: number;
  toGo: Record<string, number>;
}

export interface OnPathway {
  learner: string;
  complete: boolean;
  says: string;
  award: string | null;
}

export interface StackProgress {
  pathway: string;
  learner: string;
  complete: boolean;
  credits: number;
  needed: number;
  says: string;
  parts: StackPart[];
  toGo: { group: string; modules: number; credits: number; open: string[] }[];
  notCounted: { part: StackPart; reason: string }[];
  award: string | null;
}

export interface StackPart {
  university: string;
  opportunity: string;
  credits: number | null;
  completedOn: string;
  credential: string;
}

export interface Together {
  outcomes: { transfer: string; ruling: Ruling | null; refused: string | null }[];
}
