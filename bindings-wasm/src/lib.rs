//! The native half of the JavaScript package.
