//! Content and campaigns: what people say and make, what they view, and where they take part.

use super::shapes::*;
use crate::field::{Choice as _, choices};
use crate::metric::formulas;

choices! {
    /// Whether neutral mentions count in the denominator of a net sentiment.
    NeutralMentions {
        /// They count.
        #[default]
        Include = "include",
        /// They do not.
        Exclude = "exclude",
    }
}

formulas! { "content":
    /// User-generated content is the number of posts, reviews, photos and videos that customers made about a brand.
    ///
    /// The brand's own and paid posts are left out. Kinds differ in worth: keep the count of each kind beside the total.
    formula "ugc"
    source "Bazaarvoice: UGC volume."
    alias "UGC";
    fn ugc_count(
        /// Posts, reviews, photos and videos by customers.
        ugc: u64 as Count,
    ) -> Count, Higher { total("ugc_count", ugc) }
    example ("435" = 435) => 435.0;

    /// Brand mentions is the number of times that the brand's names were mentioned in the channels watched.
    ///
    /// It rises in a scandal too, so more is not better by itself: read it with `net_sentiment`. The brand's own posts
    /// are left out.
    formula "mentions"
    source "Brandwatch: Mention volume. Sprout Social: Mentions."
    alias "mention volume", "word of mouth";
    fn brand_mentions(
        /// Mentions in the window.
        mentions: u64 as Count,
    ) -> Count, Neither { total("brand_mentions", mentions) }
    example ("200" = 200) => 200.0;

    /// Net sentiment is the share of positive mentions minus the share of negative ones, in points.
    ///
    /// With neutral mentions in the denominator it is what most tools show; without them the same mentions give 60
    /// points instead of 30. Who labelled the mentions matters more than the interval says.
    formula "100 * (positive - negative) / (positive + neutral + negative)"
    source "Black Box Intelligence, Brandwatch: net sentiment. Interval: adjusted Wald, Rocks 2016, The American Statistician."
    alias "sentiment score";
    fn net_sentiment(
        /// Positive mentions.
        positive: u64 as Count,
        /// Neutral mentions.
        neutral: u64 as Count,
        /// Negative mentions.
        negative: u64 as Count,
        /// Whether neutral mentions count in the denominator.
        neutral_mentions: NeutralMentions as Choice(NeutralMentions::WORDS) = Text("include"),
    ) -> Points, Higher {
        let between = if neutral_mentions == NeutralMentions::Include { neutral } else { 0 };
        Ok(net_score("net_sentiment", (positive, between, negative), "mentions"))
    }
    example ("80" = 80, "100" = 100, "20" = 20; content::NeutralMentions::Include) => 30.0 in [20.72003456, 38.39326593];

    /// Share of voice is the share of all mentions of a market that are the brand's.
    ///
    /// The total includes the brand itself and depends on which competitors are watched. In advertising the name means
    /// a share of spending.
    formula "brand / total"
    source "Brandwatch, Sprout Social, Hootsuite: Share of voice."
    alias "SOV";
    fn share_of_voice(
        /// Mentions of the brand.
        brand: u64 as Count,
        /// Mentions of the brand and of its competitors.
        total: u64 as Count,
    ) -> Fraction, Higher { share("share_of_voice", ("brand", brand), ("total", total)) }
    example ("200" = 200, "800" = 800) => 0.25 in [0.2212369714, 0.2811524667];

    /// Content views is the number of times that posts, videos, articles or e-books were viewed in the window.
    ///
    /// Networks disagree on what a view is: 3 seconds of a video, its start, or some 30 seconds. Do not add up views of
    /// different networks.
    formula "views"
    source "YouTube, GA4: Views."
    fn content_views(
        /// Views in the window, as the network counts them.
        views: u64 as Count,
    ) -> Count, Higher { total("content_views", views) }
    example ("10000" = 10000) => 10000.0;

    /// Event attendance rate is the share of those registered who came.
    ///
    /// Free events have a lower one than paid events. People who came without a registration are in neither input:
    /// pass only attendees who had registered.
    formula "attendees / registrations"
    source "ON24, Zoom: Attendance rate."
    alias "show-up rate";
    fn event_attendance_rate(
        /// Registered people who came, each once.
        attendees: u64 as Count,
        /// People who registered.
        registrations: u64 as Count,
    ) -> Fraction, Higher {
        share("event_attendance_rate", ("attendees", attendees), ("registrations", registrations))
    }
    example ("170" = 170, "400" = 400) => 0.425 in [0.3774943812, 0.4739324629];

    /// Campaign participation rate is the share of those invited who took part in a contest, promotion or quiz.
    ///
    /// People, not entries: one who enters twice counts once. Say whether those invited or all active customers are
    /// below the line.
    formula "participants / invited"
    source "Woobox, ShortStack: Entry rate."
    alias "entry rate";
    fn campaign_participation_rate(
        /// Different people who took part.
        participants: u64 as Count,
        /// People invited, or active customers.
        invited: u64 as Count,
    ) -> Fraction, Higher {
        share("campaign_participation_rate", ("participants", participants), ("invited", invited))
    }
    example ("240" = 240, "6000" = 6000) => 0.04 in [0.03532881918, 0.04525982763];
}
