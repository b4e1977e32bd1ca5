/** The verbs of the API for agents that speak the Model Context Protocol. */
@NullMarked
package io.kaggleingest.mcp;

import org.jspecify.annotations.NullMarked;
