/** Checks JSON credentials against tables of what a format asks of each class. */
@NullMarked
package eu.passerelle.credentials.shapes;

import org.jspecify.annotations.NullMarked;
