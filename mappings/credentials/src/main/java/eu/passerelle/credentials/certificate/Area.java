package eu.passerelle.credentials.certificate;

/** A rectangle of a certificate, in pixels of the picture. */
record Area(float x, float y, float width, float height) {

    float right() {
        return x + width;
    }

    float bottom() {
        return y + height;
    }
}
