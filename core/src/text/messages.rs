//! The table of messages: a key, and its English beside it.

/// A message: the key under which each language has its template, and the English one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    pub(crate) key: &'static str,
    pub(crate) english: &'static str,
}

/// Declares the messages. They are constants, so a build holds those that it says.
macro_rules! messages {
    ($( $name:ident: $key:literal, $english:literal; )+) => {
        pub(crate) mod words {
            use super::Message;
            $( pub(crate) const $name: Message = Message { key: $key, english: $english }; )+
            pub(crate) const ALL: &[Message] = &[$($name),+];
        }
    };
}

messages! {
    // The language itself.
    LANGUAGE_NAME: "language.name", "English";
}
