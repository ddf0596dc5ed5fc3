// Placeholder for a local build.
