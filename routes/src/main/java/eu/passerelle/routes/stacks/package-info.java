/** Stacked credentials: reads them out of the hub's own journal as if that were a student information system. */
@NullMarked
package eu.passerelle.routes.stacks;

import org.jspecify.annotations.NullMarked;
