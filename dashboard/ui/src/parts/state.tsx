/** A state is told by colour, icon and text, never by one of them alone. */

import { Label, type LabelProps } from "@patternfly/react-core";
import ArrowRightIcon from "@patternfly/react-icons/dist/esm/icons/arrow-right-icon";
import BanIcon from "@patternfly/react-icons/dist/esm/icons/ban-icon";
import BoltIcon from "@patternfly/react-icons/dist/esm/icons/bolt-icon";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ClockIcon from "@patternfly/react-icons/dist/esm/icons/clock-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import ExclamationTriangleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon";
import EyeIcon from "@patternfly/react-icons/dist/esm/icons/eye-icon";
import MinusCircleIcon from "@patternfly/react-icons/dist/esm/icons/minus-circle-icon";
import PauseCircleIcon from "@patternfly/react-icons/dist/esm/icons/pause-circle-icon";
import QuestionCircleIcon from "@patternfly/react-icons/dist/esm/icons/question-circle-icon";
import SyncAltIcon from "@patternfly/react-icons/dist/esm/icons/sync-alt-icon";
import type { ComponentType } from "react";
import { word } from "../texts";

type Look = [NonNullable<LabelProps["color"]>, ComponentType];

const GOOD: Look = ["green", CheckCircleIcon];
const BAD: Look = ["red", ExclamationCircleIcon];
const CALM: Look = ["grey", MinusCircleIcon];
const ASK: Look = ["orange", QuestionCircleIcon];
const WARN: Look = ["yellow", ExclamationTriangleIcon];
const WAIT: Look = ["blue", ClockIcon];

const LOOKS: Record<string, Look> = {
  PULLED: ["blue", ArrowRightIcon],
  ISSUED: ["blue", ArrowRightIcon],
  DELIVERED: GOOD,
  DECLINED: CALM,
  REFERRED: ASK,
  REJECTED: ["orange", BanIcon],
  FAILED: BAD,
  RUNNING: ["blue", SyncAltIcon],
  WAITING: WAIT,
  DONE: GOOD,
  STOPPED: BAD,
  OPEN: BAD,
  ACKNOWLEDGED: ["purple", EyeIcon],
  RESOLVED: GOOD,
  IGNORED: CALM,
  PENDING: WAIT,
  CANCELLED: CALM,
  ACTIVE: GOOD,
  SUPERSEDED: CALM,
  REVOKED: ["orange", BanIcon],
  OK: GOOD,
  SKIPPED: CALM,
  WARNING: WARN,
  RECOGNISED: GOOD,
  OVERLAP: CALM,
  MISSED: WARN,
  CLOSED: GOOD,
  HALF_OPEN: ["yellow", BoltIcon],
  NEVER: CALM,
  PROPOSED: WAIT,
  IN_FORCE: GOOD,
  WITHDRAWN: CALM,
  SAME: GOOD,
  DIFFERS: WARN,
  ABSENT: WARN,
  NEW: ["blue", ArrowRightIcon],
  RETIRED: CALM,
  UNUSABLE: BAD,
  GIVEN_UP: BAD,
  ENDING: WARN,
  SILENCED: CALM,
  PAUSED: ["yellow", PauseCircleIcon],
  QUEUED: WAIT,
  SENT: ["blue", ArrowRightIcon],
  TROUBLED: WARN,
  OFFERED: ["blue", ClockIcon],
  OTHERWISE: CALM,
  APPLIED: GOOD,
};

export function State({ of, text }: { of: string; text?: string }) {
  const [color, Icon] = LOOKS[of] ?? CALM;
  return (
    <Label color={color} icon={<Icon />} isCompact>
      {text ?? word("state", of)}
    </Label>
  );
}
