/** Reads Sisu, the student information system of Finnish universities, by its exports. */
@NullMarked
package eu.passerelle.sis.sisu;

import org.jspecify.annotations.NullMarked;
