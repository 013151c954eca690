/** Writes recognition records as ELMO 2.1.1 (EMREX, EWP; EN 15981-2), for a university's SIS to read. */
@NullMarked
package eu.passerelle.credentials.elmo;

import org.jspecify.annotations.NullMarked;
