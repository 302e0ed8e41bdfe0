//! The words of Respite: one typed function a message.
