//! Languages of output: messages by key, names of metrics, and the forms of numbers and dates, as data.
//!
//! English stands beside each key in Rust. The other languages are files in `core/text`, one folder a tag: the crate
//! embeds them under the feature `text`, and a browser imports those it needs and hands each over as a [`Value`].
//! Errors are always English: programmers read and search for them.

mod messages;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::error::{Code, Error, fill};
use crate::value::Value;

pub(crate) use messages::{Message, words};

/// The languages that come with the library, as BCP 47 tags.
pub const TAGS: [&str; 5] = ["en", "zh-Hant", "zh-Hans", "ms", "th"];

/// A language of output; a copy costs a counter.
///
/// ```
/// use engagement_metrics::Language;
///
/// assert_eq!(Language::default().tag(), "en");
/// # #[cfg(feature = "text")]
/// assert_eq!(Language::from_tag("zh_TW")?.tag(), "zh-Hant");
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Language(Option<Arc<Text>>);

struct Text {
    tag: String,
    /// Templates by key.
    messages: Value,
    /// What is said of each metric, by id.
    metrics: Value,
}

impl Language {
    /// English, which needs no file.
    pub const ENGLISH: Self = Self(None);

    /// The language of a tag such as `zh-Hant`; names that hosts use, such as `zh_TW` and `ms-MY`, mean one of them.
    ///
    /// # Errors
    ///
    /// When there is no such language, or its file is not in this build.
    pub fn from_tag(tag: &str) -> Result<Self, Error> {
        Self::tagged("language", tag)
    }

    fn tagged(subject: &'static str, tag: &str) -> Result<Self, Error> {
        let Some(known) = known(tag) else {
            let error = Error::new(Code::Unknown, subject).at("language");
            return Err(error.among(&TAGS, tag).got_text(tag));
        };
        if known == "en" {
            return Ok(Self::ENGLISH);
        }
        #[cfg(feature = "text")]
        if let Some(language) = embedded::language(known) {
            return Ok(language);
        }
        Err(Error::new(Code::LanguageAway, subject).at("language").with("tag", known).got_text(tag))
    }

    /// A language from its file: its `tag`, its `messages` by key, and what it says of `metrics` by id.
    ///
    /// A tag alone is looked up as [`Language::from_tag`] does. What a file lacks is said in English.
    ///
    /// # Errors
    ///
    /// When it is no such file, or a tag whose file is not in this build.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        Self::given("language", value)
    }

    /// The language that an option of `subject` asks for.
    pub(crate) fn given(subject: &'static str, value: &Value) -> Result<Self, Error> {
        if let Value::Null = value {
            return Ok(Self::ENGLISH);
        }
        if let Some(tag) = value.as_text() {
            return Self::tagged(subject, tag);
        }
        let part = |name| value.field(name).filter(|part| matches!(part, Value::Map(_))).cloned();
        match (value.field("tag").and_then(Value::as_text), part("messages")) {
            (Some(tag), Some(messages)) => {
                Ok(Self::new(tag, messages, part("metrics").unwrap_or(Value::Null)))
            }
            _ => {
                let error = Error::new(Code::Option, subject).at("language");
                Err(error.with("expected", "a language's tag or file"))
            }
        }
    }

    fn new(tag: &str, messages: Value, metrics: Value) -> Self {
        Self(Some(Arc::new(Text { tag: tag.to_owned(), messages, metrics })))
    }

    /// Its BCP 47 tag.
    pub fn tag(&self) -> &str {
        self.0.as_ref().map_or("en", |text| &text.tag)
    }

    /// Its name in itself.
    pub fn name(&self) -> &str {
        self.say(&words::LANGUAGE_NAME)
    }

    /// What its file says of a metric: `name`, `definition`, `formula`, `inputs`, `variants`, …; nothing in English,
    /// whose words stand in the catalogue, and where a translation is missing.
    pub fn metric(&self, id: &str, part: &str) -> Option<&Value> {
        self.0.as_ref()?.metrics.field(id)?.field(part)
    }

    /// A message by its key, as `text::messages` lists them; English where the file lacks it.
    pub fn message(&self, key: &str) -> Option<&str> {
        words::ALL.iter().find(|message| message.key == key).map(|message| self.say(message))
    }

    /// The template of a message, in English where the file lacks it.
    pub(crate) fn say(&self, message: &Message) -> &str {
        self.template(message.key).unwrap_or(message.english)
    }

    /// A message with its arguments. Beside a `count`, English knows the forms of [`PLURALS`].
    pub(crate) fn fill(&self, message: &Message, arguments: &[(&str, &str)]) -> String {
        self.fill_by(message, &|name| {
            arguments.iter().find(|(argument, _)| *argument == name).map(|(_, value)| Cow::Borrowed(*value))
        })
    }

    /// A message whose arguments are looked up by name.
    pub(crate) fn fill_by<'a>(
        &self,
        message: &Message,
        argument: &dyn Fn(&str) -> Option<Cow<'a, str>>,
    ) -> String {
        let one = || argument("count").is_some_and(|count| count == "1");
        fill(self.say(message), &|name| {
            argument(name).or_else(|| {
                let (_, single, many) = PLURALS.iter().find(|(word, ..)| *word == name)?;
                Some(Cow::Borrowed(if one() { *single } else { *many }))
            })
        })
    }

    /// Whether it is English, whose dates are ISO 8601 and whose lines for programmers name metrics by id.
    pub(crate) fn is_english(&self) -> bool {
        self.0.is_none()
    }

    /// What a source is of; one without a word of its own goes by the name of its class.
    pub(crate) fn source_name<'a>(&'a self, class: &'a str) -> &'a str {
        match class {
            "Orders" => self.say(&words::SOURCE_ORDERS),
            class => class,
        }
    }

    /// The name of a metric as people write it; in English `average_order_value` is "Average order value".
    pub fn metric_name(&self, id: &str) -> String {
        let translated = self.metric(id, "name").and_then(Value::as_text);
        translated.map_or_else(|| english_name(id), str::to_owned)
    }

    /// What a line for programmers or a heading of a table calls a metric: its id in English, else its name.
    pub(crate) fn metric_id<'a>(&self, id: &'a str) -> Cow<'a, str> {
        if self.is_english() { Cow::Borrowed(id) } else { Cow::Owned(self.metric_name(id)) }
    }

    /// The template under a key, where this is another language than English and has it.
    pub(crate) fn template(&self, key: &str) -> Option<&str> {
        self.0.as_ref()?.messages.field(key)?.as_text()
    }
}

/// What becomes of a word beside a `count` of 1 and of any other; the other languages need none.
pub const PLURALS: [(&str, &str, &str); 9] = [
    ("s", "", "s"),
    ("v", "s", ""),
    ("are", "is", "are"),
    ("were", "was", "were"),
    ("have", "has", "have"),
    ("do", "does", "do"),
    ("they", "it", "they"),
    ("their", "its", "their"),
    ("orders", "an order", "orders"),
];

/// Words of metrics that are read letter by letter.
const LETTERS: [&str; 6] = ["aov", "ces", "clv", "csat", "nps", "rfm"];

fn english_name(id: &str) -> String {
    let word = |word: &str| if LETTERS.contains(&word) { word.to_uppercase() } else { word.to_owned() };
    let name = id.split('_').map(word).collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Every message but the notes, with its English template.
pub(crate) fn messages() -> impl Iterator<Item = &'static Message> {
    words::ALL.iter()
}

/// Equal tags are one language.
impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Language").field(&self.tag()).finish()
    }
}

/// Which of the tags a name means: the script decides between the two of Chinese, then the place.
fn known(tag: &str) -> Option<&'static str> {
    let lower = tag.to_ascii_lowercase();
    let mut parts = lower.split(['-', '_']);
    let first = parts.next()?;
    let mut rest = parts.filter(|part| ["hans", "hant", "tw", "hk", "mo"].contains(part));
    match first {
        "zh" => Some(if rest.next().is_none_or(|part| part == "hans") { "zh-Hans" } else { "zh-Hant" }),
        _ => TAGS.into_iter().find(|tag| *tag == first),
    }
}

#[cfg(feature = "text")]
mod embedded {
    //! The files of `core/text`, read when first asked for.

    use std::sync::OnceLock;

    use super::Language;
    use crate::value::parsed;

    type File = (&'static str, &'static str, &'static str, OnceLock<Language>);

    macro_rules! files {
        ($($tag:literal),+) => {
            [$((
                $tag,
                include_str!(concat!("../text/", $tag, "/messages.json")),
                include_str!(concat!("../text/", $tag, "/metrics.json")),
                OnceLock::new(),
            )),+]
        };
    }

    static FILES: [File; 4] = files!["zh-Hant", "zh-Hans", "ms", "th"];

    pub(super) fn language(tag: &str) -> Option<Language> {
        let (tag, messages, metrics, read) = FILES.iter().find(|file| file.0 == tag)?;
        Some(read.get_or_init(|| Language::new(tag, parsed(messages), parsed(metrics))).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_hosts_use_mean_one_of_the_tags() {
        for (name, tag) in [
            ("en-GB", "en"),
            ("zh-TW", "zh-Hant"),
            ("zh_Hant", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-Hans-HK", "zh-Hans"),
            ("MS_my", "ms"),
            ("th-TH", "th"),
        ] {
            assert_eq!(known(name), Some(tag), "{name}");
        }
        assert_eq!(known("msx"), None);
        assert!(Language::from_tag("fr").is_err());
    }

    #[test]
    fn a_language_may_come_as_values() {
        let messages = Value::map([("language.name", "Bahasa Melayu".into())]);
        let file = Value::map([
            ("tag", "ms".into()),
            ("messages", messages),
            ("metrics", Value::map([("orders", Value::map([("name", "Pesanan".into())]))])),
        ]);
        let language = Language::from_value(&file).unwrap();
        assert_eq!((language.tag(), language.name()), ("ms", "Bahasa Melayu"));
        assert_eq!(language.metric("orders", "name").and_then(Value::as_text), Some("Pesanan"));
        assert_eq!(language.metric("orders", "formula"), None);
        assert!(Language::from_value(&Value::Int(1)).is_err());
        assert_eq!(Language::from_value(&Value::Null).unwrap(), Language::ENGLISH);
    }
}
