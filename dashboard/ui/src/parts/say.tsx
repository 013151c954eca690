/** What says something: refusals, empty places, buttons that say why they cannot be used, dialogues. */

import {
  Alert,
  Button,
  type ButtonProps,
  EmptyState,
  EmptyStateBody,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Spinner,
  Tooltip,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { Refused } from "../api";
import { t } from "../texts";

export function Refusal({ refused }: { refused: Refused | undefined }) {
  if (!refused || refused.status === 401) {
    return null;
  }
  return refused.status === 0 ? (
    <Alert component="h2" variant="danger" isInline title={t("refused.away")} className="gap-below">
      {t("refused.awayDo")}
    </Alert>
  ) : (
    <Alert component="h2"
      variant={refused.status === 404 ? "info" : "danger"}
      isInline
      title={t(refused.status === 404 ? "refused.notFound" : "refused.title")}
      className="gap-below"
    >
      {refused.message}
    </Alert>
  );
}

export function Asking() {
  return (
    <div className="asking" role="status">
      <Spinner size="lg" aria-label={t("app.loading")} /> {t("app.loading")}
    </div>
  );
}

/** Nothing is here: why, and what to do. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <EmptyState titleText={title} headingLevel="h3" variant="sm">
      <EmptyStateBody>{children}</EmptyStateBody>
    </EmptyState>
  );
}

/** A button that stays where it is when it cannot be used, and says why. */
export function Act({ not, ...props }: ButtonProps & { not?: string | null | undefined }) {
  if (!not) {
    return <Button {...props} />;
  }
  return (
    <Tooltip content={not}>
      <Button {...props} isAriaDisabled aria-description={not} />
    </Tooltip>
  );
}

/**
 * A dialogue with one action. It stays open and says what the hub says when it is refused.
 *
 * @param not why the action cannot be taken now
 * @param act what it does; the dialogue closes when that is done, unless `stay`
 */
export function Dialogue(props: {
  title: string;
  action: string;
  not?: string | null;
  danger?: boolean;
  wide?: boolean;
  done?: boolean;
  act: () => Promise<unknown>;
  close: () => void;
  children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const act = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await props.act();
    } catch (no) {
      if (!(no instanceof Refused)) {
        throw no;
      }
      setRefused(no);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal isOpen onClose={props.close} variant={props.wide ? "medium" : "small"} aria-label={props.title}>
      <ModalHeader title={props.title} />
      <ModalBody>
        <Refusal refused={refused} />
        {props.children}
      </ModalBody>
      <ModalFooter>
        {props.done ? null : (
          <Act variant={props.danger ? "danger" : "primary"} not={props.not ?? null} isLoading={busy} isDisabled={busy} onClick={() => void act()}>
            {props.action}
          </Act>
        )}
        <Button variant={props.done ? "primary" : "link"} onClick={props.close}>
          {props.done ? t("app.close") : t("app.cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
