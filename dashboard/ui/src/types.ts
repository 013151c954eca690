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
  overlap: "SKIP" | "WAIT";
  catchUp: "ONE" | "NONE";
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

/** What trying again would be. */
export interface Estimate {
  count: number;
  deliverAgain: number;
  universities: Record<string, number>;
  targets: Record<string, number>;
  refused: Record<string, number>;
  oldest: string | null;
  seconds: number;
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

/** Two learners who may be the same; no personal data. */
export interface Pair {
  id: string;
  one: string;
  other: string;
  reason: "CONFLICT" | "REUSED" | "LIKENESS";
  evidence: string[];
  universities: string[];
  waiting: number;
  openedAt: string;
  decision: "SAME" | "DIFFERENT" | null;
  decidedAt: string | null;
  decidedBy: string | null;
  why: string | null;
}

/** One of them in clear, by the newest result; identifiers are kind and value. */
export interface PersonOfPair {
  learner: string;
  transfer: string;
  university: string;
  names: string[];
  born: string | null;
  identifiers: string[];
}

export interface LearnerCounts {
  learners: number;
  atSeveralUniversities: number;
  resultsOfNobody: number;
  toReview: number;
  waiting: number;
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
  named: boolean;
  session: boolean;
  operator: boolean;
  roles: Record<string, string[]>;
}

export interface AuditEntry {
  id: number;
  at: string;
  who: string;
  action: string;
  subject: string;
  detail: string | null;
  university: string | null;
}

export interface AuditReport {
  whole: boolean;
  entries: number;
  head: { position: number; hash: string };
  problems: string[];
}

/** What somebody must know of. */
export interface AlertStanding {
  id: string;
  rule: string;
  university: string | null;
  target: string | null;
  responsible: string;
  what: string;
  todo: string;
  path: string;
  state: "PENDING" | "OPEN" | "RESOLVED";
  attended: boolean;
  silenced: boolean;
  since: string;
  openedAt: string | null;
  toldAt: string | null;
  resolvedAt: string | null;
  times: number;
}

export interface AlertNotice {
  id: string;
  kind: string;
  channel: string;
  text: { rule: string; what: string };
  at: string;
  state: "WAITING" | "SENT" | "GIVEN_UP";
  attempts: number;
  nextAttempt: string | null;
  endedAt: string | null;
  failure: string | null;
}

export interface AlertChannel {
  name: string;
  kind: string;
  where: string;
  rules: string[];
  universities: string[];
  digest: string;
  waiting: number;
  lastSent: string | null;
  failing: string | null;
}

export interface AlertRule {
  rule: string;
  thresholds: { key: string; value: string; university: string | null }[];
}

export interface AlertSilence {
  id: string;
  rule: string | null;
  university: string | null;
  until: string;
  reason: string;
  by: string;
}

export interface HubPart {
  embedded: boolean;
  answers: boolean;
  says: string;
}

export interface HubValue {
  key: string;
  line: number;
  value: string;
}

export interface HubState {
  instance: {
    name: string;
    version: string;
    startedAt: string;
    address: string;
    java: string;
    profilePack: string;
    database: HubPart;
    broker: HubPart;
  };
  keys: { use: string; algorithm: string; source: string; endsAt: string | null; nextFrom: string | null; problem: string | null }[];
  certificates: { university: string; what: string; endsAt: string; seenAt: string }[];
  targets: { name: string; protocol: string; format: string; circuit: string; since: string | null; lastArrival: string | null }[];
  values: HubValue[];
}

/** How many, in the last full minute and in the last hour. */
export interface Rates {
  minute: number;
  hour: number;
}

export interface Queue {
  waiting: number;
  later: number;
  oldestSeconds: number | null;
}

export interface UniversityFlow {
  id: string;
  read: Rates;
  run: RunState | null;
  message: string | null;
  sums: Sums;
}

export interface TargetFlow {
  name: string;
  circuit: "CLOSED" | "HALF_OPEN" | "OPEN";
  queue: Queue;
  failed: number;
  outcomes: Record<string, Rates>;
}

/** minutes: what went well through each step, the oldest of sixty first. */
export interface Flow {
  universities: UniversityFlow[];
  credential: { queue: Queue; outcomes: Record<string, Rates> };
  targets: TargetFlow[];
  unsent: Queue;
  minutes: Record<string, number[]>;
}

export type RetryFrom = "FAILED" | "READ" | "ISSUE" | "DELIVER";

export type ItemState = "QUEUED" | "SENT" | "TROUBLED" | "DELIVERED" | "OFFERED" | "FAILED" | "OTHERWISE" | "SKIPPED" | "CANCELLED";

/** asked = underWay + delivered + offered + failed + otherwise + skipped + cancelled; underWay = queued + sent + troubled. */
export interface RetryJob {
  id: string;
  selection: string;
  by: string;
  at: string;
  why: string | null;
  state: "RUNNING" | "PAUSED" | "STOPPED" | "CANCELLED" | "DONE";
  from: RetryFrom;
  target: string | null;
  asThen: boolean;
  rate: number;
  stopAt: number;
  pace: number;
  says: string | null;
  changedBy: string | null;
  changedAt: string | null;
  endedAt: string | null;
  asked: number;
  underWay: number;
  queued: number;
  sent: number;
  troubled: number;
  delivered: number;
  offered: number;
  failed: number;
  otherwise: number;
  skipped: number;
  cancelled: number;
}

export interface RetryItem {
  transfer: string;
  university: string;
  sourceKey: string;
  state: ItemState;
  now: TransferState;
  sentAt: string | null;
  endedAt: string | null;
  says: string | null;
}

export interface RetryItemPage {
  items: RetryItem[];
  next: string | null;
}

/** Another record in the place of one that cannot be used. */
export interface Edit {
  id: string;
  transfer: string;
  university: string;
  sourceKey: string;
  kind: "RAW" | "COMPLETION";
  state: "PROPOSED" | "APPLIED" | "REJECTED" | "WITHDRAWN";
  asThen: boolean;
  reason: string;
  by: string;
  at: string;
  answeredBy: string | null;
  answeredAt: string | null;
  answer: string | null;
}

export interface EditsOf {
  not: string | null;
  edits: Edit[];
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
