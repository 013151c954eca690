/** Reads Ladok, the student information system of Swedish universities. */
@NullMarked
package eu.passerelle.sis.ladok;

import org.jspecify.annotations.NullMarked;
