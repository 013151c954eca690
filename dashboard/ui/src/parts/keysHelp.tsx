import { Modal, ModalBody, ModalHeader } from "@patternfly/react-core";
import { type Key, t } from "../texts";

const KEYS: [string, Key][] = [
  ["Ctrl K", "keys.palette"],
  ["j", "keys.next"],
  ["k", "keys.previous"],
  ["x", "keys.select"],
  ["r", "keys.retry"],
  ["Enter", "keys.open"],
  ["?", "keys.help"],
];

export default function KeysHelp({ close }: { close: () => void }) {
  return (
    <Modal isOpen onClose={close} variant="small" aria-label={t("keys.title")}>
      <ModalHeader title={t("keys.title")} />
      <ModalBody>
        <dl className="keys">
          {KEYS.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      </ModalBody>
    </Modal>
  );
}
