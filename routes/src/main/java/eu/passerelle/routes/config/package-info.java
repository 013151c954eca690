/** What operators write: plain YAML files, bound strictly to these records. */
@NullMarked
package eu.passerelle.routes.config;

import org.jspecify.annotations.NullMarked;
