/** Turns raw records of any system into completions by what operators write: JSONata expressions and value maps. */
@NullMarked
package eu.passerelle.connectors.mapping;

import org.jspecify.annotations.NullMarked;
