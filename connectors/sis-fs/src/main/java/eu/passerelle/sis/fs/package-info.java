/** Reads FS (Felles studentsystem), the student information system of Norwegian universities, by GraphQL. */
@NullMarked
package eu.passerelle.sis.fs;

import org.jspecify.annotations.NullMarked;
