/** Reads results of a OneRoster 1.2 gradebook (1EdTech), over REST or from CSV files. */
@NullMarked
package eu.passerelle.sis.oneroster;

import org.jspecify.annotations.NullMarked;
