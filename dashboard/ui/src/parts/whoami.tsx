/** Who looks, what that person may do where, and the way out. */

import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import { changed, dropToken, forget, post } from "../api";
import { t, word } from "../texts";
import type { Me } from "../types";
import { askAgain } from "./me";

/** Out of the hub, and out of the provider where it offers that: else the next who logs in here is let in as this person. */
async function logOut(): Promise<void> {
  const { at } = await post<{ at: string | null }>("logout");
  location.assign(at ?? "./");
}

function forgetToken(): void {
  dropToken();
  forget();
  askAgain();
  changed();
}

export default function WhoAmI({ me, hasToken, close }: { me: Me; hasToken: boolean; close: () => void }) {
  const places = Object.entries(me.roles).sort(([one], [other]) => one.localeCompare(other));
  return (
    <Modal isOpen onClose={close} variant="small" aria-label={t("me.title")}>
      <ModalHeader title={t("me.title")} />
      <ModalBody>
        <p className="gap-below">{t(me.named ? "me.known" : "me.token", { name: me.name })}</p>
        <h3>{t("me.roles")}</h3>
        <dl className="facts">
          {places.map(([place, roles]) => (
            <div key={place}>
              <dt>{place === "*" ? t("me.everywhere") : place}</dt>
              <dd>{roles.map((role) => word("role", role)).join(", ")}</dd>
            </div>
          ))}
        </dl>
        {places.length === 0 ? <p className="quiet">{t("me.none")}</p> : null}
      </ModalBody>
      <ModalFooter>
        {me.session ? (
          <Button id="log-out" onClick={() => void logOut()}>
            {t("me.out")}
          </Button>
        ) : hasToken ? (
          <Button id="forget-token" onClick={() => (forgetToken(), close())}>
            {t("me.forget")}
          </Button>
        ) : null}
        <Button variant="link" onClick={close}>
          {t("app.close")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
