/** Reads ELMO transcripts (EN 15981-2, EMREX and EWP) that a university drops as files. */
@NullMarked
package eu.passerelle.sis.elmo;

import org.jspecify.annotations.NullMarked;
