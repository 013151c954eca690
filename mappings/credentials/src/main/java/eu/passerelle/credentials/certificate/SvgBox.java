package eu.passerelle.credentials.certificate;

import org.jspecify.annotations.Nullable;

/**
 * A rectangle of a drawing that says where something goes.
 *
 * @param anchor how what is in it is aligned; null: as the text itself says
 */
record SvgBox(Area area, TextField.@Nullable Anchor anchor) {

    float anchorX() {
        return anchor == TextField.Anchor.END
                ? area.right()
                : anchor == TextField.Anchor.MIDDLE ? area.x() + area.width() / 2 : area.x();
    }
}
