/** Hands recognition records (ELMO) to the SIS of the university that recognises. */
@NullMarked
package eu.passerelle.delivery.elmo;

import org.jspecify.annotations.NullMarked;
