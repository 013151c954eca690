/** Reads trees of ELMO (EN 15981-2, EMREX and EWP), however they come: as files, in an envelope, in an answer. */
@NullMarked
package eu.passerelle.connectors.elmo;

import org.jspecify.annotations.NullMarked;
