/** The verbs of the API for agents that speak the Model Context Protocol. */
package io.kaggleingest.mcp;
