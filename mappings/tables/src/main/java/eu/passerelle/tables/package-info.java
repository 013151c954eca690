/** Grading scales and units of credit: data files with source and date, and what reads them. Never guesses. */
@NullMarked
package eu.passerelle.tables;

import org.jspecify.annotations.NullMarked;
