//! The public face of each language, written from the core's descriptors.
//!
//! `cargo test` checks the files; `make facades` writes them.

mod javascript;
mod python;
