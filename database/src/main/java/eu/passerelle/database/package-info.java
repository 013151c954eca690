/** A real PostgreSQL beside the hub, from jars; for evaluation and tests on one machine. */
@NullMarked
package eu.passerelle.database;

import org.jspecify.annotations.NullMarked;
