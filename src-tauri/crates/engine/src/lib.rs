//! What Respite can do: use cases, and the views that they return.
