//! Text as a search compares it: letter case, width and separators make no difference.

/// Lower case, half width, words apart by one blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(half_width) {
        if letter.is_alphanumeric() || is_mark(letter) {
            folded.extend(letter.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    // Thai am is typed as one letter or as two.
    folded.replace("\u{e4d}\u{e32}", "\u{e33}")
}

/// Full-width forms of ASCII, as Chinese keyboards write them.
fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}

/// Thai vowels and tones stand above and below letters; some are no letters to Unicode.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_width_and_separators_make_no_difference() {
        for written in
            ["Click-to-open rate", "click_to_open_rate", " CLICK to  open RATE ", "ｃｌｉｃｋ　to/open—rate!"]
        {
            assert_eq!(fold(written), "click to open rate", "{written}");
        }
        assert_eq!(fold("อัตราตีกลับ"), "อัตราตีกลับ");
        assert_eq!(fold("คํา"), fold("คำ"));
        assert_eq!(fold("跳出率"), "跳出率");
        assert_eq!(fold("--"), "");
    }
}
