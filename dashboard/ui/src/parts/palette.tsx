/** Ctrl+K: type a few letters of where to go. */

import { Button, Modal, ModalBody, ModalHeader, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { usePoll } from "../api";
import { go, link } from "../router";
import { type Key, t } from "../texts";
import type { Overview } from "../types";

const VIEWS: [string, Key][] = [
  ["/", "nav.overview"],
  ["/flow", "nav.flow"],
  ["/failed", "nav.failed"],
  ["/universities", "nav.universities"],
  ["/recognition", "nav.recognition"],
  ["/credentials", "nav.credentials"],
  ["/audit", "nav.audit"],
  ["/settings", "nav.settings"],
];
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const MOST = 12;

export default function Palette({ close }: { close: () => void }) {
  const { data } = usePoll<Overview>("api/overview");
  const [text, setText] = useState("");
  const id = ID.exec(text)?.[0];
  const places: [string, string][] = [
    ...VIEWS.map(([to, key]): [string, string] => [link(to), t(key)]),
    ...(data?.universities ?? []).map(({ id: university }): [string, string] => [link(`/university/${university}`), university]),
  ].filter(([, name]) => name.toLowerCase().includes(text.trim().toLowerCase())) as [string, string][];
  if (id) {
    places.unshift([link(`/transfer/${id.toLowerCase()}`), t("palette.transfer", { id })]);
  } else if (text.trim()) {
    places.push([link("/failed", { text: text.trim() }), t("palette.find", { text: text.trim() })]);
  }
  const follow = (to: string | undefined): void => {
    if (to) {
      close();
      go(to);
    }
  };
  return (
    <Modal isOpen onClose={close} variant="small" aria-label={t("palette.title")} position="top" elementToFocus="#palette-text">
      <ModalHeader title={t("palette.title")} />
      <ModalBody>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            follow(places[0]?.[0]);
          }}
        >
          <TextInput
            id="palette-text"
            type="search"
            autoComplete="off"
            aria-label={t("palette.search")}
            placeholder={t("palette.search")}
            value={text}
            onChange={(_, value) => setText(value)}
          />
        </form>
        {places.length === 0 ? <p>{t("palette.none")}</p> : null}
        <ul className="places">
          {places.slice(0, MOST).map(([to, name]) => (
            <li key={to}>
              <Button variant="link" isBlock component="a" href={to} onClick={close}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </ModalBody>
    </Modal>
  );
}
