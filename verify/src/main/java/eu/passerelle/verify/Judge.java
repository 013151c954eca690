package eu.passerelle.verify;

/** Judges documents of one kind. */
interface Judge {

    /** Never throws on bad input. */
    void judge(Detection document, Findings out);
}
